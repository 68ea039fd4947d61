package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Which types of values a schema takes, as far as it says. */
final class DeclaredTypes {

    private static final int MAX_HOPS = 50;

    private static final int MAX_STEPS = 100_000;

    private final JsonNode root;
    private int steps;

    DeclaredTypes(JsonNode root) {
        this.root = root;
    }

    /** What a reference of a normalised schema points to. */
    static JsonNode target(JsonNode root, JsonNode ref) {
        String name = ref.asText();
        return root.path("$defs").path(name.substring(name.lastIndexOf('/') + 1));
    }

    /** Whether a {@code type} keyword names a type. */
    static boolean names(JsonNode type, String name) {
        if (type.isTextual()) {
            return type.textValue().equals(name);
        }
        for (JsonNode each : type) {
            if (name.equals(each.textValue())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value has the type, or one of the types, of a {@code type} keyword. */
    static boolean fits(JsonNode value, JsonNode type) {
        String own = TypeRules.of(value);
        return names(type, own) || own.equals("integer") && names(type, "number");
    }

    /** Starts counting anew; past the limit every schema accepts everything. */
    void restart() {
        steps = 0;
    }

    /** False only where the schema certainly takes no value of this value's type. */
    boolean accepts(JsonNode schema, JsonNode value) {
        return accepts(schema, value, 0);
    }

    private boolean accepts(JsonNode schema, JsonNode value, int hops) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        if (hops > MAX_HOPS || ++steps > MAX_STEPS) {
            return true;
        }
        JsonNode type = schema.get("type");
        if (type != null && !fits(value, type) || !acceptsValue(schema, value)) {
            return false;
        }
        JsonNode ref = schema.get("$ref");
        if (ref != null && !accepts(target(root, ref), value, hops + 1)) {
            return false;
        }
        for (JsonNode each : schema.path("allOf")) {
            if (!accepts(each, value, hops + 1)) {
                return false;
            }
        }
        return acceptsAny(schema.path("anyOf"), value, hops) && acceptsAny(schema.path("oneOf"), value, hops);
    }

    private boolean acceptsAny(JsonNode branches, JsonNode value, int hops) {
        for (JsonNode branch : branches) {
            if (accepts(branch, value, hops + 1)) {
                return true;
            }
        }
        return branches.isEmpty();
    }

    /** {@code const} and {@code enum} without a {@code type} have the types of their values. */
    private static boolean acceptsValue(JsonNode schema, JsonNode value) {
        if (schema.has("type")) {
            return true;
        }
        JsonNode constant = schema.get("const");
        JsonNode values = schema.get("enum");
        if (constant != null && !sameType(constant, value)) {
            return false;
        }
        if (values == null) {
            return true;
        }
        for (JsonNode each : values) {
            if (sameType(each, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameType(JsonNode a, JsonNode b) {
        return a.getNodeType() == b.getNodeType();
    }
}
