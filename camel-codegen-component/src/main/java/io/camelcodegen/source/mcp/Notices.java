package io.camelcodegen.source.mcp;

import io.modelcontextprotocol.spec.McpClientSession.NotificationHandler;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Who in this source listens to what its server says unasked, in whichever session. */
record Notices(ListChanges changes, ProgressReports progress) {

    /** By method. */
    Map<String, NotificationHandler> handlers() {
        return Map.of(
                McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED,
                params -> Mono.fromRunnable(changes::announce),
                McpSchema.METHOD_NOTIFICATION_PROGRESS,
                params -> Mono.fromRunnable(() -> progress.received(params)));
    }
}
