package io.camelcodegen.generator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.schema.SchemaNormalizer;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes models of schemas written with single quotes. */
final class Models {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Models() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A tool without groups, as of MCP. */
    static Tool tool(String name, String input, @Nullable String output) {
        ToolSchemas schemas = new ToolSchemas(
                SchemaNormalizer.normalizeDocument(json(input)),
                output == null ? null : SchemaNormalizer.normalizeDocument(json(output)));
        return Tool.builder(ToolName.of("shop", name), name, () -> schemas).build();
    }

    static SourceModel of(Tool... tools) {
        return SourceModels.of(
                new SourceTools(SourceConfig.builder("shop", "mcp").build(), List.of(tools), null));
    }

    /** The model of a tool with one parameter, {@code p}. */
    static ToolModel ofParameter(String schema, String definitions) {
        return of(tool("t", "{'properties':{'p':" + schema + "},'$defs':" + definitions + "}", null))
                .tools()
                .get(0);
    }

    static Property parameter(String schema) {
        return ofParameter(schema, "{}").parameters().get(0).property();
    }

    static Property result(String schema) {
        SourceModel model = of(tool("t", "{}", "{'type':'object','properties':{'p':" + schema + "}}"));
        return ((Declaration.RecordType) model.tools().get(0).types().get(0))
                .properties()
                .get(0);
    }

    static Declaration declaration(List<Declaration> declarations, String name) {
        return declarations.stream()
                .filter(declaration -> declaration.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is none of " + names(declarations)));
    }

    static List<String> names(List<Declaration> declarations) {
        return declarations.stream().map(declaration -> declaration.id().name()).toList();
    }
}
