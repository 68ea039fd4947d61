package io.camelcodegen.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A source whose tools and answers a test decides, and that records what reaches it. Its own factory: bound as
 * {@code codegen-source-recording}.
 */
public class RecordingSource implements ToolSource, ToolSourceFactory {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one attempt was given. */
    public record Attempt(Tool tool, ObjectNode parameters, CallContext context) {}

    public final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    public final AtomicInteger discoveries = new AtomicInteger();
    private final List<Tool> tools = new CopyOnWriteArrayList<>();
    private final String name;
    private volatile BiFunction<Attempt, Integer, CompletableFuture<ToolResult>> answers =
            (attempt, number) -> CompletableFuture.completedFuture(ToolResult.of("ok"));
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private volatile @Nullable SourceContext context;
    private volatile boolean closed;

    public RecordingSource(String name) {
        this.name = name;
    }

    /** Binds a source of this kind, of the default configuration, in the registry. */
    public RecordingSource bindTo(CamelContext camelContext) {
        return bindTo(camelContext, SourceConfig.builder(name, "recording").build());
    }

    public RecordingSource bindTo(CamelContext camelContext, SourceConfig config) {
        camelContext.getRegistry().bind("codegen-source-recording", this);
        camelContext.getRegistry().bind(name + "-config", config);
        return this;
    }

    public RecordingSource tool(String wireName, ToolHints hints, String inputSchema) {
        return tool(wireName, hints, inputSchema, null);
    }

    public RecordingSource tool(String wireName, ToolHints hints, String input, @Nullable String output) {
        ToolSchemas schemas = new ToolSchemas(schema(input), output == null ? null : schema(output));
        tools.add(Tool.builder(ToolName.of(name, wireName), wireName, () -> schemas)
                .hints(hints)
                .build());
        return this;
    }

    private static ObjectNode schema(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return (ObjectNode) node;
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** What an attempt is answered with; the number counts the attempts from 1. */
    public RecordingSource answer(BiFunction<Attempt, Integer, CompletableFuture<ToolResult>> value) {
        answers = value;
        return this;
    }

    public RecordingSource answer(Object value) {
        return answer((attempt, number) -> CompletableFuture.completedFuture(ToolResult.of(value)));
    }

    /** Discovery completes only when this does. */
    public RecordingSource discoverAfter(CompletableFuture<Void> value) {
        gate = value;
        return this;
    }

    public void removeTools() {
        tools.clear();
    }

    /** Says that the tools changed, as a server would. */
    public void toolsChanged() {
        Objects.requireNonNull(context).toolsChanged().run();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public ToolSource create(SourceConfig config, SourceContext sourceContext) {
        context = sourceContext;
        return this;
    }

    @Override
    public CompletableFuture<List<Tool>> discover() {
        discoveries.incrementAndGet();
        return gate.thenApply(open -> new ArrayList<>(tools));
    }

    @Override
    public CompletableFuture<ToolResult> call(Tool tool, ObjectNode parameters, CallContext callContext) {
        Attempt attempt = new Attempt(tool, parameters, callContext);
        attempts.add(attempt);
        return answers.apply(attempt, attempts.size());
    }

    @Override
    public void close() {
        closed = true;
    }
}
