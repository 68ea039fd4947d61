package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHintsTest {

    private static final CallOptions IMPATIENT = CallOptions.NONE.withTimeout(Duration.ofMillis(500));

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource hub = new RecordingSource("hub")
            .tool("search", ToolHints.READ_ONLY, "{}")
            .tool("find", ToolHints.READ_ONLY, "{}")
            .tool("get", ToolHints.READ_ONLY, "{}");

    private Codegen start(LimitPolicy limits) {
        return start(SourceConfig.builder("hub", "recording").limits(limits).retry(RetryPolicy.NONE));
    }

    private Codegen start(SourceConfig.Builder config) {
        hub.bindTo(context, config.build());
        context.start();
        return Codegen.of(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Map<String, List<String>> headers(String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return all;
    }

    private void answerWith(String... headers) {
        hub.answer((attempt, number) -> CompletableFuture.completedFuture(new ToolResult("ok", 200, headers(headers))));
    }

    private void refuseWith(Duration retryAfter, Map<String, Object> context) {
        hub.answer((attempt, number) ->
                CompletableFuture.failedFuture(SourceErrors.rateLimited("hub", retryAfter, context)));
    }

    private static CodegenException failureOf(Codegen codegen, String tool) {
        return catchThrowableOfType(CodegenException.class, () -> codegen.call(tool, Map.of(), IMPATIENT));
    }

    @Test
    void callWaitsUntilTheSourceAllowsItAgain() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("ratelimit", "\"default\";r=0;t=1");
        long start = System.nanoTime();
        codegen.call("hub__search", Map.of());
        hub.answer("again");

        assertThat(codegen.call("hub__search", Map.of())).isEqualTo("again");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(codegen.status("hub").waitingCalls()).isZero();
    }

    @Test
    void callFailsAtOnceWhereItWouldWaitInVain() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("x-ratelimit-remaining", "0", "x-ratelimit-reset", "60");
        codegen.call("hub__search", Map.of());

        CodegenException failure = failureOf(codegen, "hub__search");

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure)
                .hasMessageMatching(
                        "'hub' said that it allows no more calls for now, so this one was not sent; try again in \\d+ s");
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(hub.attempts).hasSize(1);
    }

    @Test
    void limitOfOneBucketStopsItsToolsOnly() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("x-ratelimit-remaining", "9", "x-ratelimit-resource", "search");
        codegen.call("hub__find", Map.of());
        answerWith("x-ratelimit-remaining", "99", "x-ratelimit-resource", "core");
        codegen.call("hub__get", Map.of());

        answerWith("x-ratelimit-remaining", "0", "x-ratelimit-reset", "60", "x-ratelimit-resource", "search");
        codegen.call("hub__search", Map.of());
        hub.answer("ok");

        assertThat(failureOf(codegen, "hub__search").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failureOf(codegen, "hub__find").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(codegen.call("hub__get", Map.of())).isEqualTo("ok");
    }

    @Test
    void limitWithoutANameStopsTheOneTool() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("ratelimit-remaining", "0", "ratelimit-reset", "60");
        codegen.call("hub__search", Map.of());

        assertThat(failureOf(codegen, "hub__search").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(codegen.call("hub__get", Map.of())).isEqualTo("ok");
    }

    @Test
    void manyPausesThatAreOverKeepNoNewOneOut() {
        AtomicLong now = new AtomicLong();
        ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
        try {
            ServerPauses pauses =
                    new ServerPauses("hub", Duration.ofSeconds(Long.MAX_VALUE), scheduler, now::get, Clock.systemUTC());
            Tool tool = Tool.builder(ToolName.of("hub", "get"), "get", () -> null)
                    .hints(ToolHints.READ_ONLY)
                    .build();
            for (int i = 0; i < 1_500; i++) {
                Map<String, List<String>> nothingLeft =
                        headers("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1", "x-ratelimit-bucket", "b" + i);
                pauses.learn(tool, new ToolResult("ok", 200, nothingLeft));
                now.addAndGet(TimeUnit.SECONDS.toNanos(2));
            }

            pauses.learn(tool, SourceErrors.rateLimited("hub", Duration.ofDays(100_000), Map.of()));

            assertThat(pauses.left(tool)).isEqualTo(TimeUnit.DAYS.toNanos(36_525));
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void refusalStopsTheWholeSourceUnlessItNamesABucket() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        Map<String, Object> bucket = Map.of(
                ErrorContext.RATE_LIMIT_HEADERS,
                Map.of("x-ratelimit-remaining", "0", "x-ratelimit-resource", "search"));
        refuseWith(Duration.ofSeconds(60), bucket);
        failureOf(codegen, "hub__search");
        hub.answer("ok");
        assertThat(codegen.call("hub__get", Map.of())).isEqualTo("ok");

        refuseWith(Duration.ofSeconds(60), Map.of());
        failureOf(codegen, "hub__get");

        assertThat(failureOf(codegen, "hub__find").getRetryAfter())
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(hub.attempts).hasSize(3);
    }

    @Test
    void callsWithCredentialsOfTheirOwnAreAnotherAccounts() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        CallOptions own = CallOptions.NONE.withAuth(Auth.bearer("another"));
        answerWith("ratelimit-remaining", "0", "ratelimit-reset", "60");

        codegen.call("hub__get", Map.of(), own);
        codegen.call("hub__get", Map.of());
        codegen.call("hub__get", Map.of(), own);

        assertThat(failureOf(codegen, "hub__get").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(hub.attempts).hasSize(3);
    }

    @Test
    void answerOfACacheTellsOfAnEarlierRequest() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("ratelimit", "\"default\";r=0;t=60", "age", "3");

        codegen.call("hub__get", Map.of());

        assertThat(codegen.call("hub__get", Map.of(), IMPATIENT)).isEqualTo("ok");
    }

    @Test
    void answerThatAProxyPassedOnAtOnceTellsOfThisRequest() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("ratelimit", "\"default\";r=0;t=60", "age", "0");

        codegen.call("hub__get", Map.of());

        assertThat(failureOf(codegen, "hub__get").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void a503StopsNothing() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        hub.answer((attempt, number) ->
                CompletableFuture.failedFuture(ToolErrors.http("hub__get", 503, "", Duration.ofSeconds(60), Map.of())));
        failureOf(codegen, "hub__get");
        hub.answer("ok");

        assertThat(codegen.call("hub__get", Map.of())).isEqualTo("ok");
    }

    @Test
    void failureThatTellsOfAnExhaustedLimitStopsTheTool() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        hub.answer((attempt, number) -> CompletableFuture.failedFuture(ToolErrors.http(
                "hub__get",
                404,
                "",
                null,
                Map.of(ErrorContext.RATE_LIMIT_HEADERS, Map.of("ratelimit", "\"default\";r=0;t=60")))));
        failureOf(codegen, "hub__get");

        assertThat(failureOf(codegen, "hub__get").getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void noPauseIsLongerThanMaxRetryAfter() {
        Codegen codegen = start(SourceConfig.builder("hub", "recording")
                .retry(RetryPolicy.NONE.withMaxRetryAfter(Duration.ofMillis(50))));
        answerWith("x-ratelimit-remaining", "0", "x-ratelimit-reset", "315360000");
        codegen.call("hub__get", Map.of());
        hub.answer("soon");

        assertThat(codegen.call("hub__get", Map.of(), IMPATIENT)).isEqualTo("soon");
    }

    @Test
    void pausedCallIsRepeatedAfterThePauseLikeARefusedOne() {
        Codegen codegen = start(SourceConfig.builder("hub", "recording")
                .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ZERO).withMaxAttempts(2)));
        answerWith("ratelimit-remaining", "0", "ratelimit-reset", "1");
        codegen.call("hub__get", Map.of());
        hub.answer("repeated");

        assertThat(codegen.call("hub__get", Map.of(), IMPATIENT)).isEqualTo("repeated");
        assertThat(hub.attempts).hasSize(2);
    }

    @Test
    void hintsAreIgnoredWhereToldSo() {
        Codegen codegen = start(LimitPolicy.DEFAULT.withFollowServerHints(false));
        answerWith("x-ratelimit-remaining", "0", "x-ratelimit-reset", "60");

        codegen.call("hub__get", Map.of());

        assertThat(codegen.call("hub__get", Map.of())).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "0", "1000000001"})
    void resetThatIsPastOrUnreadableStopsNothing(String reset) {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset);

        codegen.call("hub__get", Map.of());

        assertThat(codegen.call("hub__get", Map.of(), IMPATIENT)).isEqualTo("ok");
    }

    @Test
    void pauseHoldsAlsoForThoseWhoWaitForATurn() {
        Codegen codegen = start(LimitPolicy.DEFAULT.withMaxConcurrent(1));
        CompletableFuture<ToolResult> first = new CompletableFuture<>();
        hub.answer((attempt, number) -> first);
        CompletableFuture<Object> sent = codegen.callAsync("hub__get", Map.of());
        CompletableFuture<Object> waiting = codegen.callAsync("hub__get", Map.of(), IMPATIENT);
        CompletableFuture<Object> other = codegen.callAsync("hub__find", Map.of());

        hub.answer("ok");
        first.complete(new ToolResult("ok", 200, headers("ratelimit-remaining", "0", "ratelimit-reset", "60")));

        assertThat(sent.join()).isEqualTo("ok");
        assertThat(other.join()).isEqualTo("ok");
        assertThat(CodegenErrors.wrap(catchThrowableOfType(Exception.class, waiting::join))
                        .getCode())
                .isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(hub.attempts).hasSize(2);
    }

    @Test
    void cancellingAndStoppingEndAWait() {
        Codegen codegen = start(LimitPolicy.DEFAULT);
        answerWith("ratelimit-remaining", "0", "ratelimit-reset", "20");
        codegen.call("hub__get", Map.of());
        CompletableFuture<Object> cancelled = codegen.callAsync("hub__get", Map.of());
        CompletableFuture<Object> stopped = codegen.callAsync("hub__get", Map.of());

        cancelled.cancel(true);
        assertThat(codegen.status("hub").waitingCalls()).isEqualTo(1);
        context.stop();

        assertThat(CodegenErrors.wrap(catchThrowableOfType(Exception.class, stopped::join)))
                .hasMessageContaining("stopped");
        assertThat(hub.attempts).hasSize(1);
    }
}
