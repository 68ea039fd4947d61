package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Gives a normalised schema the definitions that it refers to, so that it can be used by itself. */
final class SelfContainedSchema {

    private static final String DEFINITIONS = "#/$defs/";

    private SelfContainedSchema() {}

    /**
     * The schema itself where it refers to nothing; else with {@code $defs}, and with what a {@code $ref} at its top
     * names put in its place, so that its type can be seen.
     */
    static JsonNode of(JsonNode schema, ObjectNode definitions) {
        if (!(schema instanceof ObjectNode object) || !refers(schema)) {
            return schema;
        }
        ObjectNode whole = object;
        Set<String> seen = new HashSet<>();
        while (whole.path("$ref").isTextual()
                && seen.add(whole.path("$ref").textValue())
                && target(whole, definitions) instanceof ObjectNode target) {
            ObjectNode merged = JsonTree.NODES.objectNode();
            merged.setAll(target);
            ObjectNode siblings = JsonTree.NODES.objectNode();
            siblings.setAll(whole);
            siblings.remove("$ref");
            merged.setAll(siblings);
            whole = merged;
        }
        ObjectNode result = JsonTree.NODES.objectNode();
        result.setAll(whole);
        result.set("$defs", definitions);
        return result;
    }

    private static JsonNode target(ObjectNode schema, ObjectNode definitions) {
        String ref = schema.path("$ref").textValue();
        return definitions.path(ref.startsWith(DEFINITIONS) ? ref.substring(DEFINITIONS.length()) : ref);
    }

    private static boolean refers(JsonNode schema) {
        if (schema.path("$ref").isTextual()) {
            return true;
        }
        for (JsonNode child : schema) {
            if (child.isContainerNode() && refers(child)) {
                return true;
            }
        }
        return false;
    }
}
