package io.camelcodegen.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.tool.Tool;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connected source: finds its tools and calls them. Made by a {@link ToolSourceFactory}, used by many threads at
 * once, closed with the CamelContext.
 *
 * <p>No method blocks its caller. Futures complete with a {@link io.camelcodegen.error.CodegenException} on failure,
 * and may complete on an I/O thread: who composes on them hands over before running foreign code.
 */
public interface ToolSource extends AutoCloseable {

    /**
     * All tools, each with a distinct name, include and exclude patterns not yet applied. Called when a tool is first
     * needed, and again after {@link SourceContext#toolsChanged()}. Fails with DISCOVERY_FAILED, CONNECTION or AUTH
     * errors.
     */
    CompletableFuture<List<Tool>> discover();

    /**
     * Tells the state of the tools that were discovered last from any other: while it stays the same, so do the tools with
     * their schemas. Worked out when it is asked for; null where that cannot be told without reading every tool.
     */
    default Supplier<@Nullable String> revision() {
        return () -> null;
    }

    /**
     * Brings parameters from the forms callers may use into the one the tool's input schema describes, before they are
     * coerced and validated. Must not modify its argument.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_PARAMS where a parameter cannot be placed
     */
    default ObjectNode arrange(Tool tool, ObjectNode parameters) {
        return parameters;
    }

    /**
     * What the source's own description asks of credentials for calls of the tool. Asked once for a tool.
     *
     * @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the description is wrong at this tool
     */
    default ToolSecurity security(Tool tool) {
        return ToolSecurity.NONE;
    }

    /**
     * One attempt. The source keeps to {@link CallContext#timeout()}, stops work that timed out, never repeats a
     * request on its own, and says of each failure whether the request was {@linkplain
     * io.camelcodegen.error.CodegenException#isUnprocessed() certainly not processed}.
     *
     * @param tool one of this source's tools
     * @param parameters arranged, coerced and valid; must not be modified
     */
    CompletableFuture<ToolResult> call(Tool tool, ObjectNode parameters, CallContext context);

    /** Releases everything: connections, processes, threads. Calls in flight fail. Does nothing the second time. */
    @Override
    void close();
}
