package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.CallStatistics;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.SourceMetrics;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallMetricsTest {

    private static final RetryPolicy QUICK =
            RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(1)).withMaxAttempts(2);

    private final CamelContext context = new DefaultCamelContext();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RecordingSource shop = new RecordingSource("shop")
            .tool("read", ToolHints.READ_ONLY, "{\"properties\":{\"id\":{\"type\":\"integer\"}}}")
            .tool("write", ToolHints.WRITE, "{}");

    private Codegen start(BreakerPolicy breaker) {
        shop.bindTo(
                context,
                SourceConfig.builder("shop", "recording")
                        .retry(QUICK)
                        .breaker(breaker)
                        .retryBudget(RetryBudgetPolicy.OFF) // which would refuse some by chance
                        .build());
        context.start();
        return Codegen.of(context);
    }

    private static CompletableFuture<ToolResult> reset() {
        return CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null));
    }

    private static CompletableFuture<ToolResult> ok() {
        return CompletableFuture.completedFuture(ToolResult.of("ok"));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void sourceThatWasNotCalledHasZeros() {
        SourceMetrics metrics = start(BreakerPolicy.DEFAULT).metrics("shop");

        assertThat(metrics.total()).isEqualTo(new CallStatistics(0, Map.of(), 0, 0, CallStatistics.Timing.NONE));
        assertThat(metrics.tools()).isEmpty();
        assertThat(metrics.breakerState()).isEqualTo("CLOSED");
        assertThat(metrics.tokensCached()).isZero();
    }

    @Test
    void sourceThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> start(BreakerPolicy.OFF).metrics("shp")).hasMessageContaining("no source 'shp'");
    }

    @Test
    void successesFailuresAndRetriesAreCountedByTool() {
        Codegen codegen = start(BreakerPolicy.OFF);
        shop.answer((attempt, number) -> number == 1 ? reset() : ok());
        codegen.call("shop__read", Map.of());
        assertThatThrownBy(() -> codegen.call("shop__read", Map.of("id", "none")))
                .isInstanceOf(CodegenException.class);
        shop.answer((attempt, number) -> reset());
        assertThatThrownBy(() -> codegen.call("shop__write", Map.of())).isInstanceOf(CodegenException.class);

        SourceMetrics metrics = codegen.metrics("shop");

        CallStatistics read = metrics.tools().get("shop__read");
        assertThat(read.successes()).isEqualTo(1);
        assertThat(read.failures()).isEqualTo(Map.of(ErrorCategory.VALIDATION, 1L));
        assertThat(read.retries()).isEqualTo(1);
        assertThat(metrics.tools().get("shop__write").failures()).isEqualTo(Map.of(ErrorCategory.TRANSPORT, 1L));
        assertThat(metrics.total().calls()).isEqualTo(3);
        assertThat(metrics.total().failed()).isEqualTo(2);
        assertThat(metrics.breakerState()).isNull();
    }

    @Test
    void callsUnderWayAreInFlight() {
        Codegen codegen = start(BreakerPolicy.DEFAULT);
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        shop.answer((attempt, number) -> answer);
        CompletableFuture<Object> first = codegen.callAsync("shop__read", Map.of());
        CompletableFuture<Object> second = codegen.callAsync("shop__read", Map.of());

        long before = codegen.metrics("shop").total().inFlight();
        second.cancel(true);
        answer.complete(ToolResult.of("ok"));
        first.handle((value, failure) -> value).join();

        assertThat(before).isEqualTo(2);
        assertThat(codegen.metrics("shop").total().inFlight()).isZero();
    }

    @Test
    void durationsAreInOrder() {
        Codegen codegen = start(BreakerPolicy.DEFAULT);
        for (int i = 0; i < 100; i++) {
            codegen.call("shop__read", Map.of());
        }

        CallStatistics.Timing duration = codegen.metrics("shop").total().duration();

        assertThat(List.of(duration.min(), duration.p50(), duration.p95(), duration.p99(), duration.max()))
                .isSorted();
        assertThat(duration.min()).isPositive();
        assertThat(duration.mean()).isBetween(duration.min(), duration.max());
    }

    @Test
    void numbersAreExactWhenManyThreadsCall() throws Exception {
        Codegen codegen = start(BreakerPolicy.OFF);
        shop.answer((attempt, number) -> attempt.parameters().has("fail") ? reset() : ok());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                callers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 250; i++) {
                                codegen.callAsync("shop__read", i % 10 == 0 ? Map.of("fail", true) : Map.of())
                                        .handle((value, failure) -> value)
                                        .join();
                            }
                        },
                        threads));
            }
            callers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }

        CallStatistics total = codegen.metrics("shop").total();
        assertThat(total.successes()).isEqualTo(1_800);
        assertThat(total.failures()).isEqualTo(Map.of(ErrorCategory.TRANSPORT, 200L));
        assertThat(total.retries()).isEqualTo(200);
        assertThat(total.inFlight()).isZero();
    }

    @Test
    void metersOfMicrometerAreBySourceAndOutcome() {
        context.getRegistry().bind("metricsRegistry", registry);
        Codegen codegen = start(new BreakerPolicy(true, 50, 2, 2, Duration.ofHours(1), 1));
        codegen.call("shop__read", Map.of());
        shop.answer((attempt, number) -> reset());
        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);

        assertThat(timer("source", "shop", "outcome", "success").count()).isEqualTo(1);
        assertThat(registry.get("camel.codegen.calls").tags("source", "shop").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .hasSize(2)
                .contains("success");
        assertThat(registry.get("camel.codegen.retries")
                        .tag("source", "shop")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(gauge("circuitbreaker.state")).isEqualTo(2);
        assertThat(gauge("inflight")).isZero();
        assertThat(gauge("tokens.cached")).isZero();
        assertThat(registry.getMeters()).noneMatch(meter -> meter.getId().getTag("tool") != null);
    }

    @Test
    void metersHaveATagForTheToolWhereThatIsAskedFor() {
        CodegenComponent component = new CodegenComponent();
        component.setMeterPerTool(true);
        context.addComponent("codegen", component);
        context.getRegistry().bind("someRegistry", registry);
        Codegen codegen = start(BreakerPolicy.DEFAULT);

        codegen.call("shop__read", Map.of());
        codegen.call("shop__write", Map.of());

        assertThat(timer("tool", "shop__read", "outcome", "success").count()).isEqualTo(1);
        assertThat(timer("tool", "shop__write", "outcome", "success").count()).isEqualTo(1);
    }

    @Test
    void gaugesGoWithTheComponentAndTimersStay() {
        context.getRegistry().bind("metricsRegistry", registry);
        start(BreakerPolicy.DEFAULT).call("shop__read", Map.of());

        context.stop();

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .containsExactlyInAnyOrder("camel.codegen.calls", "camel.codegen.retries");
    }

    private Timer timer(String... tags) {
        return registry.get("camel.codegen.calls").tags(tags).timer();
    }

    private double gauge(String name) {
        return registry.get("camel.codegen." + name)
                .tag("source", "shop")
                .gauge()
                .value();
    }
}
