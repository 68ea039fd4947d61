package io.camelcodegen.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** A source with one tool and no network: what is left of a call's time is this project's own. */
final class MemorySource implements ToolSource, ToolSourceFactory {

    static final String TOOL = "memory__list";

    /** What GitHub's repos/list-for-user asks for, flat. */
    private static final String INPUT = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["username"],
            "properties":{"username":{"type":"string"},"type":{"type":"string","enum":["all","owner","member"]},
            "sort":{"type":"string","enum":["created","updated","pushed","full_name"]},
            "direction":{"type":"string","enum":["asc","desc"]},"per_page":{"type":"integer"},"page":{"type":"integer"}}}
            """;

    private final Function<ObjectNode, CompletableFuture<ToolResult>> answers;
    private final ToolSchemas schemas;

    MemorySource(Function<ObjectNode, CompletableFuture<ToolResult>> answers) {
        this.answers = answers;
        try {
            this.schemas = new ToolSchemas((ObjectNode) new ObjectMapper().readTree(INPUT), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void bindTo(CamelContext camel, SourceConfig.Builder config) {
        camel.getRegistry().bind("codegen-source-memory", this);
        camel.getRegistry().bind("memory", config.build());
    }

    static SourceConfig.Builder config() {
        return SourceConfig.builder("memory", "memory");
    }

    @Override
    public ToolSource create(SourceConfig config, SourceContext context) {
        return this;
    }

    @Override
    public CompletableFuture<List<Tool>> discover() {
        Tool tool = Tool.builder(ToolName.of("memory", "list"), "list", () -> schemas)
                .hints(ToolHints.READ_ONLY)
                .build();
        return CompletableFuture.completedFuture(List.of(tool));
    }

    @Override
    public CompletableFuture<ToolResult> call(Tool tool, ObjectNode parameters, CallContext context) {
        return answers.apply(parameters);
    }

    @Override
    public void close() {}
}
