package io.camelcodegen.examples.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The parameters of a tool as lines of text, read from its input schema. */
final class ParameterTable {

    private static final String LINE = "  %-12s %-6s %-24s %-9s %s";
    private static final int DESCRIPTION_WIDTH = 64;

    private ParameterTable() {}

    static List<String> lines(Tool tool) {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("parameter", "in", "type", "required", "description"));
        JsonNode groups = tool.schemas().input().path("properties"); // path, query, header, cookie, body
        groups.properties().forEach(group -> {
            JsonNode required = group.getValue().path("required");
            group.getValue().path("properties").properties().forEach(parameter -> {
                String name = parameter.getKey();
                JsonNode schema = parameter.getValue();
                lines.add(LINE.formatted(
                                name, group.getKey(), type(schema), isIn(name, required) ? "yes" : "", firstLine(schema))
                        .stripTrailing());
            });
        });
        return lines;
    }

    private static boolean isIn(String name, JsonNode names) {
        return texts(names).contains(name);
    }

    private static String type(JsonNode schema) {
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return StreamSupport.stream(schema.get(choice).spliterator(), false)
                        .map(ParameterTable::type)
                        .distinct()
                        .collect(Collectors.joining(" or "));
            }
        }
        JsonNode type = schema.path("type");
        return type.isArray() ? String.join(" or ", texts(type)) : type.asText("any");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String firstLine(JsonNode schema) {
        String line = schema.path("description").asText().lines().findFirst().orElse("");
        return line.length() <= DESCRIPTION_WIDTH ? line : line.substring(0, DESCRIPTION_WIDTH - 3) + "...";
    }
}
