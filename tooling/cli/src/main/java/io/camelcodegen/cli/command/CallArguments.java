package io.camelcodegen.cli.command;

import io.camelcodegen.cli.UsageException;
import io.camelcodegen.tool.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a call as they are given on a command line. Values are taken as they are: nothing is evaluated. */
final class CallArguments {

    /** A body may hold a file; what is larger does not belong on a command line. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private CallArguments() {}

    /**
     * @param pairs {@code name=value}; of a name given several times the values become a list
     * @param json null, an object, {@code @file} or {@code -} for {@code in}
     * @throws UsageException where they are neither
     */
    static Map<String, @Nullable Object> of(List<String> pairs, @Nullable String json, InputStream in, Path directory) {
        Map<String, @Nullable Object> arguments = json == null ? new LinkedHashMap<>() : object(json, in, directory);
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--param must be NAME=VALUE, not '" + pair + "'");
            }
            named.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        named.forEach((name, values) -> arguments.put(name, values.size() == 1 ? values.get(0) : values));
        return arguments;
    }

    @SuppressWarnings("unchecked") // JSON's names are text
    private static Map<String, @Nullable Object> object(String json, InputStream in, Path directory) {
        String from = json.equals("-") ? "stdin" : json.startsWith("@") ? json.substring(1) : "--json";
        Object value;
        try {
            value = JsonValues.read(bytes(json, in, directory));
        } catch (IOException e) { // its message would quote what may be secret
            throw new UsageException("the parameters from " + from + " are not JSON");
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new UsageException("the parameters from " + from + " must be a JSON object, {\"name\": value, …}");
    }

    private static byte[] bytes(String json, InputStream in, Path directory) {
        if (!json.equals("-") && !json.startsWith("@")) {
            return json.getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream from = json.equals("-") ? in : Files.newInputStream(directory.resolve(json.substring(1)))) {
            byte[] bytes = from.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UsageException("parameters of more than " + MAX_BYTES + " bytes are not taken");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("the parameters cannot be read from " + (json.equals("-") ? "stdin" : json));
        }
    }
}
