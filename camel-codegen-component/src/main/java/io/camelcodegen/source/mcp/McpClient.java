package io.camelcodegen.source.mcp;

import io.camelcodegen.source.CallContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Sends requests to one MCP server, connecting when the first one comes and again after the connection was lost. All
 * that the rest of this package knows of transports and of the SDK. Thread-safe; never blocks but in {@link #close()}.
 */
interface McpClient extends AutoCloseable {

    /**
     * A JSON-RPC request.
     *
     * @param params plain data
     * @param subject what is asked, for messages: a tool's name or the source's
     */
    record Request(String method, Map<String, Object> params, String subject) {}

    /**
     * Sends a request. Cancelling the future, or the context's time running out, tells the server.
     *
     * @return the result object as the server sent it: maps, lists, texts, exact numbers, booleans; fails with a
     *     {@code CodegenException}
     */
    CompletableFuture<Map<String, Object>> request(Request request, CallContext context);

    /** What no single call asks for: as {@link #request}, with the credentials of the config. */
    CompletableFuture<Map<String, Object>> request(Request request);

    /** Where the server is, for messages. */
    String where();

    /** Ends the connection and, for a subprocess, waits until it and its children are gone, at most seconds. */
    @Override
    void close();
}
