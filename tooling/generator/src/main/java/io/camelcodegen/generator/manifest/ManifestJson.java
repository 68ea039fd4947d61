package io.camelcodegen.generator.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.manifest.AgentManifest.SourceAuth;
import io.camelcodegen.generator.manifest.AgentManifest.ToolDefinition;
import io.camelcodegen.generator.manifest.AgentManifest.ToolMetadata;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest as JSON; the order of the members is that of the specification. */
final class ManifestJson {

    private static final JsonMapper JSON = new JsonMapper();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ManifestJson() {}

    static String print(JsonNode tree) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree can be written
        }
    }

    static ObjectNode toJson(AgentManifest manifest) {
        ObjectNode json = NODES.objectNode();
        json.put("$schema", AgentManifest.SCHEMA_ID);
        json.put("specVersion", AgentManifest.SPEC_VERSION);
        json.put("codeMode", true);
        json.put("name", manifest.name());
        json.put("description", manifest.description());
        json.put("version", manifest.version());
        json.put("generated", manifest.generated().toString());
        json.put("language", AgentManifest.LANGUAGE);
        ObjectNode sources = json.putObject("sources");
        texts(sources, "mcp", manifest.sources().mcp());
        texts(sources, "openapi", manifest.sources().openapi());
        texts(sources, "graphql", manifest.sources().graphql());
        texts(sources, "database", manifest.sources().database());
        texts(sources, "custom", manifest.sources().custom());
        sources.put("total", manifest.sources().total());
        ObjectNode tools = json.putObject("tools");
        tools.put("total", manifest.tools().total());
        ObjectNode bySource = tools.putObject("bySource");
        manifest.tools().bySource().forEach(bySource::put);
        ObjectNode paths = json.putObject("paths");
        put(paths, "runtime", manifest.paths().runtime());
        put(paths, "wrappers", manifest.paths().wrappers());
        put(paths, "config", manifest.paths().config());
        texts(json, "capabilities", manifest.capabilities());
        auth(json.putObject("auth"), manifest.auth());
        if (manifest.tokenReduction() != null) {
            TokenReduction tokens = manifest.tokenReduction();
            json.putObject("tokenReduction")
                    .put("traditional", tokens.traditional())
                    .put("codeMode", tokens.codeMode())
                    .put("reduction", tokens.reduction().doubleValue())
                    .put("savings", tokens.savings());
        }
        ObjectNode metadata = json.putObject("metadata");
        metadata.put("generatedBy", manifest.metadata().generatedBy());
        if (!manifest.metadata().checksum().isEmpty()) {
            metadata.put("checksum", manifest.metadata().checksum());
        }
        manifest.metadata().extensions().forEach(metadata::set);
        if (!manifest.toolDefinitions().isEmpty()) {
            ObjectNode definitions = json.putObject("toolDefinitions");
            manifest.toolDefinitions().forEach((source, list) -> {
                ArrayNode ofSource = definitions.putArray(source);
                list.forEach(definition -> ofSource.add(toJson(definition)));
            });
        }
        manifest.extensions().forEach(json::set);
        return json;
    }

    private static void auth(ObjectNode json, AgentManifest.Auth auth) {
        json.put("required", auth.required());
        ObjectNode sources = json.putObject("sources");
        auth.sources().forEach((name, source) -> {
            ObjectNode entry = sources.putObject(name);
            texts(entry, "types", source.types());
            put(entry, "default", source.standard());
            entry.put("required", source.required());
            entry.put("instructions", source.instructions());
        });
    }

    private static ObjectNode toJson(ToolDefinition definition) {
        ObjectNode json = NODES.objectNode();
        json.put("name", definition.name());
        json.put("description", definition.description());
        json.set("inputSchema", definition.inputSchema());
        if (definition.outputSchema() != null) {
            json.set("outputSchema", definition.outputSchema());
        }
        ToolMetadata metadata = definition.metadata();
        ObjectNode about = json.putObject("metadata");
        put(about, "httpMethod", metadata.httpMethod());
        put(about, "httpPath", metadata.httpPath());
        about.put("operationType", metadata.operationType());
        about.put("deprecated", metadata.deprecated());
        about.put("dangerous", metadata.dangerous());
        about.put("idempotent", metadata.idempotent());
        about.put("requiresAuth", metadata.requiresAuth());
        texts(about, "tags", metadata.tags());
        metadata.extensions().forEach(about::set);
        return json;
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    /** @param json that keeps to the schema */
    static AgentManifest fromJson(JsonNode json) {
        JsonNode sources = json.path("sources");
        Map<String, Integer> bySource = new LinkedHashMap<>();
        json.at("/tools/bySource")
                .properties()
                .forEach(tools -> bySource.put(tools.getKey(), tools.getValue().intValue()));
        Map<String, SourceAuth> auth = new LinkedHashMap<>();
        json.at("/auth/sources")
                .properties()
                .forEach(source -> auth.put(
                        source.getKey(),
                        new SourceAuth(
                                texts(source.getValue().path("types")),
                                text(source.getValue(), "default"),
                                source.getValue().path("required").booleanValue(),
                                source.getValue().path("instructions").asText(""))));
        Map<String, List<ToolDefinition>> definitions = new LinkedHashMap<>();
        json.path("toolDefinitions").properties().forEach(source -> {
            List<ToolDefinition> list = new ArrayList<>();
            source.getValue().forEach(definition -> list.add(definition(definition)));
            definitions.put(source.getKey(), list);
        });
        JsonNode paths = json.path("paths");
        JsonNode tokens = json.path("tokenReduction");
        JsonNode metadata = json.path("metadata");
        return new AgentManifest(
                json.path("name").asText(),
                json.path("description").asText(),
                json.path("version").asText(),
                instant(json.path("generated").asText()),
                new AgentManifest.Sources(
                        texts(sources.path("mcp")),
                        texts(sources.path("openapi")),
                        texts(sources.path("graphql")),
                        texts(sources.path("database")),
                        texts(sources.path("custom"))),
                new AgentManifest.Tools(bySource),
                new AgentManifest.Paths(text(paths, "runtime"), text(paths, "wrappers"), text(paths, "config")),
                texts(json.path("capabilities")),
                new AgentManifest.Auth(json.at("/auth/required").booleanValue(), auth),
                tokens.isObject()
                        ? new TokenReduction(
                                tokens.path("traditional").longValue(),
                                tokens.path("codeMode").longValue())
                        : null,
                new AgentManifest.Metadata(
                        metadata.path("generatedBy").asText(""),
                        metadata.path("checksum").asText(""),
                        extensions(metadata)),
                definitions,
                extensions(json));
    }

    private static ToolDefinition definition(JsonNode json) {
        JsonNode about = json.path("metadata");
        return new ToolDefinition(
                json.path("name").asText(),
                json.path("description").asText(""),
                (ObjectNode) json.get("inputSchema"),
                json.get("outputSchema") instanceof ObjectNode output ? output : null,
                new ToolMetadata(
                        text(about, "httpMethod"),
                        text(about, "httpPath"),
                        about.path("operationType").asText("mutation"),
                        about.path("deprecated").booleanValue(),
                        about.path("dangerous").booleanValue(),
                        about.path("idempotent").booleanValue(),
                        about.path("requiresAuth").booleanValue(),
                        texts(about.path("tags")),
                        extensions(about)));
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Map<String, JsonNode> extensions(JsonNode json) {
        Map<String, JsonNode> extensions = new LinkedHashMap<>();
        json.properties().forEach(member -> {
            if (member.getKey().startsWith("x-")) {
                extensions.put(member.getKey(), member.getValue());
            }
        });
        return extensions;
    }
}
