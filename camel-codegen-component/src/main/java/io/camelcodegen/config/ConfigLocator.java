package io.camelcodegen.config;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.source.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration file and reads it: an explicit location; else one of {@link #NAMES} in the working directory;
 * else one of them on the classpath. The first that is there is the only one read. Thread-safe; reads files, so not for
 * an I/O thread.
 */
public final class ConfigLocator {

    /** In the order in which they are looked for. */
    public static final List<String> NAMES = List.of("codegen.config.json", ".codegenrc", "mcp-codegen.json");

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    private final Path workingDirectory;
    private final Function<String, @Nullable InputStream> classpath;
    private final Function<String, ? extends Variables> variables;

    /**
     * @param workingDirectory what relative paths are relative to
     * @param classpath opens a resource, or gives null
     * @param variables by source name, see {@link SourceConfigParser}
     */
    public ConfigLocator(
            Path workingDirectory,
            Function<String, @Nullable InputStream> classpath,
            Function<String, ? extends Variables> variables) {
        this.workingDirectory = workingDirectory;
        this.classpath = classpath;
        this.variables = variables;
    }

    /** Looks in the process's working directory and with the context's class resolver. */
    public static ConfigLocator of(CamelContext context) {
        return new ConfigLocator(
                Path.of("").toAbsolutePath(),
                name -> context.getClassResolver().loadResourceAsStream(name),
                source -> ConfigVariables.of(source, context));
    }

    /**
     * The configuration, {@link ConfigFile#NONE} where no location is given and none is found.
     *
     * @param location a path, {@code file:} or {@code classpath:}; null or empty to look in the usual places
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems; also where the location given
     *     has no file
     */
    public ConfigFile locate(@Nullable String location) {
        return location == null || location.isBlank() ? discover() : explicit(location.trim());
    }

    private ConfigFile discover() {
        for (String name : NAMES) {
            Path file = workingDirectory.resolve(name);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        for (String name : NAMES) {
            InputStream resource = classpath.apply(name);
            if (resource != null) {
                return read(CLASSPATH + name, resource);
            }
        }
        return ConfigFile.NONE;
    }

    private ConfigFile explicit(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        if (lower.startsWith(CLASSPATH)) {
            String name = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
            InputStream resource = classpath.apply(name);
            if (resource == null) {
                throw invalid(location, "there is no such resource on the classpath");
            }
            return read(location, resource);
        }
        if (!lower.startsWith(FILE) && lower.matches("[a-z][a-z0-9+.-]+:.*")) {
            throw invalid(location, "must be a path, file: or classpath:");
        }
        Path file = path(location);
        if (!Files.isRegularFile(file)) {
            throw invalid(file.toString(), Files.exists(file) ? "is not a file" : "there is no such file");
        }
        return read(file);
    }

    private Path path(String location) {
        try {
            return location.regionMatches(true, 0, "file:///", 0, 8)
                    ? Path.of(URI.create(location))
                    : workingDirectory.resolve(location.replaceFirst("(?i)^file:(//)?", ""));
        } catch (RuntimeException e) { // neither a URI nor a path of this system
            throw invalid(location, "is not a valid path");
        }
    }

    private ConfigFile read(Path file) {
        try {
            return read(file.toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private ConfigFile read(String location, InputStream content) {
        byte[] bytes;
        try (content) {
            bytes = content.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(location, e);
        }
        if (bytes.length > MAX_BYTES) {
            throw invalid(location, "is larger than " + MAX_BYTES + " bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(location, "is not UTF-8 text");
        }
        return new ConfigParser(variables).parse(location, text);
    }

    private static CodegenException unreadable(String location, IOException e) {
        return invalid(location, "cannot be read: " + e.getClass().getSimpleName());
    }

    private static CodegenException invalid(String location, String problem) {
        return ConfigErrors.invalid("configuration " + Problems.quote(location), List.of(problem));
    }
}
