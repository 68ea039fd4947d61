package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The tools of one MCP server. Connected when first used. */
final class McpSource implements ToolSource {

    private final McpSettings settings;
    private final McpClient client;
    private final ProgressReports progress;
    private volatile Set<String> withOutputSchema = Set.of();

    McpSource(McpSettings settings, McpClient client, ProgressReports progress) {
        this.settings = settings;
        this.client = client;
        this.progress = progress;
    }

    @Override
    public CompletableFuture<List<Tool>> discover() {
        return new ToolPages(settings.source(), client).read().thenApply(entries -> {
            withOutputSchema = entries.stream()
                    .filter(ToolReader::declaresOutput)
                    .map(entry -> String.valueOf(entry.get("name")))
                    .collect(Collectors.toUnmodifiableSet());
            return ToolReader.read(settings.source(), entries);
        });
    }

    @Override
    public CompletableFuture<ToolResult> call(Tool tool, ObjectNode parameters, CallContext context) {
        String name = tool.name().toString();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("name", tool.wireName());
        params.put("arguments", parameters);
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        CallProgress listener = context.progress();
        if (listener != null) { // else the server need not tell
            long token = progress.begin(listener);
            params.put("_meta", Map.of("progressToken", token));
            answer.whenComplete((result, failure) -> progress.end(token));
        }
        Relay.connect(
                client.request(new McpClient.Request(McpSchema.METHOD_TOOLS_CALL, params, name), context),
                result -> ResultReader.read(name, result, withOutputSchema.contains(tool.wireName())),
                answer);
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "McpSource[" + settings.source() + "]";
    }
}
