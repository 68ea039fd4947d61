package io.camelcodegen.benchmarks;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.ToolResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the path of a call costs by itself: a source that answers at once, with validation, bearer auth, retry and breaker
 * on. Beside it, what Camel's own template costs for an endpoint that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup
public class PipelineBenchmark {

    private static final Map<String, Object> PARAMETERS = Map.of("username", "octocat", "per_page", 5);
    private static final ToolResult ANSWER = ToolResult.of(Map.of("id", 42));

    private DefaultCamelContext camel;
    private ProducerTemplate template;
    private Codegen codegen;
    private Endpoint endpoint;
    private Endpoint nothing;

    /** Starts a context with the in-memory source. */
    @Setup
    public void start() throws Exception {
        camel = new DefaultCamelContext();
        new MemorySource(parameters -> CompletableFuture.completedFuture(ANSWER))
                .bindTo(camel, MemorySource.config().auth(new Auth.Bearer(LoopbackServer.TOKEN)));
        camel.addComponent("codegen", new CodegenComponent());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nothing").process(exchange -> {});
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
        codegen = Codegen.of(camel);
        endpoint = camel.getEndpoint("codegen:" + MemorySource.TOOL);
        nothing = camel.getEndpoint("direct:nothing");
    }

    @TearDown
    public void stop() throws Exception {
        camel.close();
    }

    @Benchmark
    public @Nullable Object codegenCall() {
        return codegen.call(MemorySource.TOOL, PARAMETERS);
    }

    @Benchmark
    public @Nullable Object endpoint() {
        return template.requestBody(endpoint, PARAMETERS);
    }

    @Benchmark
    public @Nullable Object emptyRoute() {
        return template.requestBody(nothing, PARAMETERS);
    }
}
