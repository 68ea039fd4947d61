package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

    private static final LimitPolicy ONE_AT_A_TIME = LimitPolicy.DEFAULT.withMaxConcurrent(1);

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
    /** The answers of the requests under way, in the order these came. */
    private final List<CompletableFuture<ToolResult>> answers = new CopyOnWriteArrayList<>();

    private Codegen start(LimitPolicy limits) {
        return start(SourceConfig.builder("shop", "recording").limits(limits).retry(RetryPolicy.NONE));
    }

    private Codegen start(SourceConfig.Builder config) {
        shop.bindTo(context, config.build());
        shop.answer((attempt, number) -> {
            CompletableFuture<ToolResult> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        });
        context.start();
        Codegen codegen = Codegen.of(context);
        codegen.tools("shop");
        return codegen;
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static CompletableFuture<Object> call(Codegen codegen, int number) {
        return codegen.callAsync("shop__read", Map.of("number", number));
    }

    private static List<CompletableFuture<Object>> calls(Codegen codegen, int count) {
        return IntStream.range(0, count).mapToObj(i -> call(codegen, i)).toList();
    }

    private List<Integer> sent() {
        return shop.attempts.stream()
                .map(attempt -> attempt.parameters().get("number").asInt())
                .toList();
    }

    private static CodegenException failureOf(CompletableFuture<?> call) {
        return CodegenErrors.wrap(catchThrowableOfType(Exception.class, call::join));
    }

    @Test
    void noMoreThanMaxConcurrentAreUnderWayAndTheOthersFollowInOrder() {
        Codegen codegen = start(LimitPolicy.DEFAULT.withMaxConcurrent(3));
        List<CompletableFuture<Object>> calls = calls(codegen, 20);

        assertThat(sent()).containsExactly(0, 1, 2);
        for (int i = 0; i < 20; i++) {
            assertThat(answers).hasSizeLessThanOrEqualTo(i + 3);
            answers.get(i).complete(ToolResult.of(i));
        }

        assertThat(sent()).isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(calls.stream().map(CompletableFuture::join).toList())
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void callThatGetsNoTurnFailsAndSaysThatTheLimitIsOurOwn() {
        Codegen codegen = start(ONE_AT_A_TIME);
        CompletableFuture<Object> first = call(codegen, 1);

        CodegenException failure = failureOf(
                codegen.callAsync("shop__read", Map.of(), CallOptions.NONE.withTimeout(Duration.ofMillis(20))));

        assertThat(failure)
                .hasMessage("our own limit maxConcurrent=1 for 'shop' left no room within 20 ms; call it less often, or"
                        + " raise limits.maxConcurrent or the timeout");
        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.OWN_LIMIT, "maxConcurrent")
                .containsEntry(ErrorContext.LIMIT, 1);
        assertThat(sent()).containsExactly(1);
        assertThat(first).isNotDone();
    }

    @Test
    void callThatWaitedInVainIsNotRepeated() {
        Codegen codegen = start(ONE_AT_A_TIME);
        call(codegen, 1);

        CodegenException failure = failureOf(codegen.callAsync(
                "shop__read",
                Map.of(),
                CallOptions.NONE.withTimeout(Duration.ofMillis(20)).withRetry(RetryPolicy.AGGRESSIVE)));

        assertThat(failure.getContext()).containsEntry(ErrorContext.ATTEMPTS, 1);
    }

    @Test
    void callWaitsNoLongerThanItsTotalTime() {
        Codegen codegen = start(ONE_AT_A_TIME);
        call(codegen, 1);

        CodegenException failure = failureOf(codegen.callAsync(
                "shop__read",
                Map.of(),
                CallOptions.NONE
                        .withTimeout(Duration.ofSeconds(Long.MAX_VALUE)) // in effect for ever
                        .withRetry(RetryPolicy.NONE.withMaxTotalTime(Duration.ofMillis(20)))));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void cancellingAWaitingCallGivesItsPlaceUpAtOnce() {
        Codegen codegen = start(ONE_AT_A_TIME);
        List<CompletableFuture<Object>> calls = calls(codegen, 4);

        calls.get(1).cancel(true);

        assertThat(codegen.status("shop").waitingCalls()).isEqualTo(2);
        answers.get(0).complete(ToolResult.of("ok"));
        answers.get(1).complete(ToolResult.of("ok"));
        answers.get(2).complete(ToolResult.of("ok"));
        assertThat(sent()).containsExactly(0, 2, 3);
    }

    @Test
    void everyEndOfARequestGivesItsPlaceFreeOnce() {
        Codegen codegen = start(ONE_AT_A_TIME);
        List<CompletableFuture<Object>> calls = calls(codegen, 4);

        answers.get(0).complete(ToolResult.of("ok"));
        answers.get(1).completeExceptionally(NetworkErrors.broken("shop", "reset", false, null));
        calls.get(2).cancel(true);

        assertThat(sent()).containsExactly(0, 1, 2, 3);
        assertThat(answers.get(2)).isCancelled();
        CompletableFuture<Object> further = call(codegen, 4);
        assertThat(sent()).hasSize(4);
        answers.get(3).complete(ToolResult.of("ok"));
        answers.get(4).complete(ToolResult.of("last"));
        assertThat(further.join()).isEqualTo("last");
        call(codegen, 5);
        call(codegen, 6);
        assertThat(sent()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void sourceThatThrowsGivesThePlaceFree() {
        Codegen codegen = start(ONE_AT_A_TIME);
        shop.answer((attempt, number) -> {
            throw new IllegalStateException("broken");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(failureOf(call(codegen, i)).getCode()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        }
    }

    @Test
    void aRepeatedAttemptWaitsForATurnLikeAnyOther() {
        Codegen codegen = start(SourceConfig.builder("shop", "recording")
                .limits(ONE_AT_A_TIME)
                .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ZERO)));
        CompletableFuture<Object> failing = call(codegen, 1);
        CompletableFuture<Object> other = call(codegen, 2);

        answers.get(0).completeExceptionally(NetworkErrors.broken("shop", "reset", false, null));
        answers.get(1).complete(ToolResult.of("other"));
        assertThat(other.join()).isEqualTo("other");
        answers.get(2).complete(ToolResult.of("repeated"));

        assertThat(failing.join()).isEqualTo("repeated");
        assertThat(sent()).containsExactly(1, 2, 1);
    }

    @Test
    void stoppingEndsWaitingCalls() {
        Codegen codegen = start(ONE_AT_A_TIME);
        List<CompletableFuture<Object>> calls = calls(codegen, 100);

        context.stop();
        answers.get(0).cancel(true);

        assertThat(calls.subList(1, 100)).allSatisfy(call -> assertThat(failureOf(call))
                .hasMessageContaining("stopped")
                .returns(ErrorCode.NETWORK_ERROR, CodegenException::getCode));
        assertThat(sent()).containsExactly(0);
    }

    @Test
    void thousandsThatEndAtOnceDoNotOverflowTheStack() {
        Codegen codegen = start(ONE_AT_A_TIME);
        List<CompletableFuture<Object>> calls = new ArrayList<>(calls(codegen, 20_000));

        shop.answer("quick");
        answers.get(0).complete(ToolResult.of("slow"));

        assertThat(calls.remove(0).join()).isEqualTo("slow");
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("quick"));
    }

    @Test
    void waitingCallsHoldNoThread() {
        Codegen codegen = start(ONE_AT_A_TIME);
        calls(codegen, 2);
        int before = Thread.activeCount();

        List<CompletableFuture<Object>> calls = calls(codegen, 10_000);

        assertThat(calls).noneMatch(CompletableFuture::isDone);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 1);
        calls.forEach(call -> call.cancel(true));
        assertThat(codegen.status("shop").waitingCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(LimitPolicy.Strategy.class)
    void rateHoldsAndAllCallsComeThrough(LimitPolicy.Strategy strategy) {
        Codegen codegen = start(LimitPolicy.DEFAULT.withMaxRequestsPerSecond(20).withStrategy(strategy));
        List<Long> times = new CopyOnWriteArrayList<>();
        shop.answer((attempt, number) -> {
            times.add(System.nanoTime());
            return CompletableFuture.completedFuture(ToolResult.of("ok"));
        });
        long start = System.nanoTime();

        calls(codegen, 45).forEach(CompletableFuture::join);

        assertThat(sent()).isEqualTo(IntStream.range(0, 45).boxed().toList());
        // 20 may go at once in each strategy; the 41st needs a window or a token of its own
        long needed = strategy == LimitPolicy.Strategy.TOKEN_BUCKET ? 21 * 50_000_000L : 2_000_000_000L;
        assertThat(times.get(40) - start).isGreaterThanOrEqualTo(needed);
    }

    @Test
    void nobodyWaitsForATurnWhileTheCircuitIsOpen() {
        Codegen codegen = start(SourceConfig.builder("shop", "recording")
                .limits(ONE_AT_A_TIME)
                .retry(RetryPolicy.NONE)
                .breaker(new BreakerPolicy(true, 50, 2, 2, Duration.ofHours(1), 1)));
        List<CompletableFuture<Object>> calls = calls(codegen, 4);
        for (int i = 0; i < 2; i++) {
            answers.get(i).completeExceptionally(NetworkErrors.broken("shop", "reset", false, null));
        }

        assertThat(failureOf(calls.get(2)).getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(failureOf(calls.get(3)).getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(failureOf(call(codegen, 4)).getCode()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(sent()).containsExactly(0, 1);
    }

    @Test
    void probeThatGetsNoTurnLeavesTheProbeToOthers() {
        Codegen codegen = start(SourceConfig.builder("shop", "recording")
                .limits(ONE_AT_A_TIME)
                .retry(RetryPolicy.NONE)
                .breaker(new BreakerPolicy(true, 50, 2, 2, Duration.ofMillis(1), 1)));
        call(codegen, 0);
        CircuitBreaker breaker = context.getRegistry().lookupByNameAndType("codegen-shop", CircuitBreaker.class);
        breaker.transitionToOpenState();

        CodegenException failure;
        do {
            failure = failureOf(
                    codegen.callAsync("shop__read", Map.of(), CallOptions.NONE.withTimeout(Duration.ofMillis(20))));
        } while (failure.getCode() == ErrorCode.CIRCUIT_OPEN); // until it is half-open

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        assertThat(breaker.tryAcquirePermission()).isTrue();
        assertThat(sent()).containsExactly(0);
    }

    @Test
    void callsWithoutLimitsDoNotWait() {
        Codegen codegen = start(LimitPolicy.DEFAULT);

        calls(codegen, 500);

        assertThat(sent()).hasSize(500);
    }

    @Test
    void exhaustedBudgetIsSaidInTheFailure() {
        Codegen codegen = start(SourceConfig.builder("shop", "recording")
                .breaker(BreakerPolicy.OFF)
                .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ZERO))
                .retryBudget(new RetryBudgetPolicy(true, 0.2, 1, Duration.ofMinutes(1))));
        shop.answer((attempt, number) ->
                CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null)));

        CodegenException failure = failureOf(call(codegen, 1));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.ATTEMPTS, 2)
                .containsEntry(ErrorContext.RETRY_BUDGET_EXHAUSTED, true);
        assertThatThrownBy(() -> {
                    throw failureOf(
                            codegen.callAsync("shop__read", Map.of(), CallOptions.NONE.withRetry(RetryPolicy.NONE)));
                })
                .satisfies(e -> assertThat(((CodegenException) e).getContext())
                        .doesNotContainKey(ErrorContext.RETRY_BUDGET_EXHAUSTED));
    }
}
