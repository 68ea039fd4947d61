package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * One normalised schema with its definitions.
 *
 * @param input whether it is that of a tool's parameters, not that of its result
 */
record SchemaDocument(ObjectNode root, boolean input) {

    private static final String DEFINITIONS = "#/$defs/";

    /** @return empty for a reference of another kind: normalised schemas have none */
    static String definition(JsonNode ref) {
        String text = ref.asText();
        return text.startsWith(DEFINITIONS) ? text.substring(DEFINITIONS.length()) : "";
    }

    static JsonNode reference(String definition) {
        return TextNode.valueOf(DEFINITIONS + definition);
    }

    JsonNode definitions() {
        return root.path("$defs");
    }

    /** What a {@code $ref} refers to; missing where that is nothing. */
    JsonNode target(JsonNode ref) {
        String name = definition(ref);
        return name.isEmpty() ? MissingNode.getInstance() : definitions().path(name);
    }
}
