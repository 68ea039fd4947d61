package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** {@code $ref}s of a normalised schema: they point into the schema itself. */
final class LocalReference {

    /** More than one document chains in good faith; ends a circle. */
    private static final int MOST = 100;

    private LocalReference() {}

    /** What a subschema stands for: itself, or what its {@code $ref} leads to; missing where it leads nowhere. */
    static JsonNode follow(JsonNode root, JsonNode subschema) {
        JsonNode found = subschema;
        for (int i = 0; i < MOST; i++) {
            String ref = found.path("$ref").asText();
            if (!ref.startsWith("#/")) {
                return found;
            }
            found = root.at(ref.substring(1));
        }
        return MissingNode.getInstance();
    }
}
