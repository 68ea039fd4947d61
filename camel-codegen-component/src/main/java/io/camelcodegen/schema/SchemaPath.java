package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** The fields that an object of this schema cannot do without, by what applies to every such object. */
    Set<String> required(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        addRequired(schema, names, 0);
        return names;
    }

    private void addRequired(JsonNode schema, Set<String> names, int depth) {
        if (depth > LOOK_AHEAD) {
            return;
        }
        schema.path("required").forEach(name -> names.add(name.asText()));
        schema.path("allOf").forEach(part -> addRequired(part, names, depth + 1));
        if (schema.path("$ref").isTextual()) {
            addRequired(target(schema.path("$ref").textValue()), names, depth + 1);
        }
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
