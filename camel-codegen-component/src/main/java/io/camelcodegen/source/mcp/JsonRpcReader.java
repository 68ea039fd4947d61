package io.camelcodegen.source.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON-RPC 2.0 messages leniently: what a message holds beside what is needed does not matter. */
final class JsonRpcReader {

    private static final String VERSION = "2.0";
    private static final int INTERNAL_ERROR = -32603;

    private JsonRpcReader() {}

    /**
     * One message, or those of a batch (revision 2025-03-26 has them).
     *
     * @throws IOException not JSON
     * @throws IllegalArgumentException JSON, but no message
     */
    static List<JSONRPCMessage> read(byte[] json, int length) throws IOException {
        Object value = McpJson.MAPPER.readValue(json, 0, length, Object.class);
        if (value instanceof List<?> batch) {
            List<JSONRPCMessage> messages = new ArrayList<>();
            batch.forEach(part -> messages.add(message(part)));
            return messages;
        }
        return List.of(message(value));
    }

    private static JSONRPCMessage message(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not an object");
        }
        Object id = map.get("id");
        if (map.get("method") instanceof String method) {
            return id == null
                    ? new JSONRPCNotification(VERSION, method, map.get("params"))
                    : new JSONRPCRequest(VERSION, method, id, map.get("params"));
        }
        if (id == null || !map.containsKey("result") && !map.containsKey("error")) {
            throw new IllegalArgumentException("neither request nor response");
        }
        Object error = map.get("error");
        if (error != null) {
            return new JSONRPCResponse(VERSION, id, null, error(error));
        }
        Object result = map.get("result");
        return new JSONRPCResponse(VERSION, id, result == null ? Map.of() : result, null);
    }

    private static JSONRPCError error(Object error) {
        if (!(error instanceof Map<?, ?> map)) {
            return new JSONRPCError(INTERNAL_ERROR, String.valueOf(error), null);
        }
        int code = map.get("code") instanceof Number number ? number.intValue() : INTERNAL_ERROR;
        Object message = map.get("message");
        return new JSONRPCError(code, message == null ? "" : message.toString(), map.get("data"));
    }
}
