package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tools of a source named api, for tests. */
final class Tools {

    static final String ANY_INPUT = "{\"type\": \"object\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Tools() {}

    static Tool tool(String name) {
        return tool(name, "Does " + name, ToolHints.WRITE, ANY_INPUT, null);
    }

    static Tool withInput(String input) {
        return tool("call", "", ToolHints.WRITE, input, null);
    }

    static Tool withOutput(String output) {
        return tool("call", "", ToolHints.WRITE, ANY_INPUT, output);
    }

    static Tool withHints(ToolHints hints) {
        return tool("call", "", hints, ANY_INPUT, null);
    }

    static Tool tool(String wireName, String description, ToolHints hints, String input, @Nullable String output) {
        ToolSchemas schemas = new ToolSchemas(schema(input), output == null ? null : schema(output));
        return Tool.builder(ToolName.of("api", wireName), wireName, () -> schemas)
                .description(description)
                .hints(hints)
                .build();
    }

    private static ObjectNode schema(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
