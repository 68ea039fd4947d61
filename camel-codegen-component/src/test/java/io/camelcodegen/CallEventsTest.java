package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordedEvents;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What event notifiers see of calls: one beginning and one end of each, whatever happens to it. */
class CallEventsTest {

    private static final RetryPolicy QUICK = RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(1));

    private final CamelContext context = new DefaultCamelContext();
    private final RecordedEvents events = RecordedEvents.of(context);
    private final RecordingSource shop = new RecordingSource("shop")
            .tool("read", ToolHints.READ_ONLY, "{\"properties\":{\"id\":{\"type\":\"integer\"}}}");

    private Codegen start(SourceConfig.Builder config) {
        shop.bindTo(context, config.build());
        context.start();
        Codegen codegen = Codegen.of(context);
        codegen.tools("shop");
        events.clear();
        return codegen;
    }

    private static SourceConfig.Builder config() {
        return SourceConfig.builder("shop", "recording").retry(QUICK);
    }

    private void failUntil(int attempt) {
        shop.answer((given, number) -> number < attempt
                ? CompletableFuture.failedFuture(NetworkErrors.broken("shop", "reset", false, null))
                : CompletableFuture.completedFuture(ToolResult.of("ok")));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void startsOfComponentAndDiscoveryAreTold() {
        shop.bindTo(context);
        context.start();
        Codegen.of(context).tools("shop");

        assertThat(events.types())
                .containsExactly(EventType.RUNTIME_INIT, EventType.DISCOVERY_START, EventType.DISCOVERY_COMPLETE);
        assertThat(events.all().get(0).getSource()).isEqualTo(context.getName());
        assertThat(events.all().get(2).getDetails()).containsEntry("tools", 1);
        assertThat(events.all().get(2).getDuration()).isNotNull();
    }

    @Test
    void discoveryThatFailsIsTold() {
        shop.discoverAfter(CompletableFuture.failedFuture(NetworkErrors.unreachable("shop", "refused", null)))
                .bindTo(context);
        context.start();

        assertThatThrownBy(() -> Codegen.of(context).tools("shop")).isInstanceOf(CodegenException.class);

        assertThat(events.of(EventType.DISCOVERY_ERROR))
                .singleElement()
                .satisfies(event -> assertThat(event.getFailure().getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
    }

    @Test
    void callThatSucceedsIsStartSendReceiveSuccess() {
        start(config()).call("shop__read", Map.of("id", 1));

        assertThat(events.types())
                .containsExactly(
                        EventType.CALL_START,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_SUCCESS);
        CodegenEvent success = events.all().get(3);
        assertThat(success.getTool()).isEqualTo("shop__read");
        assertThat(success.getSource()).isEqualTo("shop");
        assertThat(success.getAttempt()).isEqualTo(1);
        assertThat(success.getDuration()).isPositive();
        assertThat(success.getType()).isEqualTo(CamelEvent.Type.Custom);
    }

    @Test
    void howFarACallHasComeIsToldByNumbers() {
        Codegen codegen = start(config());
        shop.answer((given, number) -> {
            CallProgress progress = Objects.requireNonNull(given.context().progress());
            progress.reached(1, 4);
            progress.reached(2.5, null);
            return CompletableFuture.completedFuture(ToolResult.of("ok"));
        });

        codegen.call("shop__read", Map.of());
        codegen.callRaw("shop__read", Map.of());

        assertThat(events.of(EventType.CALL_PROGRESS))
                .extracting(CodegenEvent::getTool, CodegenEvent::getAttempt, CodegenEvent::getDetails)
                .startsWith(
                        tuple("shop__read", 1, Map.of("progress", 1, "total", 4)),
                        tuple("shop__read", 1, Map.of("progress", 2.5)))
                .hasSize(4);
    }

    @Test
    void sourceIsNotAskedHowFarACallHasComeWhereNobodyListens() throws Exception {
        try (DefaultCamelContext unwatched = new DefaultCamelContext()) {
            shop.bindTo(unwatched);
            unwatched.start();

            Codegen.of(unwatched).call("shop__read", Map.of());

            assertThat(shop.attempts.get(0).context().progress()).isNull();
        }
    }

    @Test
    void callThatIsRepeatedHasOneStartAndOneSuccess() {
        Codegen codegen = start(config());
        failUntil(3);

        codegen.call("shop__read", Map.of());

        assertThat(events.types())
                .containsExactly(
                        EventType.CALL_START,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_RETRY,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_RETRY,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_SUCCESS);
        assertThat(events.of(EventType.CALL_RETRY))
                .extracting(CodegenEvent::getAttempt)
                .containsExactly(1, 2);
        assertThat(events.of(EventType.CALL_RETRY)).allSatisfy(event -> {
            assertThat(event.getDuration()).isNotNull();
            assertThat(event.getFailure().getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        });
        assertThat(events.of(EventType.CALL_SUCCESS).get(0).getAttempt()).isEqualTo(3);
    }

    @Test
    void callThatFailsForGoodHasOneError() {
        Codegen codegen = start(config());
        failUntil(Integer.MAX_VALUE);

        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);

        assertOneCall(ErrorCode.NETWORK_ERROR, 3);
    }

    @Test
    void parametersThatDoNotFitAreAnErrorWithoutAnAttempt() {
        Codegen codegen = start(config());

        assertThatThrownBy(() -> codegen.call("shop__read", Map.of("id", "none")))
                .isInstanceOf(CodegenException.class);

        assertOneCall(ErrorCode.INVALID_PARAMS, 0);
        assertThat(events.of(EventType.TRANSPORT_SEND)).isEmpty();
    }

    @Test
    void openBreakerIsAnErrorAndNothingIsSent() {
        Codegen codegen = start(
                config().retry(RetryPolicy.NONE).breaker(new BreakerPolicy(true, 50, 1, 1, Duration.ofHours(1), 1)));
        failUntil(2);
        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);
        events.clear();

        assertThatThrownBy(() -> codegen.call("shop__read", Map.of())).isInstanceOf(CodegenException.class);

        assertOneCall(ErrorCode.CIRCUIT_OPEN, 1);
        assertThat(events.of(EventType.TRANSPORT_SEND)).isEmpty();
    }

    @Test
    void cancelledCallIsAnError() {
        Codegen codegen = start(config());
        shop.answer((given, number) -> new CompletableFuture<>());
        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of());

        call.cancel(true);

        assertOneCall(ErrorCode.EXECUTION_FAILED, 1);
        assertThat(events.of(EventType.CALL_ERROR).get(0).getFailure()).hasMessageContaining("cancelled");
    }

    @Test
    void callThatWaitsWhenTheContextStopsIsAnError() {
        Codegen codegen = start(config().retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofHours(1))));
        failUntil(Integer.MAX_VALUE);
        codegen.callAsync("shop__read", Map.of());

        context.stop();

        assertOneCall(ErrorCode.NETWORK_ERROR, 1);
    }

    @Test
    void rawCallIsTold() {
        Codegen codegen = start(config());
        failUntil(2);

        codegen.callRaw("shop__read", Map.of());
        codegen.callRaw("shop__read", Map.of());

        assertThat(events.types())
                .containsExactly(
                        EventType.CALL_START,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_ERROR,
                        EventType.CALL_START,
                        EventType.TRANSPORT_SEND,
                        EventType.TRANSPORT_RECEIVE,
                        EventType.CALL_SUCCESS);
    }

    @Test
    void eventsHoldNeitherParametersNorResults() {
        Codegen codegen = start(config());
        shop.answer("the-result");

        codegen.call("shop__read", Map.of("id", 4711, "note", "the-parameter"));

        assertThat(events.all()).allSatisfy(event -> assertThat(event.toMap().toString() + event)
                .doesNotContain("4711", "the-parameter", "the-result"));
    }

    @Test
    void notifierThatThrowsDisturbsNobody() {
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                throw new IllegalStateException("notifier");
            }
        });

        assertThat(start(config()).call("shop__read", Map.of())).isEqualTo("ok");
        assertThat(events.of(EventType.CALL_SUCCESS)).hasSize(1);
    }

    private void assertOneCall(ErrorCode code, int attempts) {
        assertThat(events.of(EventType.CALL_START)).hasSize(1);
        assertThat(events.of(EventType.CALL_SUCCESS)).isEmpty();
        List<CodegenEvent> errors = events.of(EventType.CALL_ERROR);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).getFailure().getCode()).isEqualTo(code);
        assertThat(errors.get(0).getAttempt()).isEqualTo(attempts);
        assertThat(errors.get(0).toMap())
                .containsEntry("type", "call:error")
                .containsEntry("code", code.name())
                .containsEntry("category", code.category().name())
                .containsKeys("timestamp", "durationMillis", "message");
    }
}
