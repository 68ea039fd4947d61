package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the log says at which level, whom its lines are about, and what they never hold. */
class CallLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.camelcodegen");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing(); // reads the MDC now
            super.append(line);
        }
    };
    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        context.stop();
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private Codegen start(Level level) {
        logger.setLevel(level);
        shop.bindTo(
                context,
                SourceConfig.builder("shop", "recording")
                        .auth(new Auth.Bearer("t0ps3cret"))
                        .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(1)))
                        .breaker(new BreakerPolicy(true, 50, 3, 3, Duration.ofHours(1), 1))
                        .build());
        context.start();
        return Codegen.of(context);
    }

    private List<String> messages(Level level) {
        return lines.list.stream()
                .filter(line -> line.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void failAlways() {
        shop.answer(
                (given, number) -> CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null)));
    }

    @Test
    void infoTellsOfDiscoveryAndNotOfCalls() {
        start(Level.INFO).call("shop__read", Map.of());

        assertThat(messages(Level.INFO)).singleElement().asString().startsWith("Source 'shop' has 1 tools");
        assertThat(lines.list.get(0).getMDCPropertyMap()).containsEntry("codegen.source", "shop");
    }

    @Test
    void debugTellsOfOutcomesAndTraceOfAttempts() {
        Codegen codegen = start(Level.TRACE);
        shop.answer((given, number) -> number == 1
                ? CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null))
                : CompletableFuture.completedFuture(ToolResult.of("ok")));

        codegen.call("shop__read", Map.of());

        assertThat(messages(Level.DEBUG))
                .anyMatch(line -> line.startsWith("shop__read: attempt 1 failed, the next comes in"))
                .anyMatch(line -> line.matches("shop__read: 2 attempts, \\d+ ms: ok"));
        assertThat(messages(Level.TRACE)).contains("shop__read: attempt 1 is sent", "shop__read: attempt 2 is sent");
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().startsWith("shop__read"))
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsEntry("codegen.source", "shop")
                        .containsEntry("codegen.tool", "shop__read"));
        assertThat(MDC.get("codegen.tool")).isNull();
    }

    @Test
    void warnTellsOfTheBreaker() {
        Codegen codegen = start(Level.WARN);
        failAlways();

        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);

        assertThat(messages(Level.WARN))
                .containsExactly("The circuit breaker of source 'shop' went from CLOSED to OPEN");
    }

    @Test
    void warnTellsOfASourceThatCannotBeDiscovered() {
        shop.discoverAfter(CompletableFuture.failedFuture(NetworkErrors.unreachable("shop", "refused", null)));
        Codegen codegen = start(Level.WARN);

        assertThatThrownBy(() -> codegen.tools("shop")).isInstanceOf(CodegenException.class);

        assertThat(messages(Level.WARN))
                .containsExactly("The tools of source 'shop' cannot be discovered: cannot reach shop: refused");
    }

    @Test
    void warnCountsEventsThatASlowRouteMadeDrop() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("codegen:events?types=call:success&queueSize=1")
                        .routeId("events")
                        .process(exchange ->
                                assertThat(released.await(2, TimeUnit.MINUTES)).isTrue());
            }
        });
        Codegen codegen = start(Level.WARN);
        for (int i = 0; i < 10; i++) {
            codegen.call("shop__read", Map.of());
        }

        released.countDown();
        context.getRouteController().stopRoute("events");

        assertThat(messages(Level.WARN))
                .singleElement()
                .asString()
                .matches("[89] events were dropped since its start, as the route from codegen://events.* is slower.*");
    }

    @Test
    void payloadsAreShownAtDebugWithoutSecrets() {
        Codegen codegen = start(Level.DEBUG);
        shop.answer(Map.of("said", "your token is t0ps3cret", "session_token", "abc", "text", "x".repeat(5_000)));

        codegen.call("shop__read", Map.of("name", "Ada\nforged", "password", "hunter2", "list", List.of(1, 2)));

        assertThat(messages(Level.DEBUG))
                .anyMatch(line -> line.startsWith("shop__read is sent {") && line.contains("name=Ada?forged"))
                .anyMatch(line -> line.startsWith("shop__read answered {") && line.endsWith("…"))
                .noneMatch(line -> line.contains("hunter2") || line.contains("t0ps3cret") || line.contains("=abc"))
                .noneMatch(line -> line.length() > 2_100);
    }

    @Test
    void mdcSaysWhichCallWhileItIsSentAndNothingOfItAfter() throws Exception {
        context.setUseMDCLogging(true);
        Map<String, String> inAttempt = new ConcurrentHashMap<>();
        Map<String, String> after = new ConcurrentHashMap<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .to("codegen:shop__read")
                        .process(exchange -> after.putAll(MDC.getCopyOfContextMap()));
            }
        });
        start(Level.WARN);
        shop.answer((given, number) -> {
            inAttempt.putAll(MDC.getCopyOfContextMap());
            return CompletableFuture.completedFuture(ToolResult.of("ok"));
        });

        context.createProducerTemplate().requestBody("direct:in", Map.of());

        assertThat(inAttempt).containsEntry("codegen.source", "shop").containsEntry("codegen.tool", "shop__read");
        assertThat(after).containsEntry("camel.routeId", "in").doesNotContainKeys("codegen.source", "codegen.tool");
    }
}
