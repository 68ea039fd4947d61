package io.camelcodegen.generator.parameter;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** References of a self-contained schema: {@code #/$defs/name} (JSON Schema 2020-12, section 8.2.3; RFC 6901). */
public final class SchemaReference {

    private static final int LONGEST_CHAIN = 50;

    private SchemaReference() {}

    /** The schema itself, or what it refers to at last; the last one found where that leads nowhere. */
    public static JsonNode follow(JsonNode root, JsonNode schema) {
        JsonNode found = schema;
        for (int i = 0; i < LONGEST_CHAIN && found.path("$ref").isTextual(); i++) {
            JsonNode next = target(root, found.path("$ref").textValue());
            if (next.isMissingNode()) {
                return found;
            }
            found = next;
        }
        return found;
    }

    /** What a reference leads to; missing where it leads nowhere. */
    public static JsonNode target(JsonNode root, String reference) {
        if (!reference.startsWith("#")) {
            return MissingNode.getInstance();
        }
        try {
            String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return root.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }
}
