package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.FaultServer;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are down or slow, and routes that stop, while calls are under way. */
@Timeout(300)
class OutageTest {

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Notes", "version": "1"}, "paths": {
              "/notes": {"get": {"operationId": "get", "responses": {"200": {"description": "them"}}}}}}
            """;
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue";

    @TempDir
    Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    private SourceConfig.Builder source(String name, FaultServer server) throws IOException {
        Path document = Files.writeString(directory.resolve("notes.json"), DOCUMENT);
        return SourceConfig.openapi(name, document.toString())
                .baseUrl(server.uri("").toString())
                .retry(RetryPolicy.NONE)
                .timeout(Duration.ofMinutes(5));
    }

    private Codegen start(SourceConfig... configs) {
        camel.getComponent("codegen", CodegenComponent.class).setIndexDirectory("none");
        for (SourceConfig config : configs) {
            camel.getRegistry().bind(config.name() + "-config", config);
        }
        camel.start();
        return Codegen.of(camel);
    }

    private static ErrorCode codeOf(CompletableFuture<?> call) {
        return call.handle((value, failure) ->
                        failure == null ? null : CodegenErrors.wrap(failure).getCode())
                .join();
    }

    @Test
    void callsFailFastWhileAServerIsDownAndSucceedWhenItIsBack() throws Exception {
        AtomicBoolean down = new AtomicBoolean();
        FaultServer.Script script = connection -> {
            while (!down.get() && connection.hasRequest()) {
                if (down.get()) {
                    break;
                }
                connection.write(ANSWER);
            }
            connection.reset();
        };
        try (FaultServer server = FaultServer.start(script)) {
            Codegen codegen = start(source("notes", server)
                    .breaker(new BreakerPolicy(true, 50, 20, 20, Duration.ofHours(1), 3))
                    .build());
            assertThat(codegen.call("notes__get", Map.of())).isEqualTo("true");
            CircuitBreaker breaker = camel.getRegistry().lookupByNameAndType("codegen-notes", CircuitBreaker.class);

            down.set(true);
            List<ErrorCode> failures = IntStream.range(0, 100)
                    .mapToObj(i -> codegen.callAsync("notes__get", Map.of()))
                    .map(OutageTest::codeOf)
                    .toList();
            int connections = server.connections();
            ErrorCode whileOpen = codeOf(codegen.callAsync("notes__get", Map.of()));

            assertThat(failures).doesNotContainNull().contains(ErrorCode.CIRCUIT_OPEN);
            assertThat(failures.stream().filter(code -> code != ErrorCode.CIRCUIT_OPEN))
                    .hasSizeLessThan(100);
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
            assertThat(whileOpen).isEqualTo(ErrorCode.CIRCUIT_OPEN);
            assertThat(server.connections()).isEqualTo(connections);

            down.set(false);
            breaker.transitionToHalfOpenState(); // as it does by itself after an hour
            for (int i = 0; i < 3; i++) {
                assertThat(codegen.call("notes__get", Map.of())).isEqualTo("true");
            }

            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        }
    }

    @Test
    void aSlowSourceWithAThousandCallsInFlightKeepsToItsConnectionsAndSlowsNoOther() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (FaultServer slow = FaultServer.start(connection -> {
                    while (connection.hasRequest()) {
                        connection.await(release);
                        connection.write(ANSWER);
                    }
                });
                FaultServer fast = FaultServer.start(FaultServer.answeringRaw(ANSWER))) {
            Codegen codegen = start(
                    source("slow", slow).maxConnections(5).build(),
                    source("fast", fast).build());
            List<CompletableFuture<Object>> waiting = IntStream.range(0, 1_000)
                    .mapToObj(i -> codegen.callAsync("slow__get", Map.of()))
                    .toList();

            List<Object> answers = IntStream.range(0, 100)
                    .mapToObj(i -> codegen.call("fast__get", Map.of()))
                    .toList();

            assertThat(answers).containsOnly("true");
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            release.countDown();
            assertThat(waiting).allSatisfy(call -> assertThat(call.join()).isEqualTo("true"));
            assertThat(slow.mostConnections()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aRouteThatStopsWaitsForTheCallItHasUnderWay() throws Exception {
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        new RecordingSource("pets")
                .tool("get", ToolHints.READ_ONLY, "{\"type\":\"object\"}")
                .answer((attempt, n) -> {
                    asked.countDown();
                    return answer;
                })
                .bindTo(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").routeId("get").to("codegen:pets__get").setHeader("after", constant("reached"));
            }
        });
        camel.start();
        AtomicInteger callbacks = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        DefaultExchange exchange = new DefaultExchange(camel);
        var consumer = camel.getEndpoint("direct:get").createAsyncProducer();
        consumer.start();
        consumer.process(exchange, doneSync -> {
            callbacks.incrementAndGet();
            done.countDown();
        });
        asked.await();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            try {
                camel.getRouteController().stopRoute("get");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        answer.complete(ToolResult.of("late"));
        done.await();
        stopped.join();

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("late");
        assertThat(exchange.getMessage().getHeader("after")).isEqualTo("reached");
        assertThat(callbacks).hasValue(1);
    }
}
