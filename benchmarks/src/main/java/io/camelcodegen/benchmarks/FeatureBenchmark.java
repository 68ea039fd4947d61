package io.camelcodegen.benchmarks;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.ToolResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
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

/** What each part of the runtime contract adds to the path of a call, and what all add together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup
public class FeatureBenchmark {

    private static final Map<String, Object> PARAMETERS = Map.of("username", "octocat", "per_page", 5);
    private static final ToolResult ANSWER = ToolResult.of(Map.of("id", 42));

    @Param({"NONE", "VALIDATION", "AUTH", "RETRY", "BREAKER", "LIMITS", "NOTIFIER", "CONSUMER", "MICROMETER", "ALL"})
    public Feature feature;

    private TokenServer tokens;
    private DefaultCamelContext camel;
    private Codegen codegen;

    /** Starts a context with the in-memory source. */
    @Setup
    public void start() throws Exception {
        tokens = TokenServer.start();
        camel = new DefaultCamelContext();
        new MemorySource(parameters -> CompletableFuture.completedFuture(ANSWER))
                .bindTo(camel, feature.configure(MemorySource.config(), tokens.url()));
        CodegenComponent component = new CodegenComponent();
        component.setValidate(feature.validates());
        camel.addComponent("codegen", component);
        feature.watch(camel);
        camel.start();
        codegen = Codegen.of(camel);
        codegen.call(MemorySource.TOOL, PARAMETERS); // fetches the token
    }

    @TearDown
    public void stop() throws Exception {
        camel.close();
        tokens.close();
    }

    @Benchmark
    public @Nullable Object call() {
        return codegen.call(MemorySource.TOOL, PARAMETERS);
    }
}
