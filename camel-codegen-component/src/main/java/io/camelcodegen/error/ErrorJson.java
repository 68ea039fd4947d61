package io.camelcodegen.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;

/** Writes a {@link CodegenException} as JSON; durations become seconds. */
final class ErrorJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorJson() {}

    /** What is no plain data, put there by somebody's own kind of source, becomes its text. */
    private static JsonNode tree(Object value) {
        if (value instanceof Duration delay) {
            return JSON.getNodeFactory().numberNode(delay.toMillis() / 1000.0);
        }
        try {
            return JSON.valueToTree(value);
        } catch (IllegalArgumentException e) {
            return JSON.getNodeFactory().textNode(String.valueOf(value));
        }
    }

    static String write(CodegenException error) {
        ObjectNode node = JSON.createObjectNode()
                .put("code", error.getCode().name())
                .put("category", error.getCategory().name())
                .put("retryable", error.isRetryable())
                .put("message", error.getMessage());
        ObjectNode context = node.putObject("context");
        for (Map.Entry<String, Object> entry : error.getContext().entrySet()) {
            context.set(entry.getKey(), tree(entry.getValue()));
        }
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("context of " + error.getCode() + " is not plain data", e);
        }
    }
}
