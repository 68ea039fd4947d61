package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keyword {@code type}: mending it, and inferring it where it is missing. */
final class TypeRules {

    static final Set<String> TYPES = Set.of("null", "boolean", "object", "array", "number", "integer", "string");

    /** What people write instead: names of programming languages, Swagger's {@code file}. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("str", "string"),
            Map.entry("text", "string"),
            Map.entry("file", "string"),
            Map.entry("date", "string"),
            Map.entry("datetime", "string"),
            Map.entry("date-time", "string"),
            Map.entry("uuid", "string"),
            Map.entry("int", "integer"),
            Map.entry("int32", "integer"),
            Map.entry("int64", "integer"),
            Map.entry("long", "integer"),
            Map.entry("float", "number"),
            Map.entry("double", "number"),
            Map.entry("decimal", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("list", "array"),
            Map.entry("dict", "object"),
            Map.entry("map", "object"));

    private TypeRules() {}

    /** The type names of a {@code type} keyword, in order, distinct; empty where it means "anything". */
    static Set<String> mend(JsonNode type) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            String known = one.isNull() ? "null" : known(one.asText());
            if (known == null) {
                return Set.of(); // "any", a schema, or a word nobody knows: nothing can be said
            }
            types.add(known);
        }
        return types;
    }

    private static @Nullable String known(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return TYPES.contains(lower) ? lower : SYNONYMS.get(lower);
    }

    /** Sets the keyword, unless there is nothing to say. */
    static void write(Set<String> types, ObjectNode schema) {
        if (types.size() == 1) {
            schema.put("type", types.iterator().next());
        } else if (!types.isEmpty()) {
            types.forEach(schema.putArray("type")::add);
        }
    }

    /**
     * Sets a missing {@code type}: {@code enum} has its values' types, {@code properties} mean an object,
     * {@code items} an array. Nothing is inferred where the schema says both, or where an alternative beside them says
     * something else.
     */
    static void infer(ObjectNode schema) {
        if (schema.has("type")) {
            return;
        }
        if (schema.path("enum").isArray()) {
            Set<String> types = new LinkedHashSet<>();
            schema.path("enum").forEach(value -> types.add(of(value)));
            if (types.contains("number")) {
                types.remove("integer");
            }
            write(types, schema);
            return;
        }
        boolean object = schema.has("properties")
                || schema.has("patternProperties")
                || schema.path("additionalProperties").isObject();
        boolean array = schema.has("items") || schema.has("prefixItems");
        if (object != array) {
            String type = object ? "object" : "array";
            if (!schema.has("$ref")
                    && Stream.of("allOf", "anyOf", "oneOf")
                            .noneMatch(combinator -> anyOther(schema.path(combinator), type))) {
                schema.put("type", type);
            }
        }
    }

    private static boolean anyOther(JsonNode branches, String type) {
        for (JsonNode branch : branches) {
            Set<String> types = branch.has("type") ? mend(branch.path("type")) : Set.of();
            if (branch.has("$ref") || !types.isEmpty() && !types.equals(Set.of(type))) {
                return true;
            }
        }
        return false;
    }

    /** The type of a value; {@code integer} for every number without a fraction. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> isInteger(value) ? "integer" : "number";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }

    /** Whether a number has no fraction: 1.0 is an integer. */
    static boolean isInteger(JsonNode number) {
        if (number.isIntegralNumber()) {
            return true;
        }
        if (number.isDouble() || number.isFloat()) {
            double value = number.doubleValue();
            return Double.isFinite(value) && value == Math.rint(value);
        }
        return number.isNumber()
                && (number.decimalValue().signum() == 0
                        || number.decimalValue().stripTrailingZeros().scale() <= 0);
    }
}
