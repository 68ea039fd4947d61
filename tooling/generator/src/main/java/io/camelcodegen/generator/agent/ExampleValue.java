package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up a value that a schema allows, as small as it can be. Patterns are not looked at. */
final class ExampleValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH = 8;
    private static final int LONGEST = 60;
    private static final int LONGEST_GIVEN = 300;
    private static final int MOST_ITEMS = 5;
    private static final int MOST_VALUES = 200;
    private static final Map<String, String> FORMATS = Map.of(
            "date-time", "2026-01-31T12:00:00Z",
            "date", "2026-01-31",
            "time", "12:00:00Z",
            "duration", "P1D",
            "email", "someone@example.com",
            "uri", "https://example.com",
            "uuid", "123e4567-e89b-12d3-a456-426614174000",
            "ipv4", "192.0.2.1",
            "ipv6", "2001:db8::1",
            "hostname", "example.com");

    /** A schema that holds itself several times would grow without end. */
    private int left = MOST_VALUES;

    private ExampleValue() {}

    /** @param name of the member it is for, which tells a reader more than any word made up */
    static JsonNode of(String name, SchemaView schema) {
        return new ExampleValue().of(name, schema, DEPTH);
    }

    private JsonNode of(String name, SchemaView schema, int depth) {
        if (left-- <= 0) {
            return NODES.nullNode();
        }
        JsonNode given = given(schema);
        if (!given.isMissingNode()) {
            return given;
        }
        List<SchemaView> alternatives = schema.alternatives();
        if (!alternatives.isEmpty() && schema.properties().isEmpty() && depth > 0) {
            return of(name, alternatives.get(0), depth - 1);
        }
        Set<String> types = schema.types();
        if (types.contains("object") || types.isEmpty() && !schema.properties().isEmpty()) {
            return object(schema, depth);
        }
        if (types.contains("array")) {
            return array(name, schema, depth);
        }
        if (types.contains("string") || types.isEmpty()) {
            return NODES.textNode(text(name, schema));
        }
        if (types.contains("integer") || types.contains("number")) {
            return number(schema);
        }
        return types.contains("boolean") ? NODES.booleanNode(true) : NODES.nullNode();
    }

    /** What the schema itself gives; never null, which says little. */
    private static JsonNode given(SchemaView schema) {
        if (schema.schema().has("const") && isShort(schema.get("const"))) {
            return schema.get("const");
        }
        for (JsonNode value : schema.get("enum")) {
            if (!value.isNull() && isShort(value)) {
                return value;
            }
        }
        for (JsonNode value :
                new JsonNode[] {schema.get("examples").path(0), schema.get("example"), schema.get("default")}) {
            if (value.isValueNode() && !value.isNull() && value.asText().length() <= LONGEST && fits(value, schema)) {
                return value.isTextual() ? NODES.textNode(AgentText.line(value.textValue(), LONGEST)) : value;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isShort(JsonNode value) {
        return value.isValueNode()
                ? value.asText().length() <= LONGEST_GIVEN
                : value.toString().length() <= LONGEST_GIVEN;
    }

    private static boolean fits(JsonNode value, SchemaView schema) {
        Set<String> types = schema.types();
        return types.isEmpty()
                || value.isTextual() && types.contains("string")
                || value.isIntegralNumber() && (types.contains("integer") || types.contains("number"))
                || value.isNumber() && types.contains("number")
                || value.isBoolean() && types.contains("boolean");
    }

    private ObjectNode object(SchemaView schema, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth == 0) {
            return object;
        }
        Map<String, JsonNode> members = schema.properties();
        Set<String> wanted = new LinkedHashSet<>(schema.required());
        wanted.addAll(schema.requiredByFirst());
        if (wanted.isEmpty() && schema.get("minProperties").asInt() > 0) {
            members.keySet().stream().limit(1).forEach(wanted::add);
        }
        for (String name : wanted) {
            if (left <= 0) {
                break;
            }
            JsonNode member = members.get(name);
            object.set(name, member == null ? NODES.textNode(name) : of(name, schema.at(member), depth - 1));
        }
        return object;
    }

    private ArrayNode array(String name, SchemaView schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        SchemaView items = schema.at(schema.get("items"));
        if (depth > 0 && schema.get("maxItems").asInt(1) > 0) {
            int size = Math.min(Math.max(1, schema.get("minItems").asInt()), MOST_ITEMS);
            for (int i = 0; i < size; i++) {
                array.add(of(name, items, depth - 1));
            }
        }
        return array;
    }

    private static String text(String name, SchemaView schema) {
        String text = FORMATS.getOrDefault(schema.get("format").asText(), TypeText.name(name));
        int shortest = Math.min(schema.get("minLength").asInt(), LONGEST);
        int longest = schema.get("maxLength").asInt(LONGEST);
        String padded = text + "x".repeat(Math.max(0, shortest - text.length()));
        return padded.length() <= longest ? padded : padded.substring(0, Math.max(0, longest));
    }

    private static JsonNode number(SchemaView schema) {
        JsonNode low = schema.get("minimum");
        if (low.isNumber()) {
            return low;
        }
        if (schema.get("exclusiveMinimum").isIntegralNumber()) {
            return NODES.numberNode(schema.get("exclusiveMinimum").asLong() + 1);
        }
        JsonNode high = schema.get("maximum");
        return high.isNumber() && high.asDouble() < 1 ? high : NODES.numberNode(1);
    }
}
