package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

final class HttpClients implements McpClient {
    HttpClients(McpSettings settings, SourceConfig config, SourceContext context, ListChanges changes) {}
    @Override public CompletableFuture<Map<String, Object>> request(Request request, CallContext context) { return CompletableFuture.failedFuture(CodegenErrors.internal("", null)); }
    @Override public CompletableFuture<Map<String, Object>> request(Request request) { return CompletableFuture.failedFuture(CodegenErrors.internal("", null)); }
    @Override public String where() { return ""; }
    @Override public void close() {}
}
