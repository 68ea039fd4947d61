package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Manifests for tests. */
final class Manifests {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    static ManifestOptions.Builder options() {
        return ManifestOptions.builder("acme-tools", NOW)
                .version("1.2.3")
                .generatedBy("camel-codegen 0.1.0")
                .paths(new AgentManifest.Paths(null, "src/main/java", "codegen.config.json"))
                .tokens(new TokenReduction(100_000, 1_234))
                .definitions(tool -> true);
    }

    static SourceTools source(SourceConfig.Builder config, Tool... tools) {
        return new SourceTools(config.build(), List.of(tools), null);
    }

    static Tool tool(String source, String wireName, String description) {
        ToolSchemas schemas = new ToolSchemas(
                (ObjectNode) json("{'type': 'object', 'properties': {'x': {'type': 'number', 'maximum': 1.50e3}}}"),
                (ObjectNode) json("{'type': 'string'}"));
        return Tool.builder(ToolName.of(source, wireName), wireName, () -> schemas)
                .description(description)
                .hints(ToolHints.READ_ONLY)
                .tags(List.of("a"))
                .build();
    }

    static AgentManifest build(List<SourceTools> sources, ManifestOptions options) {
        return build(sources, tool -> ToolSecurity.NONE, options);
    }

    static AgentManifest build(
            List<SourceTools> sources, Function<Tool, ToolSecurity> security, ManifestOptions options) {
        return new ManifestBuilder(sources, security, options, problem -> {
                    throw new AssertionError(problem);
                })
                .build();
    }

    /** One with two sources and three tools. */
    static AgentManifest sample() {
        return build(
                List.of(
                        source(
                                SourceConfig.openapi("shop", "shop.json"),
                                tool("shop", "items/list", "Lists items"),
                                tool("shop", "items/get", "Gets one")),
                        source(SourceConfig.mcpStdio("files", "npx", "files"), tool("files", "read", "Reads a file"))),
                options().build());
    }

    static ObjectNode tree() {
        return ManifestFile.complete(sample());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
