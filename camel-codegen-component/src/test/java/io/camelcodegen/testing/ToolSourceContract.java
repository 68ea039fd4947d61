package io.camelcodegen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import io.camelcodegen.tool.ToolName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * What every kind of source must do; one subclass per kind, against a real server.
 *
 * <p>The source is named {@code contract}, its server is up, and it has at least the tool {@link #working()}.
 */
public abstract class ToolSourceContract {

    /** A call that succeeds, and what it gives. */
    public record Working(String wireName, ObjectNode parameters, Object value) {}

    /** A fresh source named {@code contract}, not used yet. The subclass closes what the test leaves open. */
    protected abstract ToolSource source();

    protected abstract Working working();

    private static final CallContext CONTEXT = CallContext.of(Duration.ofSeconds(30));

    private static ToolCatalog catalog(ToolSource source) {
        return ToolCatalog.of("contract", source.discover().join(), Map.of(), () -> null);
    }

    private CompletableFuture<ToolResult> call(ToolSource source, ToolCatalog tools) {
        Tool tool = tools.find(working().wireName()).orElseThrow();
        return source.call(tool, source.arrange(tool, working().parameters()), CONTEXT);
    }

    @Test
    void toolsHaveDistinctNamesOfTheSource() {
        List<Tool> tools = source().discover().join();

        assertThat(tools).isNotEmpty();
        assertThat(tools).extracting(Tool::name).doesNotHaveDuplicates().allMatch(name -> name.source()
                .equals("contract"));
    }

    @Test
    void discoveringAgainGivesTheSameNames() {
        ToolSource source = source();

        List<ToolName> first = source.discover().join().stream().map(Tool::name).toList();

        assertThat(source.discover().join()).extracting(Tool::name).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void everyToolHasAnObjectAsInputAndSchemasThatCompile() {
        for (Tool tool : source().discover().join()) {
            assertThat(tool.schemas().input().path("type").asText())
                    .as(tool.toString())
                    .isEqualTo("object");
            CompiledSchema.of(tool.schemas().input()).validate(JsonNodeFactory.instance.objectNode());
            ObjectNode output = tool.schemas().output();
            if (output != null) {
                CompiledSchema.of(output).validate(JsonNodeFactory.instance.objectNode());
            }
        }
    }

    @Test
    void callGivesTheResultAndLeavesTheParametersAlone() {
        ToolSource source = source();
        ObjectNode before = working().parameters().deepCopy();

        ToolResult result = call(source, catalog(source)).join();

        assertThat(result.value()).isEqualTo(working().value());
        assertThat(working().parameters()).isEqualTo(before);
    }

    @Test
    void callsInParallelAreIndependent() {
        ToolSource source = source();
        ToolCatalog tools = catalog(source);

        List<CompletableFuture<ToolResult>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(call(source, tools));
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join().value())
                .isEqualTo(working().value()));
    }

    @Test
    void cancelledCallLeavesTheSourceUsable() {
        ToolSource source = source();
        ToolCatalog tools = catalog(source);

        call(source, tools).cancel(true);

        assertThat(call(source, tools).join().value()).isEqualTo(working().value());
    }

    @Test
    void closedSourceFailsCallsAndCanBeClosedAgain() {
        ToolSource source = source();
        ToolCatalog tools = catalog(source);

        source.close();
        source.close();

        assertThatThrownBy(() -> call(source, tools).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(CodegenException.class);
    }
}
