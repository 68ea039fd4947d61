package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results held against the tool's output schema, where that is asked for. */
class OutputValidationTest {

    private static final String OUTPUT = """
            {"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"}},"required":["id","name"]}""";
    private static final CallOptions CHECKED = CallOptions.NONE.withValidateOutput(true);

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop")
            .tool("get", ToolHints.READ_ONLY, "{}", OUTPUT)
            .tool("list", ToolHints.READ_ONLY, "{}");
    private Codegen codegen;

    @BeforeEach
    void start() {
        shop.bindTo(context);
        context.start();
        codegen = Codegen.of(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void resultThatDoesNotFitFailsTheCallOnceWithEveryViolation() {
        shop.answer(Map.of("id", "seven"));

        CodegenException failure =
                catchThrowableOfType(CodegenException.class, () -> codegen.call("shop__get", Map.of(), CHECKED));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SCHEMA_VALIDATION_FAILED);
        assertThat(failure.isRetryable()).isFalse();
        assertThat((List<?>) failure.getContext().get(ErrorContext.VIOLATIONS)).hasSize(2);
        assertThat(shop.attempts).hasSize(1);
    }

    @Test
    void resultThatFitsIsGiven() {
        shop.answer(Map.of("id", 7, "name", "tea"));

        assertThat(codegen.call("shop__get", Map.of(), CHECKED)).isEqualTo(Map.of("id", 7, "name", "tea"));
    }

    @Test
    void nothingIsCheckedWhereNothingIsAskedForOrDeclared() {
        shop.answer(Map.of("id", "seven"));

        assertThat(codegen.call("shop__get", Map.of())).isEqualTo(Map.of("id", "seven"));
        assertThat(codegen.call("shop__list", Map.of(), CHECKED)).isEqualTo(Map.of("id", "seven"));
    }

    @Test
    void endpointAsksForIt() {
        shop.answer(Map.of("id", "seven"));

        var exchange = context.createProducerTemplate()
                .request("codegen:shop__get?validateOutput=true", e -> e.getIn().setBody(Map.of()));

        assertThat(exchange.getException(CodegenException.class).getCode())
                .isEqualTo(ErrorCode.SCHEMA_VALIDATION_FAILED);
    }
}
