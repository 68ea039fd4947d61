package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    private static final RetryPolicy QUICK = RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(1));

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop =
            new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}").tool("write", ToolHints.WRITE, "{}");

    private Codegen start(SourceConfig.Builder config) {
        shop.bindTo(context, config.build());
        context.start();
        return Codegen.of(context);
    }

    private static SourceConfig.Builder config() {
        return SourceConfig.builder("shop", "recording").retry(QUICK);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static CodegenException reset() {
        return NetworkErrors.broken("shop", "reset", false, null);
    }

    private void failUntil(int attempt, Supplier<CodegenException> failure) {
        shop.answer((given, number) -> number < attempt
                ? CompletableFuture.failedFuture(failure.get())
                : CompletableFuture.completedFuture(ToolResult.of("after " + number)));
    }

    @Test
    void retriesUntilAnAttemptSucceeds() {
        Codegen codegen = start(config());
        failUntil(3, RetryTest::reset);

        assertThat(codegen.call("shop__read", Map.of())).isEqualTo("after 3");
    }

    @Test
    void callerSeesOneFailureAfterTheLastAttempt() {
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE, RetryTest::reset);

        CodegenException failure = failureOf(() -> codegen.call("shop__read", Map.of()));

        assertThat(shop.attempts).hasSize(3);
        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.ATTEMPTS, 3)
                .containsEntry(ErrorContext.TOOL, "shop__read")
                .containsEntry(ErrorContext.SOURCE, "shop");
    }

    @Test
    void failureThatRepeatingCannotMendIsNotRepeated() {
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE, () -> ToolErrors.http("shop__read", 404, "", null, Map.of()));

        assertThat(failureOf(() -> codegen.call("shop__read", Map.of())).getCode())
                .isEqualTo(ErrorCode.HTTP_ERROR_4XX);
        assertThat(shop.attempts).hasSize(1);
    }

    @Test
    void toolWithSideEffectsIsNotRepeatedUnlessItCertainlyWasNotProcessed() {
        Codegen codegen = start(config());
        failUntil(2, RetryTest::reset);
        assertThatThrownBy(() -> codegen.call("shop__write", Map.of())).isInstanceOf(CodegenException.class);
        assertThat(shop.attempts).hasSize(1);

        shop.attempts.clear();
        failUntil(2, () -> NetworkErrors.unreachable("shop", "refused", null));
        assertThat(codegen.call("shop__write", Map.of())).isEqualTo("after 2");
    }

    /** What MCP servers say of their tools; destructiveHint has no say in it. */
    @ParameterizedTest
    @CsvSource({
        "true,  false, false, 3",
        "false, true,  false, 3",
        "false, true,  true,  3",
        "false, false, false, 1",
        "false, false, true,  1"
    })
    void hintsDecideWhetherAToolIsRepeated(boolean readOnly, boolean idempotent, boolean destructive, int attempts) {
        shop.tool("hinted", new ToolHints(readOnly, idempotent, destructive), "{}");
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE, RetryTest::reset);

        failureOf(() -> codegen.call("shop__hinted", Map.of()));

        assertThat(shop.attempts).hasSize(attempts);
    }

    @Test
    void idempotencyKeyMakesAToolWithSideEffectsRepeatable() {
        Codegen codegen = start(config());
        failUntil(2, RetryTest::reset);

        assertThat(codegen.call("shop__write", Map.of(), CallOptions.NONE.withIdempotencyKey("k-1")))
                .isEqualTo("after 2");
        assertThat(shop.attempts)
                .allSatisfy(attempt -> assertThat(attempt.context().headers()).containsEntry("idempotency-key", "k-1"));
    }

    @Test
    void idempotencyKeyAmongTheParametersMakesAToolRepeatableToo() {
        Codegen codegen = start(config());
        failUntil(2, RetryTest::reset);

        assertThat(codegen.call("shop__write", Map.of("header", Map.of("Idempotency-Key", "k-1"))))
                .isEqualTo("after 2");
    }

    @Test
    void nearestPolicyWins() {
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE, RetryTest::reset);

        assertThatThrownBy(() ->
                        codegen.call("shop__read", Map.of(), CallOptions.NONE.withRetry(QUICK.withMaxAttempts(5))))
                .isInstanceOf(CodegenException.class);

        assertThat(shop.attempts).hasSize(5);
    }

    @Test
    void routesOwnErrorHandlerSeesEachCallOnce() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        shop.bindTo(context, config().build());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler()
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0)
                        .onExceptionOccurred(e -> seen.incrementAndGet())
                        .logExhausted(false));
                from("direct:in").to("codegen:shop__read");
            }
        });
        context.start();
        failUntil(Integer.MAX_VALUE, RetryTest::reset);

        context.createProducerTemplate().request("direct:in", e -> {});

        assertThat(seen).hasValue(2);
        assertThat(shop.attempts).hasSize(6);
    }

    @Test
    void beanThatWaitsInItsRouteIsAnsweredAlsoWhereTheFirstAttemptFails() throws Exception {
        shop.bindTo(context, config().build());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(exchange -> exchange.getMessage()
                        .setBody(Codegen.of(context).call("shop__read", Map.of())));
            }
        });
        context.start();
        failUntil(3, RetryTest::reset);

        CompletableFuture<Object> answered =
                context.createProducerTemplate().asyncRequestBody("direct:in", (Object) null);

        assertThat(answered).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("after 3");
    }

    @Test
    void attemptsAndWaitsTogetherKeepToTheTotalTime() {
        Codegen codegen = start(config().retry(RetryPolicy.DEFAULT
                .withInitialDelay(Duration.ofHours(1))
                .withMaxTotalTime(Duration.ofSeconds(20))));
        failUntil(Integer.MAX_VALUE, RetryTest::reset);

        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);

        assertThat(shop.attempts).hasSize(1).allSatisfy(attempt -> assertThat(
                        attempt.context().timeout())
                .isLessThanOrEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void waitingCallsHoldNoThread() {
        Codegen codegen = start(config().breaker(BreakerPolicy.OFF)
                .retryBudget(RetryBudgetPolicy.OFF)
                .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofHours(1))));
        failUntil(Integer.MAX_VALUE, RetryTest::reset);
        codegen.callAsync("shop__read", Map.of());
        int before = Thread.activeCount();

        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            calls.add(codegen.callAsync("shop__read", Map.of()));
        }

        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void waitingCallsEndWhenTheContextStops() {
        Codegen codegen = start(config().retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofHours(1))));
        failUntil(Integer.MAX_VALUE, RetryTest::reset);
        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of());

        context.stop();

        assertThatThrownBy(call::join).isInstanceOf(CompletionException.class).hasMessageContaining("stopped");
    }

    @Test
    void cancellingACallStopsItsAttempt() {
        CompletableFuture<ToolResult> attempt = new CompletableFuture<>();
        Codegen codegen = start(config());
        shop.answer((given, number) -> attempt);
        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of());

        call.cancel(true);

        assertThat(attempt).isCancelled();
        assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void callCancelledWhileItWaitsIsNotSentAgain() {
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE, RetryTest::reset);
        CallOptions soon = CallOptions.NONE.withRetry(QUICK.withInitialDelay(Duration.ofMillis(20)));
        CallOptions later = CallOptions.NONE.withRetry(
                QUICK.withInitialDelay(Duration.ofMillis(200)).withMaxAttempts(2));
        CompletableFuture<Object> cancelled = codegen.callAsync("shop__read", Map.of("call", 1), soon);

        cancelled.cancel(true);
        failureOf(() -> codegen.call("shop__read", Map.of("call", 2), later)); // its timer is behind the other's

        assertThat(shop.attempts)
                .extracting(attempt -> attempt.parameters().get("call").asInt())
                .containsExactly(1, 2, 2);
    }

    @Test
    void breakerOpensOnFailuresOfTheSourceAndStandsInTheRegistry() {
        BreakerPolicy breaker = new BreakerPolicy(true, 50, 4, 4, Duration.ofHours(1), 1);
        Codegen codegen = start(config().retry(RetryPolicy.NONE).breaker(breaker));
        failUntil(Integer.MAX_VALUE, RetryTest::reset);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);
        }

        CodegenException failure = failureOf(() -> codegen.call("shop__read", Map.of()));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(shop.attempts).hasSize(4);
        assertThat(context.getRegistry()
                        .lookupByNameAndType("codegen-shop", CircuitBreaker.class)
                        .getState())
                .isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void breakerStaysClosedWhenCallsAreWrong() {
        BreakerPolicy breaker = new BreakerPolicy(true, 50, 4, 4, Duration.ofHours(1), 1);
        Codegen codegen = start(config().breaker(breaker));
        failUntil(Integer.MAX_VALUE, () -> ToolErrors.http("shop__read", 404, "", null, Map.of()));

        for (int i = 0; i < 10; i++) {
            assertThat(failureOf(() -> codegen.call("shop__read", Map.of())).getCode())
                    .isEqualTo(ErrorCode.HTTP_ERROR_4XX);
        }
    }

    @Test
    void breakerDoesNotCountWhatTellsNothingOfTheSource() {
        Codegen codegen = start(config().retry(RetryPolicy.NONE));
        shop.answer((given, number) ->
                CompletableFuture.failedFuture(ToolErrors.invalidParams("shop__read", "id", "is no id")));
        failureOf(() -> codegen.call("shop__read", Map.of()));
        shop.answer((given, number) -> new CompletableFuture<>());
        codegen.callAsync("shop__read", Map.of()).cancel(true);
        shop.answer("counts");
        codegen.call("shop__read", Map.of());

        assertThat(codegen.status("shop").breaker())
                .returns("CLOSED", BreakerState::state)
                .returns(1, BreakerState::calls)
                .returns(0, BreakerState::failedCalls);
    }

    @Test
    void rawCallIsOneAttemptAndNeverThrows() {
        Codegen codegen = start(config());
        failUntil(2, RetryTest::reset);

        RawCallResult failed = codegen.callRaw("shop__read", Map.of());
        RawCallResult succeeded = codegen.callRaw("shop__read", Map.of());
        RawCallResult unknown = codegen.callRaw("shop__reed", Map.of());

        assertThat(failed.success()).isFalse();
        assertThat(failed.error().code()).isEqualTo("NETWORK_ERROR");
        assertThat(failed.metadata().source()).isEqualTo("shop");
        assertThat(succeeded.data()).isEqualTo("after 2");
        assertThat(unknown.error().code()).isEqualTo("TOOL_NOT_FOUND");
    }

    @Test
    void cancellingARawCallStopsIt() {
        Codegen codegen = start(config());
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        shop.answer((attempt, number) -> answer);

        CompletableFuture<RawCallResult> call = codegen.callRawAsync("shop__read", Map.of());
        call.cancel(true);

        assertThat(answer).isCancelled();
        assertThat(codegen.metrics("shop").total().inFlight()).isZero();
    }

    @Test
    void whoNoLongerWaitsForTheToolsTakesThemFromNobody() throws Exception {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        shop.discoverAfter(gate);
        shop.bindTo(context);
        context.start();
        Codegen codegen = Codegen.of(context);
        CompletableFuture<?> impatient = codegen.catalogAsync("shop");
        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of());

        impatient.cancel(true);
        gate.complete(null);

        assertThat(call.get(60, TimeUnit.SECONDS)).isEqualTo("ok");
    }

    @Test
    void timeoutOfAllTimeIsNoError() {
        Codegen codegen = start(config());
        CallOptions forEver = CallOptions.NONE.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(codegen.call("shop__read", Map.of(), forEver)).isEqualTo("ok");
        assertThat(shop.attempts.get(0).context().timeout().toNanos()).isPositive();
    }

    @Test
    void concurrentFirstCallsDiscoverOnce() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Codegen codegen = start(config());
        shop.discoverAfter(gate);
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(codegen.callAsync("shop__read", Map.of()));
        }

        gate.complete(null);

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("ok"));
        assertThat(shop.discoveries).hasValue(1);
    }

    private static CodegenException failureOf(Runnable call) {
        try {
            call.run();
        } catch (CodegenException e) {
            return e;
        }
        throw new AssertionError("the call did not fail");
    }
}
