package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds {@code allOf} into one schema that takes exactly the same values: properties united, {@code required} united,
 * types and enums intersected, bounds tightened. A part that cannot be folded without changing the meaning stays in
 * {@code allOf}.
 */
public final class SchemaMerge {

    private static final int MAX_DEPTH = 50;

    /** What one part says here changes what it says elsewhere: parts that have these keep to themselves. */
    private static final Set<String> CLOSING =
            Set.of("additionalProperties", "patternProperties", "items", "prefixItems", "contains", "if");

    /** What those bear upon. */
    private static final Set<String> CLOSED = Set.of("properties", "then", "else", "minContains", "maxContains");

    private final JsonNode root;

    private SchemaMerge(JsonNode root) {
        this.root = root;
    }

    /**
     * @param schema normalised; its references point into its own {@code $defs}. Not modified
     * @return with its top-level {@code allOf} folded as far as that can be; {@code $defs} are kept
     */
    public static ObjectNode merge(ObjectNode schema) {
        return merge(schema, schema);
    }

    /** The same for a part of a schema, whose references point into {@code root}'s {@code $defs}. */
    public static ObjectNode merge(ObjectNode schema, JsonNode root) {
        return new SchemaMerge(root).fold(schema, 0);
    }

    private ObjectNode fold(ObjectNode schema, int depth) {
        if (!(schema.get("allOf") instanceof ArrayNode parts) || depth > MAX_DEPTH) {
            return schema;
        }
        ObjectNode whole = schema.deepCopy();
        whole.remove("allOf");
        if (looksAtOthers(whole)) {
            return schema;
        }
        ArrayNode left = schema.arrayNode();
        for (JsonNode part : parts) {
            ObjectNode folded = part instanceof ObjectNode object ? fold(target(object, 0), depth + 1) : null;
            ObjectNode merged = folded == null ? null : mergeTwo(whole, folded, depth);
            if (merged == null) {
                left.add(part.deepCopy());
            } else {
                whole = merged;
            }
        }
        if (!left.isEmpty()) {
            whole.withArrayProperty("allOf").addAll(left);
        }
        return whole;
    }

    /** What a part that is only a reference refers to. */
    private ObjectNode target(ObjectNode part, int hops) {
        boolean reference = part.has("$ref") && part.size() == 1 && hops < MAX_DEPTH;
        return reference && DeclaredTypes.target(root, part.path("$ref")) instanceof ObjectNode target
                ? target(target, hops + 1)
                : part;
    }

    /** @return null where the two together cannot be said in one */
    private @Nullable ObjectNode mergeTwo(ObjectNode left, ObjectNode right, int depth) {
        if (looksAtOthers(right) || closes(left, right) || closes(right, left)) {
            return null;
        }
        ObjectNode merged = left.deepCopy();
        for (Map.Entry<String, JsonNode> member : right.properties()) {
            JsonNode ours = merged.get(member.getKey());
            JsonNode both =
                    ours == null ? member.getValue().deepCopy() : both(member.getKey(), ours, member.getValue(), depth);
            if (both == null) {
                return null;
            }
            merged.set(member.getKey(), both);
        }
        return merged;
    }

    /** Whether it asks what the schemas beside it have evaluated. */
    private static boolean looksAtOthers(ObjectNode schema) {
        return schema.has("unevaluatedProperties") || schema.has("unevaluatedItems");
    }

    /** Whether one says something about members or items that the other one describes. */
    private static boolean closes(ObjectNode one, ObjectNode other) {
        return CLOSING.stream().anyMatch(keyword -> one.has(keyword) && !isOpen(one.path(keyword), keyword))
                && Stream.concat(CLOSED.stream(), CLOSING.stream()).anyMatch(other::has);
    }

    private static boolean isOpen(JsonNode value, String keyword) {
        return keyword.equals("additionalProperties") && (value.isEmpty() && value.isObject() || value.asBoolean());
    }

    private @Nullable JsonNode both(String keyword, JsonNode ours, JsonNode theirs, int depth) {
        if (ours.equals(theirs)) {
            return ours;
        }
        return switch (keyword) {
            case "title", "description", "default", "examples", "discriminator" ->
                ours; // the outer one speaks of the whole
            case "deprecated", "readOnly", "writeOnly", "uniqueItems" -> ours.asBoolean() ? ours : theirs;
            case "additionalProperties" -> isOpen(ours, keyword) ? theirs : isOpen(theirs, keyword) ? ours : null;
            case "required" -> union(ours, theirs);
            case "type" -> types(ours, theirs);
            case "enum" -> common(ours, theirs);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" -> larger(ours, theirs);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" -> smaller(ours, theirs);
            case "properties" -> properties(ours, theirs, depth);
            default -> null;
        };
    }

    private static JsonNode larger(JsonNode ours, JsonNode theirs) {
        return ours.decimalValue().compareTo(theirs.decimalValue()) >= 0 ? ours : theirs;
    }

    private static JsonNode smaller(JsonNode ours, JsonNode theirs) {
        return ours.decimalValue().compareTo(theirs.decimalValue()) <= 0 ? ours : theirs;
    }

    private static ArrayNode union(JsonNode ours, JsonNode theirs) {
        Set<JsonNode> names = new LinkedHashSet<>();
        ours.forEach(names::add);
        theirs.forEach(names::add);
        return ((ArrayNode) ours).arrayNode().addAll(names);
    }

    /** @return null where nothing is left: that is kept as the contradiction it is */
    private static @Nullable JsonNode common(JsonNode ours, JsonNode theirs) {
        ArrayNode common = ((ArrayNode) ours).arrayNode();
        ours.forEach(value -> {
            for (JsonNode other : theirs) {
                if (value.equals(other)) {
                    common.add(value);
                    break;
                }
            }
        });
        boolean numbers = List.of(ours, theirs).stream().anyMatch(SchemaMerge::hasNumbers);
        return common.isEmpty() || numbers && common.size() < Math.min(ours.size(), theirs.size()) ? null : common;
    }

    /** 1 and 1.0 are equal as values, but not as nodes. */
    private static boolean hasNumbers(JsonNode values) {
        for (JsonNode value : values) {
            if (value.isNumber() || value.isContainerNode()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode types(JsonNode ours, JsonNode theirs) {
        Set<String> common = new LinkedHashSet<>();
        Set<String> other = TypeRules.mend(theirs);
        for (String type : TypeRules.mend(ours)) {
            if (other.contains(type) || type.equals("integer") && other.contains("number")) {
                common.add(type);
            } else if (type.equals("number") && other.contains("integer")) {
                common.add("integer");
            }
        }
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        TypeRules.write(common, holder);
        return holder.get("type");
    }

    private JsonNode properties(JsonNode ours, JsonNode theirs, int depth) {
        ObjectNode united = ours.deepCopy();
        theirs.properties()
                .forEach(member ->
                        united.set(member.getKey(), property(united.get(member.getKey()), member.getValue(), depth)));
        return united;
    }

    private JsonNode property(@Nullable JsonNode ours, JsonNode theirs, int depth) {
        if (ours == null || ours.equals(theirs)) {
            return theirs.deepCopy();
        }
        if (ours instanceof ObjectNode left && theirs instanceof ObjectNode right && depth < MAX_DEPTH) {
            ObjectNode merged = mergeTwo(left, right, depth + 1);
            if (merged != null) {
                return merged;
            }
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("allOf").add(ours.deepCopy()).add(theirs.deepCopy());
        return all;
    }
}
