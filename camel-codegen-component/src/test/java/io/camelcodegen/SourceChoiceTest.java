package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of a source's tools there are, by its config, and what is said of those that are not. */
class SourceChoiceTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop")
            .tool("orders/list", ToolHints.READ_ONLY, "{}")
            .tool("orders/delete", ToolHints.IDEMPOTENT_WRITE, "{}")
            .tool("orders/create", ToolHints.WRITE, "{}")
            .tool("items/list", ToolHints.READ_ONLY, "{}");

    private Codegen start(SourceConfig.Builder config) {
        shop.bindTo(context, config.build());
        context.start();
        return Codegen.of(context);
    }

    private static SourceConfig.Builder config() {
        return SourceConfig.builder("shop", "recording");
    }

    private static List<String> names(Codegen codegen) {
        return codegen.tools("shop").stream().map(Tool::wireName).toList();
    }

    private AbstractThrowableAssert<?, ?> assertNotFound(Codegen codegen, String name) {
        return assertThatThrownBy(() -> codegen.call(name, Map.of()))
                .isInstanceOfSatisfying(CodegenException.class, failure -> assertThat(failure.getCode())
                        .isEqualTo(ErrorCode.TOOL_NOT_FOUND))
                .hasMessageStartingWith("no tool '" + name + "'");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void includeAndExcludeChooseByNameOrTheSourcesSpelling() {
        Codegen codegen = start(config().include(List.of("orders_*", "items/*")).exclude(List.of("*delete")));

        assertThat(names(codegen)).containsExactly("items/list", "orders/create", "orders/list");
    }

    @Test
    void excludeAloneLeavesAllOthers() {
        Codegen codegen = start(config().exclude(List.of("orders/*")));

        assertThat(names(codegen)).containsExactly("items/list");
    }

    @Test
    void readOnlyLeavesOutWhateverMayChangeSomething() {
        Codegen codegen = start(config().readOnly(true));

        assertThat(names(codegen)).containsExactly("items/list", "orders/list");
    }

    @Test
    void toolThatIsLeftOutCannotBeCalledByAnyNameAndTheErrorSaysWhy() {
        Codegen codegen = start(config().readOnly(true).alias("buy", "orders/create"));

        for (String name : List.of("shop__orders_create", "shop__orders/create", "shop__buy")) {
            assertNotFound(codegen, name).hasMessageContaining("leaves it out by 'include', 'exclude' or 'readOnly'");
        }
        assertThat(codegen.callRaw("shop__orders_create", Map.of()).success()).isFalse();
        assertThat(shop.attempts).isEmpty();
    }

    @Test
    void nameThatIsNearToNoneSaysWhatThereIs() {
        Codegen codegen = start(config());

        assertNotFound(codegen, "shop__weather")
                .hasMessageContaining("source 'shop' has 4 tools, none with a name near");
        assertNotFound(codegen, "weather")
                .hasMessageContaining("its source, two underscores and its own; sources are shop");
    }

    @Test
    void sourceWhoseToolsAreAllLeftOutHasNone() {
        Codegen codegen = start(config().include(List.of("nothing")));

        assertThat(names(codegen)).isEmpty();
        assertNotFound(codegen, "shop__weather").hasMessageContaining("source 'shop' has no tools");
    }
}
