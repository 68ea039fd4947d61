package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives values the type that the schema asks for where nothing is lost by it: {@code "42"} becomes 42, {@code "true"}
 * true, 7 {@code "7"}, and a single value a list of one. A value that already has one of the allowed types is never
 * touched, so a valid value stays as it is; one that cannot be turned stays too, and fails validation.
 */
@SuppressWarnings("ReferenceEquality") // the same node means that nothing changed; comparing values would cost
public final class Coercion {

    /** References and combinators followed for one value: a guard against loops in schemas that nobody normalised. */
    private static final int MAX_HOPS = 200;

    private static final int MAX_PASSES = 5;

    /** Values within values, as deep as results may be. A recursive schema that wraps one value for ever ends here. */
    private static final int MAX_DEPTH = 500;

    /** Schemas looked at for one whole value and each member of it: a guard against alternatives that multiply. */
    private static final int MAX_STEPS = 100_000;

    private final JsonNode root;
    private final DeclaredTypes types;
    /** False while it is tried what a value would be as an item: lists of lists are not made of one value. */
    private boolean wraps = true;

    private int steps;
    private int depth;

    private Coercion(JsonNode root) {
        this.root = root;
        this.types = new DeclaredTypes(root);
    }

    /**
     * @param schema normalised; its references point into its own {@code $defs}
     * @return the same node where nothing changes, else a new one that shares what did not change; the argument is
     *     never modified
     */
    public static JsonNode coerce(JsonNode value, JsonNode schema) {
        Coercion coercion = new Coercion(schema);
        JsonNode before = value;
        JsonNode after = coercion.coerceWhole(value, schema);
        for (int i = 0; after != before && i < MAX_PASSES; i++) { // what one part turned, another may turn on
            before = after;
            after = coercion.coerceWhole(after, schema);
        }
        return after;
    }

    /** Where parts of the schema contradict one another nothing can be right, and the value stays as it came. */
    private JsonNode coerceWhole(JsonNode value, JsonNode schema) {
        if (depth >= MAX_DEPTH) {
            return value;
        }
        steps = 0;
        types.restart();
        depth++;
        JsonNode coerced = apply(value, schema, 0);
        depth--;
        return coerced == value || types.accepts(schema, coerced) ? coerced : value;
    }

    private JsonNode apply(JsonNode given, JsonNode schema, int hops) {
        if (schema.isEmpty() || hops > MAX_HOPS || ++steps > MAX_STEPS) {
            return given; // a boolean, or a schema that asks for nothing
        }
        JsonNode value = given;
        JsonNode type = schema.get("type");
        if (type != null && !DeclaredTypes.fits(value, type)) {
            value = turn(value, type, schema);
        }
        JsonNode ref = schema.get("$ref");
        if (ref != null) {
            value = apply(value, DeclaredTypes.target(root, ref), hops + 1);
        }
        JsonNode allOf = schema.get("allOf");
        if (allOf != null) {
            for (JsonNode each : allOf) {
                value = apply(value, each, hops + 1);
            }
        }
        value = alternatives(value, schema.get("anyOf"), hops);
        value = alternatives(value, schema.get("oneOf"), hops);
        if (value instanceof ObjectNode object) {
            return members(object, schema);
        }
        return value instanceof ArrayNode array ? items(array, schema) : value;
    }

    private JsonNode turn(JsonNode value, JsonNode type, JsonNode schema) {
        JsonNode scalar = ScalarCoercion.turn(value, type);
        boolean single = wraps && !value.isNull() && !value.isArray() && DeclaredTypes.names(type, "array");
        if (scalar != value || !single) {
            return scalar;
        }
        JsonNode items = schema.path("prefixItems").isEmpty()
                ? schema.path("items")
                : schema.path("prefixItems").get(0);
        wraps = false;
        JsonNode item = apply(value, items, 0);
        wraps = true;
        return items.isMissingNode() || types.accepts(items, item)
                ? JsonNodeFactory.instance.arrayNode(1).add(item)
                : value;
    }

    /** Follows the only alternative that takes values of this type; where there are several, none can be chosen. */
    private JsonNode alternatives(JsonNode value, @Nullable JsonNode branches, int hops) {
        if (branches == null) {
            return value;
        }
        JsonNode chosen = null;
        for (JsonNode branch : branches) {
            if (types.accepts(branch, value)) {
                if (chosen != null) {
                    return value;
                }
                chosen = branch;
            }
        }
        if (chosen != null) {
            return apply(value, chosen, hops + 1);
        }
        for (JsonNode branch : branches) { // none takes it as it is: the first that it can be turned into
            JsonNode turned = apply(value, branch, hops + 1);
            if (turned != value && types.accepts(branch, turned)) {
                return turned;
            }
        }
        return value;
    }

    private JsonNode members(ObjectNode object, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        boolean anyOther = others.isObject() && !schema.has("patternProperties"); // which may be what describes them
        if (properties.isEmpty() && !anyOther) {
            return object;
        }
        ObjectNode changed = null;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode described = properties.get(member.getKey());
            if (described == null && anyOther) {
                described = others;
            }
            if (described == null) {
                continue;
            }
            JsonNode value = coerceWhole(member.getValue(), described);
            if (value != member.getValue()) {
                changed = changed == null ? object.objectNode().setAll(object) : changed;
                changed.set(member.getKey(), value);
            }
        }
        return changed == null ? object : changed;
    }

    private JsonNode items(ArrayNode array, JsonNode schema) {
        JsonNode first = schema.path("prefixItems");
        JsonNode rest = schema.path("items");
        if (first.isEmpty() && rest.isEmpty()) {
            return array;
        }
        ArrayNode changed = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = coerceWhole(array.get(i), i < first.size() ? first.get(i) : rest);
            if (value != array.get(i)) {
                changed = changed == null ? array.arrayNode(array.size()).addAll(array) : changed;
                changed.set(i, value);
            }
        }
        return changed == null ? array : changed;
    }
}
