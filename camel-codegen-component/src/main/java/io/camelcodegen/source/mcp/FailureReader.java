package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpTransportException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes errors of ours of what transports and the SDK's session fail with. */
class FailureReader {

    /** Context key: the code of a JSON-RPC error. */
    static final String JSON_RPC_CODE = "jsonRpcCode";

    static final int METHOD_NOT_FOUND = -32_601;
    private static final int INVALID_PARAMS = -32_602;
    private static final int MAX_TEXT = 4 * 1024;

    private final String where;

    /** @param where the server, for messages, without secrets */
    FailureReader(String where) {
        this.where = where;
    }

    String where() {
        return where;
    }

    /** @param timeout of the request, which a timeout names */
    CodegenException read(McpClient.Request request, Throwable failure, Duration timeout) {
        if (failure instanceof CodegenException known) {
            return known;
        }
        if (failure instanceof TimeoutException) {
            return request.method().equals(McpSchema.METHOD_INITIALIZE)
                    ? NetworkErrors.connectionTimeout(where, timeout, null)
                    : CodegenErrors.timeout(request.subject(), timeout);
        }
        if (failure instanceof McpError error && error.getJsonRpcError() != null) {
            return jsonRpc(request, error.getJsonRpcError());
        }
        if (failure instanceof McpTransportException && cameWhole(failure.getCause())) { // but it cannot be read
            String found = cut(String.valueOf(failure.getMessage()));
            return request.method().equals(McpSchema.METHOD_TOOLS_CALL)
                    ? ToolErrors.executionFailed(request.subject(), found, Map.of())
                    : SourceErrors.malformedDocument(request.subject(), where, found, null);
        }
        return NetworkErrors.broken(where, cut(String.valueOf(failure.getMessage())), false, failure);
    }

    /** Whether an answer that cannot be read came to its end: half an answer is a fault of the network. */
    private static boolean cameWhole(@Nullable Throwable cause) {
        return cause == null
                || cause instanceof JsonProcessingException json
                        && !String.valueOf(json.getOriginalMessage()).startsWith("Unexpected end-of-input");
    }

    private CodegenException jsonRpc(McpClient.Request request, JSONRPCError error) {
        String message = cut(error.message());
        if (request.method().equals(McpSchema.METHOD_INITIALIZE)) {
            return SourceErrors.malformedDocument(
                    request.subject(), where, "the server refused to begin: " + message + data(error), null);
        }
        boolean unknownTool = message.toLowerCase(Locale.ROOT).matches("(?s).*(unknown tool|tool .*not found).*");
        if (error.code() == INVALID_PARAMS && request.method().equals(McpSchema.METHOD_TOOLS_CALL) && !unknownTool) {
            return ToolErrors.invalidParams(request.subject(), "", message);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(JSON_RPC_CODE, error.code());
        if (error.data() != null) {
            context.put(ErrorContext.RESPONSE, cut(String.valueOf(error.data())));
        }
        return ToolErrors.executionFailed(request.subject(), message + " (" + error.code() + ")", context);
    }

    private static String data(JSONRPCError error) {
        return error.data() == null ? "" : " " + cut(String.valueOf(error.data()));
    }

    /** What a server said, cut to a few kilobytes. */
    static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
