package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A schema without its words, small enough to be kept for a thousand tools: what is compared to tell whether a change
 * breaks anything.
 *
 * <ul>
 *   <li>{@code "string"}, {@code "integer|null"}, {@code "string:date-time"}: types, with the format;
 *   <li>{@code "any"} and {@code "never"}: the schemas {@code true} and {@code false};
 *   <li>{@code "#name"}: the shape of that name among the types, of {@code $defs};
 *   <li>{@code [shape]}: an array;
 *   <li>{@code {"name!": shape, "other?": shape, "*": shape}}: an object with a required and an optional property, and
 *       what further ones must be; no {@code *} where anything may be;
 *   <li>the same with {@code type}, {@code items}, {@code enum}, {@code anyOf} …, which no property is mistaken for, as
 *       those end with {@code !} or {@code ?}; {@code rules} is a hash of all that is not compared one by one.
 * </ul>
 */
final class SchemaShape {

    static final String ANY = "any";
    static final String NEVER = "never";
    static final String OTHERS = "*";
    static final String RULES = "rules";

    /** Bounds of values; compared one by one. */
    static final List<String> LIMITS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    static final List<String> COMBINED = List.of("allOf", "anyOf", "oneOf");

    /** Keywords that change nothing of what is valid, or are read elsewhere. */
    private static final Set<String> NOT_RULES = Set.of(
            "$schema",
            "$id",
            "$anchor",
            "$comment",
            "$defs",
            "definitions",
            "$ref",
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "discriminator",
            "externalDocs",
            "xml",
            "type",
            "format",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "items");

    private static final int MAX_DEPTH = 60;
    /** Longer lists of values are kept as a hash. */
    private static final int MOST_VALUES = 500;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaShape() {}

    static LockedSchema lock(ObjectNode schema) {
        Map<String, JsonNode> types = new TreeMap<>();
        schema.path("$defs").properties().forEach(type -> types.put(type.getKey(), of(type.getValue(), 0)));
        return new LockedSchema(CanonicalJson.shortHash(schema), of(schema, 0), types);
    }

    private static JsonNode of(JsonNode schema, int depth) {
        if (!schema.isObject()) {
            return NODES.textNode(schema.isBoolean() && !schema.booleanValue() ? NEVER : ANY);
        }
        if (depth > MAX_DEPTH) { // nothing is followed so deep; the hash still tells a change
            return NODES.objectNode().put(RULES, CanonicalJson.shortHash(schema));
        }
        ObjectNode shape = NODES.objectNode();
        String type = type(schema);
        values(schema, shape);
        for (String limit : LIMITS) {
            if (schema.has(limit)) {
                shape.set(limit, schema.get(limit));
            }
        }
        properties(schema, shape, depth);
        combined(schema, shape, depth);
        rules(schema, shape);
        if (schema.has("items")) {
            JsonNode items = of(schema.get("items"), depth + 1);
            if (type.equals("array") && shape.isEmpty() && !schema.has("$ref")) {
                return NODES.arrayNode().add(items);
            }
            shape.set("items", items);
        }
        if (schema.path("$ref").isTextual()) {
            TextNode reference = reference(schema.path("$ref").textValue());
            if (shape.isEmpty() && type.equals(ANY)) {
                return reference;
            }
            ArrayNode all = shape.withArrayProperty("allOf");
            all.insert(0, reference);
        }
        if (shape.isEmpty()) {
            return NODES.textNode(type);
        }
        boolean isPlainObject = type.equals("object") && hasProperties(shape);
        if (!isPlainObject && !type.equals(ANY)) {
            shape.put("type", type);
        }
        return shape;
    }

    private static TextNode reference(String pointer) {
        return NODES.textNode(
                pointer.startsWith("#/$defs/")
                        ? "#"
                                + pointer.substring("#/$defs/".length())
                                        .replace("~1", "/")
                                        .replace("~0", "~")
                        : pointer.equals("#") ? "#" : "#?" + pointer);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> names = new TreeSet<>(
                Comparator.comparing((String name) -> name.equals("null")).thenComparing(Comparator.naturalOrder()));
        if (type.isTextual()) {
            names.add(type.textValue());
        }
        type.forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) {
            return schema.path("format").isTextual() ? ANY + ":" + word(schema, "format") : ANY;
        }
        String all = String.join("|", names);
        return schema.path("format").isTextual() ? all + ":" + word(schema, "format") : all;
    }

    private static String word(JsonNode schema, String keyword) {
        String word = schema.path(keyword).textValue();
        return word.length() <= 60 ? word : CanonicalJson.shortHash(NODES.textNode(word));
    }

    private static void values(JsonNode schema, ObjectNode shape) {
        if (schema.has("const")) {
            shape.putArray("enum").add(schema.get("const"));
        } else if (schema.path("enum").isArray()) {
            JsonNode values = schema.get("enum");
            if (values.size() <= MOST_VALUES) {
                shape.set("enum", values);
            } else {
                shape.put("enum", CanonicalJson.shortHash(values));
            }
        }
    }

    private static void properties(JsonNode schema, ObjectNode shape, int depth) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        Map<String, JsonNode> sorted = new TreeMap<>();
        schema.path("properties")
                .properties()
                .forEach(property -> sorted.put(
                        property.getKey() + (required.remove(property.getKey()) ? "!" : "?"),
                        of(property.getValue(), depth + 1)));
        required.forEach(name -> sorted.put(name + "!", NODES.textNode(ANY))); // required, and not described
        sorted.forEach(shape::set);
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() && !others.isEmpty() || others.isBoolean() && !others.booleanValue()) {
            shape.set(OTHERS, of(others, depth + 1));
        }
    }

    private static void combined(JsonNode schema, ObjectNode shape, int depth) {
        for (String keyword : COMBINED) {
            if (schema.path(keyword).isArray() && !schema.path(keyword).isEmpty()) {
                List<JsonNode> parts = new ArrayList<>();
                schema.get(keyword).forEach(part -> parts.add(of(part, depth + 1)));
                parts.sort(Comparator.comparing(JsonNode::toString));
                shape.putArray(keyword).addAll(parts);
            }
        }
    }

    private static void rules(JsonNode schema, ObjectNode shape) {
        ObjectNode rules = NODES.objectNode();
        schema.properties().forEach(keyword -> {
            String name = keyword.getKey();
            if (!NOT_RULES.contains(name)
                    && !LIMITS.contains(name)
                    && !COMBINED.contains(name)
                    && !name.startsWith("x-")) {
                rules.set(name, keyword.getValue());
            }
        });
        if (!rules.isEmpty()) {
            shape.put(RULES, CanonicalJson.shortHash(rules));
        }
    }

    private static boolean hasProperties(ObjectNode shape) {
        for (Map.Entry<String, JsonNode> member : shape.properties()) {
            String name = member.getKey();
            if (name.endsWith("!") || name.endsWith("?") || name.equals(OTHERS)) {
                return true;
            }
        }
        return false;
    }
}
