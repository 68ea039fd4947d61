package io.camelcodegen.examples.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The parameters of a tool as lines of text, read from its input schema. */
final class ParameterTable {

    private static final int DESCRIPTION_WIDTH = 60;

    private record Row(String name, String in, String type, String required, String description) {}

    private ParameterTable() {}

    static List<String> lines(Tool tool) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("parameter", "in", "type", "required", "description"));
        JsonNode groups = tool.schemas().input().path("properties"); // path, query, header, cookie, body
        groups.properties().forEach(group -> rows.addAll(rows(group.getKey(), group.getValue())));
        String line = "  %-" + width(rows, Row::name) + "s  %-6s  %-" + width(rows, Row::type) + "s  %-8s  %s";
        return rows.stream()
                .map(row -> line.formatted(row.name(), row.in(), row.type(), row.required(), row.description())
                        .stripTrailing())
                .toList();
    }

    private static List<Row> rows(String in, JsonNode group) {
        List<String> required = texts(group.path("required"));
        return group.path("properties").properties().stream()
                .map(parameter -> new Row(
                        parameter.getKey(),
                        in,
                        type(parameter.getValue()),
                        required.contains(parameter.getKey()) ? "yes" : "",
                        description(parameter.getValue())))
                .toList();
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
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String description(JsonNode schema) {
        String line = schema.path("description").asText().lines().findFirst().orElse("");
        return line.length() <= DESCRIPTION_WIDTH ? line : line.substring(0, DESCRIPTION_WIDTH - 3) + "...";
    }

    private static int width(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElseThrow();
    }
}
