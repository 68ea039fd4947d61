package io.camelcodegen.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.testing.EverythingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Configuration files for tests. */
public final class Configs {

    private Configs() {}

    /** The reference server of the MCP project, as {@code everything}. */
    public static void everything(Path directory) throws IOException {
        write(directory, Map.of("sources", Map.of("mcp", Map.of("everything", everything()))));
    }

    public static Map<String, Object> everything() {
        return Map.of("command", "node", "args", List.of(EverythingServer.script(), "stdio"));
    }

    /** An API of that document, as {@code api}. */
    public static void openapi(Path directory, String document, Map<String, Object> settings) throws IOException {
        Path file = Files.writeString(directory.resolve("document.json"), document);
        Map<String, Object> source = new java.util.LinkedHashMap<>(settings);
        source.put("spec", file.toString());
        write(directory, Map.of("sources", Map.of("openapi", Map.of("api", source))));
    }

    public static void write(Path directory, Map<String, Object> config) throws IOException {
        Files.write(directory.resolve("codegen.config.json"), new ObjectMapper().writeValueAsBytes(config));
    }
}
