package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A raw call never throws, whatever it is given and whatever happens. */
class RawCallTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop =
            new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{\"required\":[\"id\"]}");
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

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, TOOL_NOT_FOUND",
                "'', TOOL_NOT_FOUND",
                "read, TOOL_NOT_FOUND",
                "__, TOOL_NOT_FOUND",
                "shop__, TOOL_NOT_FOUND",
                "shop__raed, TOOL_NOT_FOUND",
                "shop__\u0000\uD800, TOOL_NOT_FOUND",
                "bank__read, SOURCE_NOT_FOUND",
            })
    void nameThatIsNoToolsIsAnOutcome(String tool, String code) {
        RawCallResult outcome = codegen.callRaw(tool, Map.of());

        assertThat(outcome.success()).isFalse();
        assertThat(outcome.data()).isNull();
        assertThat(outcome.error().code()).isEqualTo(code);
        assertThat(outcome.metadata().source()).isEmpty();
        assertThat(outcome.metadata().duration()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(codegen.callRawAsync(tool, Map.of()).join().error().code()).isEqualTo(code);
    }

    static Stream<Arguments> parameters() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);
        ObjectNode deep = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 100_000; i++) {
            deep = JsonNodeFactory.instance.objectNode().set("in", deep);
        }
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        Map<String, Object> failing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("closed");
            }
        };
        return Stream.of(
                Arguments.of("{\"id\":", "INVALID_PARAMS"),
                Arguments.of("[1]", "INVALID_PARAMS"),
                Arguments.of("{\"n\":0e88888888888888888888}", "INVALID_PARAMS"),
                Arguments.of("{\"n\":0e88888888888888888888}".getBytes(), "INVALID_PARAMS"),
                Arguments.of("{} {}", "INVALID_PARAMS"),
                Arguments.of("[".repeat(100_000), "INVALID_PARAMS"),
                Arguments.of(7, "INVALID_PARAMS"),
                Arguments.of(List.of(1), "INVALID_PARAMS"),
                Arguments.of(new byte[] {(byte) 0xFF, 0}, "INVALID_PARAMS"),
                Arguments.of(Map.of("n", Double.NaN), "INVALID_PARAMS"),
                Arguments.of(endless, "INVALID_PARAMS"),
                Arguments.of(deep, "INVALID_PARAMS"),
                Arguments.of(broken, "INVALID_PARAMS"),
                Arguments.of(new Object(), "INVALID_PARAMS"),
                Arguments.of(failing, "INTERNAL_ERROR"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void parametersThatCannotBeReadAreAnOutcome(Object parameters, String code) {
        RawCallResult outcome = codegen.callRaw("shop__read", parameters);

        assertThat(outcome.success()).isFalse();
        assertThat(outcome.error().code()).isEqualTo(code);
        assertThat(outcome.metadata().source()).isEqualTo("shop");
        assertThat(outcome.metadata().transport()).isEqualTo("recording");
        assertThat(shop.attempts).isEmpty();
    }

    @Test
    void noParametersAreAnEmptyObjectAndNotValidated() {
        RawCallResult outcome = codegen.callRaw("shop__read", null);

        assertThat(outcome.success()).isTrue();
        assertThat(outcome.error()).isNull();
        assertThat(outcome.data()).isEqualTo("ok");
        assertThat(shop.attempts).singleElement().satisfies(attempt -> assertThat(attempt.parameters())
                .isEmpty());
    }

    @Test
    void nothingStandsAroundARawCall() {
        CamelContext other = new DefaultCamelContext();
        RecordingSource guarded =
                new RecordingSource("guarded").tool("read", ToolHints.READ_ONLY, "{\"required\":[\"id\"]}");
        guarded.bindTo(
                other,
                SourceConfig.builder("guarded", "recording")
                        .auth(Auth.bearer("t"))
                        .build());
        other.start();
        Codegen calls = Codegen.of(other);
        other.getRegistry()
                .lookupByNameAndType("codegen-guarded", CircuitBreaker.class)
                .transitionToOpenState();

        RawCallResult outcome = calls.callRaw("guarded__read", Map.of());

        assertThat(outcome.success()).isTrue();
        assertThat(outcome.metadata())
                .returns("guarded", RawCallResult.Metadata::source)
                .returns("recording", RawCallResult.Metadata::transport);
        assertThat(guarded.attempts).singleElement().satisfies(attempt -> assertThat(
                        attempt.context().credentials().isEmpty())
                .isTrue());
        other.stop();
    }

    @Test
    void detailsOfAFailureAreItsContext() {
        shop.answer((attempt, number) -> CompletableFuture.failedFuture(
                ToolErrors.http("shop__read", 404, "gone", null, Map.of(ErrorContext.RESPONSE, "gone"))));

        RawCallResult.Failure error = codegen.callRaw("shop__read", Map.of()).error();

        assertThat(error.code()).isEqualTo("HTTP_ERROR_4XX");
        assertThat(error.message()).contains("404", "gone");
        assertThat(error.details()).containsEntry("status", 404).containsEntry("response", "gone");
    }

    @Test
    void failureIsAnOutcomeAfterOneAttemptHoweverTheSourceFails() {
        shop.answer((attempt, number) -> CompletableFuture.failedFuture(
                new CompletionException(NetworkErrors.broken("shop", "reset", false, null))));
        assertThat(codegen.callRaw("shop__read", Map.of()).error().code()).isEqualTo("NETWORK_ERROR");

        shop.answer((attempt, number) -> {
            throw new IllegalStateException("a source with a fault");
        });
        assertThat(codegen.callRaw("shop__read", Map.of()).error().code()).isEqualTo("INTERNAL_ERROR");
        assertThat(shop.attempts).hasSize(2);
    }

    @Test
    void discoveryThatFailsIsAnOutcome() {
        CamelContext other = new DefaultCamelContext();
        RecordingSource gone = new RecordingSource("gone")
                .discoverAfter(CompletableFuture.failedFuture(SourceErrors.discoveryFailed("gone", "x", "y", null)));
        gone.bindTo(other);
        other.start();

        assertThat(Codegen.of(other).callRaw("gone__read", Map.of()).error().code())
                .isEqualTo("DISCOVERY_FAILED");
        other.stop();
    }

    @Test
    void interruptedCallerGetsItsOutcomeAndStaysInterrupted() {
        shop.answer((attempt, number) -> CompletableFuture.supplyAsync(() -> ToolResult.of("late")));

        Thread.currentThread().interrupt();
        RawCallResult outcome = codegen.callRaw("shop__read", Map.of());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.data()).isEqualTo("late");
    }

    @Test
    void stoppedContextIsAnOutcome() {
        codegen.callRaw("shop__read", Map.of());
        context.stop();

        assertThat(codegen.callRaw("shop__read", Map.of())).isNotNull();
        assertThat(codegen.callRawAsync("shop__raed", Map.of()).join().success())
                .isFalse();
    }
}
