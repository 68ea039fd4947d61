package io.camelcodegen.generator.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes configuration files for tests. */
public final class Configs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, Object>> sources = new LinkedHashMap<>();

    private Configs() {}

    public static Configs of() {
        return new Configs();
    }

    /** @param keys of the source, as in the file */
    public Configs with(String kind, String name, Map<String, ?> keys) {
        sources.computeIfAbsent(kind, absent -> new LinkedHashMap<>()).put(name, keys);
        return this;
    }

    /** The same, with keys as JSON that may be written with single quotes. */
    public Configs with(String kind, String name, String json) {
        try {
            return with(kind, name, JSON.readValue(json.replace('\'', '"'), new TypeReference<Map<String, ?>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path write(Path folder) {
        try {
            Path file = folder.resolve("codegen.config.json");
            JSON.writeValue(file.toFile(), Map.of("sources", sources));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Workspace open(Path folder) {
        return Workspace.open(write(folder).toString());
    }

    /** Writes into a folder of its own. */
    public Workspace open() {
        try {
            Path folder = Files.createTempDirectory("codegen");
            Workspace workspace = open(folder);
            Files.delete(folder.resolve("codegen.config.json"));
            Files.delete(folder);
            return workspace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
