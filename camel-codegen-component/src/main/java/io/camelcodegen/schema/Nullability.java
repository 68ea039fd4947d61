package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** OpenAPI 3.0's {@code nullable} (and Swagger's {@code x-nullable}) in terms of types. */
final class Nullability {

    private Nullability() {}

    /**
     * @param in as the source has it
     * @param out all the rest of it, normalised; may be modified
     * @return {@code out}, or what it became
     */
    static ObjectNode apply(ObjectNode in, ObjectNode out) {
        if (!in.path("nullable").booleanValue() && !in.path("x-nullable").booleanValue()) {
            return out;
        }
        boolean combined = out.has("const") || Keywords.IN_PLACE.stream().anyMatch(out::has);
        if (combined) {
            return orNull(out);
        }
        if (out.has("type")) {
            Set<String> types = new LinkedHashSet<>(TypeRules.mend(out.path("type")));
            types.add("null");
            TypeRules.write(types, out);
        }
        if (out.path("enum") instanceof ArrayNode values && !contains(values)) {
            values.addNull();
        }
        return out;
    }

    private static boolean contains(ArrayNode values) {
        for (JsonNode value : values) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** Either all that was asserted, or null. What describes stays outside. */
    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode whole = schema.objectNode();
        ObjectNode described = schema.deepCopy();
        Keywords.ANNOTATION.stream().sorted().forEach(keyword -> {
            JsonNode value = described.remove(keyword);
            if (value != null) {
                whole.set(keyword, value);
            }
        });
        if (described.size() == 1 && described.path("anyOf") instanceof ArrayNode branches) {
            branches.addObject().put("type", "null");
            whole.set("anyOf", branches);
        } else {
            whole.putArray("anyOf")
                    .addAll(List.of(described, schema.objectNode().put("type", "null")));
        }
        return whole;
    }
}
