package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodegenEventConsumerTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
    private final BlockingQueue<Exchange> received = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    private void route(String uri, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("events").process(processor);
            }
        });
    }

    private Codegen start() {
        shop.bindTo(
                context,
                SourceConfig.builder("shop", "recording")
                        .retry(RetryPolicy.NONE)
                        .build());
        context.start();
        return Codegen.of(context);
    }

    private void keep(Exchange exchange) {
        received.add(exchange.copy());
    }

    private void keepWhenReleased(Exchange exchange) throws InterruptedException {
        assertThat(released.await(2, TimeUnit.MINUTES)).isTrue();
        keep(exchange);
    }

    private Exchange next() throws InterruptedException {
        Exchange exchange = received.poll(2, TimeUnit.MINUTES);
        assertThat(exchange).as("an event").isNotNull();
        return exchange;
    }

    private String nextType() throws InterruptedException {
        return next().getIn().getHeader(CodegenConstants.EVENT_TYPE, String.class);
    }

    @AfterEach
    void stop() {
        released.countDown();
        context.stop();
    }

    @Test
    void eventIsBodyHeadersAndProperty() throws Exception {
        route("codegen:events?types=call:error", this::keep);
        Codegen codegen = start();
        shop.answer(
                (given, number) -> CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null)));

        codegen.callRaw("shop__read", Map.of());

        Exchange event = next();
        assertThat(event.getIn().getHeaders())
                .containsEntry(CodegenConstants.EVENT_TYPE, "call:error")
                .containsEntry(CodegenConstants.SOURCE, "shop")
                .containsEntry(CodegenConstants.TOOL, "shop__read");
        Map<?, ?> body = event.getIn().getBody(Map.class);
        assertThat(body.keySet().stream().map(String::valueOf))
                .containsExactly(
                        "type",
                        "timestamp",
                        "source",
                        "tool",
                        "attempt",
                        "durationMillis",
                        "code",
                        "category",
                        "message");
        assertThat(Instant.parse((String) body.get("timestamp")))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(body.get("code")).isEqualTo("NETWORK_ERROR");
        assertThat(event.getProperty(CodegenConstants.EVENT)).isInstanceOf(CodegenEvent.class);
    }

    @Test
    void eventsOfTheStartAreDeliveredToo() throws Exception {
        route("codegen:events?types=runtime:init,discovery:*", this::keep);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("codegen:shop__read");
            }
        });

        start();

        assertThat(List.of(nextType(), nextType(), nextType()))
                .containsExactly("runtime:init", "discovery:start", "discovery:complete");
    }

    @Test
    void onlyTypesAndSourcesAskedForAreDelivered() throws Exception {
        route("codegen:events?types=call:*&sources=shop", this::keep);
        Codegen codegen = start();

        codegen.call("shop__read", Map.of());

        assertThat(List.of(nextType(), nextType())).containsExactly("call:start", "call:success");
        assertThat(received).isEmpty();
    }

    @Test
    void eventsOfOtherSourcesAreNotDelivered() throws Exception {
        context.getRegistry()
                .bind("other", SourceConfig.builder("other", "recording").build());
        route("codegen:events?types=call:*&sources=other", this::keep);
        Codegen codegen = start();

        codegen.call("shop__read", Map.of());
        codegen.call("shop__read", Map.of());
        context.getRouteController().stopRoute("events"); // after what waits

        assertThat(received).isEmpty();
    }

    @Test
    void slowRouteSlowsNoCallAndFurtherEventsAreDropped() throws Exception {
        route("codegen:events?types=call:success&queueSize=5", this::keepWhenReleased);
        Codegen codegen = start();
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(codegen.callAsync("shop__read", Map.of()));
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("ok")); // nothing is released yet
        released.countDown();
        context.getRouteController().stopRoute("events");

        assertThat(received).hasSizeBetween(5, 6); // those that waited, and the one under way
    }

    @Test
    void graceAtTheEndIsForEventsThatWait() throws Exception {
        route("codegen:events?types=call:success", this::keepWhenReleased);
        Codegen codegen = start();
        for (int i = 0; i < 20; i++) {
            codegen.call("shop__read", Map.of());
        }

        released.countDown();
        context.stop();

        assertThat(received).hasSize(20);
    }

    @Test
    void suspendedRouteGetsItsEventsWhenItGoesOn() throws Exception {
        route("codegen:events?types=call:success", this::keep);
        Codegen codegen = start();
        context.getRouteController().suspendRoute("events");

        codegen.call("shop__read", Map.of());
        codegen.call("shop__read", Map.of());
        assertThat(received).isEmpty();
        context.getRouteController().resumeRoute("events");

        next();
        next();
    }

    @Test
    void stoppedRouteGetsNothingAndAStartedOneWhatComesThen() throws Exception {
        route("codegen:events?types=call:success", this::keep);
        Codegen codegen = start();
        context.getRouteController().stopRoute("events");
        codegen.call("shop__read", Map.of());
        context.getRouteController().startRoute("events");

        codegen.call("shop__read", Map.of());
        next();
        context.getRouteController().stopRoute("events");

        assertThat(received).isEmpty();
    }

    @Test
    void callsOfTheEventRouteItselfMakeNoFurtherEvents() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("codegen:events?types=call:start")
                        .process(CodegenEventConsumerTest.this::keep)
                        .setBody(constant(Map.of()))
                        .to("codegen:shop__read")
                        .process(exchange -> Codegen.of(context).call("shop__read", Map.of()))
                        .to("seda:more");
                from("seda:more")
                        .setBody(constant(Map.of()))
                        .to("codegen:shop__read")
                        .process(e -> received.add(e));
            }
        });
        Codegen codegen = start();

        codegen.call("shop__read", Map.of());

        next();
        next(); // the end of the second route
        assertThat(shop.attempts).hasSize(4);
        assertThat(received).isEmpty();
        assertThat(codegen.metrics("shop").total().calls()).isEqualTo(4);
    }

    @Test
    void failureInTheRouteLeavesTheConsumerRunning() throws Exception {
        route("codegen:events?types=call:success", exchange -> {
            keep(exchange);
            throw new IllegalStateException("route");
        });
        Codegen codegen = start();

        codegen.call("shop__read", Map.of());
        codegen.call("shop__read", Map.of());

        next();
        next();
    }

    @Test
    void callsGoOnWhileTheRouteWaitsForAnAnswerOfATool() throws Exception {
        CompletableFuture<ToolResult> late = new CompletableFuture<>();
        shop.tool("late", ToolHints.READ_ONLY, "{}")
                .answer((given, number) -> given.tool().wireName().equals("late")
                        ? late
                        : CompletableFuture.completedFuture(ToolResult.of("ok")));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("codegen:events?types=call:success")
                        .setBody(constant(Map.of()))
                        .to("codegen:shop__late")
                        .process(CodegenEventConsumerTest.this::keep);
            }
        });
        Codegen codegen = start();

        for (int i = 0; i < 50; i++) {
            assertThat(codegen.call("shop__read", Map.of())).isEqualTo("ok");
        }
        late.complete(ToolResult.of("late"));

        assertThat(next().getIn().getBody()).isEqualTo("late");
    }

    @Test
    void unknownTypeFailsTheStart() throws Exception {
        route("codegen:events?types=call:eror", this::keep);

        assertThatThrownBy(this::start).rootCause().hasMessageContaining("there is no event 'call:eror'");
    }

    @Test
    void unknownSourceFailsTheStart() throws Exception {
        route("codegen:events?sources=shp", this::keep);

        assertThatThrownBy(this::start).hasMessageContaining("no source 'shp'");
    }

    @Test
    void toolsAreNotConsumedAndEventsAreNotCalled() throws Exception {
        start();

        assertThatThrownBy(() -> route("codegen:shop__read", this::keep))
                .rootCause()
                .hasMessageContaining("use it in to()");
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("codegen:events", "x"))
                .rootCause()
                .hasMessageContaining("codegen:events is for from()");
    }
}
