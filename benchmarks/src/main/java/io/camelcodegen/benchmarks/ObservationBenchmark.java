package io.camelcodegen.benchmarks;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.ToolResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What those who watch add to the path of a call, each by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup
public class ObservationBenchmark {

    private static final Map<String, Object> PARAMETERS = Map.of("username", "octocat", "per_page", 5);
    private static final ToolResult ANSWER = ToolResult.of(Map.of("id", 42));

    /** Who watches; the consumer of rare events is told of none of these calls. */
    @Param({"nobody", "notifier", "consumer", "consumerOfRareEvents", "micrometer"})
    public String watcher;

    private DefaultCamelContext camel;
    private Codegen codegen;

    /** Starts a context with the in-memory source. */
    @Setup
    public void start(Blackhole blackhole) throws Exception {
        camel = new DefaultCamelContext();
        new MemorySource(parameters -> CompletableFuture.completedFuture(ANSWER)).bindTo(camel, MemorySource.config());
        switch (watcher) {
            case "notifier" -> camel.getManagementStrategy().addEventNotifier(notifier(blackhole));
            case "consumer" -> consume("call:*");
            case "consumerOfRareEvents" -> consume("call:retry,discovery:*");
            case "micrometer" ->
                camel.getRegistry().bind("metricsRegistry", MeterRegistry.class, new SimpleMeterRegistry());
            default -> {}
        }
        camel.start();
        codegen = Codegen.of(camel);
    }

    private static EventNotifierSupport notifier(Blackhole blackhole) {
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                blackhole.consume(event);
            }
        };
    }

    private void consume(String types) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("codegen:events?types=" + types).process(exchange -> {});
            }
        });
    }

    @TearDown
    public void stop() throws Exception {
        camel.close();
    }

    @Benchmark
    public @Nullable Object call() {
        return codegen.call(MemorySource.TOOL, PARAMETERS);
    }
}
