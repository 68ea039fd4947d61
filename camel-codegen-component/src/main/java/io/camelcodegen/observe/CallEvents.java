package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of calls. */
final class CallEvents implements CallObserver {

    private final EventSink events;

    CallEvents(EventSink events) {
        this.events = events;
    }

    @Override
    public CallObserver started(Tool tool) {
        if (events.isEnabled(EventType.CALL_START)) {
            events.emit(event(EventType.CALL_START, tool, 0));
        }
        return this;
    }

    @Override
    public void sending(Tool tool, int attempt) {
        if (events.isEnabled(EventType.TRANSPORT_SEND)) {
            events.emit(event(EventType.TRANSPORT_SEND, tool, attempt));
        }
    }

    @Override
    public void received(Tool tool, int attempt, long nanos, @Nullable CodegenException failure) {
        if (events.isEnabled(EventType.TRANSPORT_RECEIVE)) {
            events.emit(ended(EventType.TRANSPORT_RECEIVE, tool, attempt, nanos, failure));
        }
    }

    @Override
    public @Nullable CallProgress progress(Tool tool, int attempt) {
        return events.isEnabled(EventType.CALL_PROGRESS)
                ? (done, total) -> events.emit(event(EventType.CALL_PROGRESS, tool, attempt)
                        .withDetails(
                                total == null ? Map.of("progress", done) : Map.of("progress", done, "total", total)))
                : null;
    }

    @Override
    public void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {
        if (events.isEnabled(EventType.CALL_RETRY)) {
            events.emit(event(EventType.CALL_RETRY, tool, attempt)
                    .withDuration(delay)
                    .withFailure(failure));
        }
    }

    @Override
    public void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {
        EventType type = failure == null ? EventType.CALL_SUCCESS : EventType.CALL_ERROR;
        if (events.isEnabled(type)) {
            events.emit(ended(type, tool, attempts, nanos, failure));
        }
    }

    private static CodegenEvent ended(
            EventType type, Tool tool, int attempt, long nanos, @Nullable CodegenException failure) {
        CodegenEvent event = event(type, tool, attempt).withDuration(Duration.ofNanos(nanos));
        return failure == null ? event : event.withFailure(failure);
    }

    private static CodegenEvent event(EventType type, Tool tool, int attempt) {
        return CodegenEvent.of(type, tool.name().source(), tool.toString(), attempt);
    }
}
