package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shape, read.
 *
 * @param types empty for any
 * @param format empty for none
 * @param values null where the shape has no list of values, or one too long to be kept;
 *     each as canonical JSON
 * @param others null where further properties may be anything
 * @param items null where elements may be anything
 */
record ShapeView(
        Set<String> types,
        String format,
        @Nullable Set<String> values,
        Map<String, Property> properties,
        @Nullable JsonNode others,
        @Nullable JsonNode items,
        Map<String, JsonNode> limits,
        Map<String, List<JsonNode>> combined,
        String rules) {

    /** A property of an object. */
    record Property(JsonNode shape, boolean required) {}

    /** @param shape no reference */
    static ShapeView of(JsonNode shape) {
        Map<String, Property> properties = new TreeMap<>();
        Map<String, JsonNode> limits = new TreeMap<>();
        Map<String, List<JsonNode>> combined = new TreeMap<>();
        String type = shape.isTextual() ? shape.textValue() : shape.path("type").asText(SchemaShape.ANY);
        if (shape.isArray()) {
            type = "array";
        }
        for (Map.Entry<String, JsonNode> member : shape.properties()) {
            String key = member.getKey();
            if (key.endsWith("!") || key.endsWith("?")) {
                properties.put(key.substring(0, key.length() - 1), new Property(member.getValue(), key.endsWith("!")));
            } else if (SchemaShape.LIMITS.contains(key)) {
                limits.put(key, member.getValue());
            } else if (SchemaShape.COMBINED.contains(key)) {
                List<JsonNode> parts = new ArrayList<>();
                member.getValue().forEach(parts::add);
                combined.put(key, parts);
            }
        }
        if (shape.isObject() && !shape.has("type") && (!properties.isEmpty() || shape.has(SchemaShape.OTHERS))) {
            type = "object";
        }
        String rules = shape.path(SchemaShape.RULES).asText("");
        if (shape.path("enum").isTextual()) {
            rules += shape.path("enum").textValue(); // the hash of a list too long to be kept
        }
        int colon = type.indexOf(':');
        String names = colon < 0 ? type : type.substring(0, colon);
        return new ShapeView(
                names.equals(SchemaShape.ANY) ? Set.of() : new LinkedHashSet<>(List.of(names.split("\\|"))),
                colon < 0 ? "" : type.substring(colon + 1),
                shape.path("enum").isArray() ? valuesOf(shape.get("enum")) : null,
                properties,
                shape.get(SchemaShape.OTHERS),
                shape.isArray() ? shape.get(0) : shape.get("items"),
                limits,
                combined,
                rules);
    }

    private static Set<String> valuesOf(JsonNode values) {
        Set<String> all = new LinkedHashSet<>();
        values.forEach(value -> all.add(CanonicalJson.text(value)));
        return all;
    }

    /** Whether a value of that type may be; an integer is a number. */
    boolean admits(String type) {
        return types.isEmpty() || types.contains(type) || type.equals("integer") && types.contains("number");
    }

    /** The types, for people. */
    String describe() {
        return types.isEmpty() ? SchemaShape.ANY : String.join("|", types);
    }
}
