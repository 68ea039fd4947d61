package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code tools/list} page by page, within bounds: a server may send a next page for ever. */
final class ToolPages {

    static final int MAX_PAGES = 1_000;
    static final int MAX_TOOLS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ToolPages.class);

    private final String source;
    private final McpClient client;
    private final List<Map<?, ?>> tools = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private int pages;

    ToolPages(String source, McpClient client) {
        this.source = source;
        this.client = client;
    }

    /** The entries of all pages; to be called once. Fails with DISCOVERY, CONNECTION and AUTH errors. */
    CompletableFuture<List<Map<?, ?>>> read() {
        return next(Map.of());
    }

    private CompletableFuture<List<Map<?, ?>>> next(Map<String, Object> params) {
        return client.request(new McpClient.Request(McpSchema.METHOD_TOOLS_LIST, params, source))
                .handle((page, failure) -> failure == null ? add(page) : failed(CodegenErrors.wrap(failure)))
                .thenCompose(cursor ->
                        cursor.isEmpty() ? CompletableFuture.completedFuture(tools) : next(Map.of("cursor", cursor)));
    }

    /** The cursor of the next page; empty at the end. */
    private String add(Map<String, Object> page) {
        if (!(page.get("tools") instanceof List<?> entries)) {
            throw SourceErrors.malformedDocument(source, client.where(), "tools/list answered no list of tools", null);
        }
        pages++;
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> tool) {
                tools.add(tool);
            }
        }
        if (tools.size() > MAX_TOOLS) {
            throw SourceErrors.malformedDocument(
                    source, client.where(), "it lists more than " + MAX_TOOLS + " tools", null);
        }
        if (!(page.get("nextCursor") instanceof String cursor) || cursor.isEmpty()) {
            return "";
        }
        if (!cursors.add(cursor) || pages == MAX_PAGES) {
            LOG.warn(
                    "MCP server '{}' {} in tools/list; the {} tools listed so far are taken",
                    source,
                    pages == MAX_PAGES ? "sends more than " + MAX_PAGES + " pages" : "repeats a cursor",
                    tools.size());
            return "";
        }
        return cursor;
    }

    /** A server that has no tools need not know the method. */
    private String failed(CodegenException failure) {
        Object code = failure.getContext().get(FailureReader.JSON_RPC_CODE);
        if (code == null) {
            throw failure;
        }
        if (code.equals(FailureReader.METHOD_NOT_FOUND)) {
            LOG.warn("MCP server '{}' has no tools", source);
            return "";
        }
        throw SourceErrors.discoveryFailed(source, client.where(), String.valueOf(failure.getMessage()), failure);
    }
}
