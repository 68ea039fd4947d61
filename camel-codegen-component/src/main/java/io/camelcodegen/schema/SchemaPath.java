package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Walks a self-contained schema the way a finding came. */
record SchemaPath(ObjectNode root) {

    /** How many references are followed where a secret may be marked behind them. */
    private static final int LOOK_AHEAD = 4;

    /** The schema or keyword at the end of the way. */
    JsonNode at(List<String> evaluation) {
        JsonNode node = root;
        for (String step : evaluation) {
            node = step(node, step);
        }
        return node;
    }

    /** Whether anything on the way, or applied beside it, says that the value must not be shown. */
    boolean isSecret(List<String> evaluation) {
        JsonNode node = root;
        boolean secret = marksSecret(node, 0);
        for (String step : evaluation) {
            node = step(node, step);
            secret |= marksSecret(node, 0);
        }
        return secret;
    }

    private JsonNode step(JsonNode node, String step) {
        JsonNode next = node.isArray() && !step.isEmpty() && Character.isDigit(step.charAt(0))
                ? node.path(Integer.parseInt(step))
                : node.path(step);
        return step.equals("$ref") && next.isTextual() ? target(next.textValue()) : next;
    }

    private JsonNode target(String ref) {
        return root.path("$defs").path(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private boolean marksSecret(JsonNode schema, int depth) {
        if (!schema.isObject() || depth > LOOK_AHEAD) {
            return false;
        }
        if (schema.path("format").asText().equals("password")
                || schema.path("writeOnly").booleanValue()) {
            return true;
        }
        for (String combinator : List.of("allOf", "anyOf", "oneOf")) {
            for (JsonNode branch : schema.path(combinator)) {
                if (marksSecret(branch, depth + 1)) {
                    return true;
                }
            }
        }
        return schema.path("$ref").isTextual()
                && marksSecret(target(schema.path("$ref").textValue()), depth + 1);
    }
}
