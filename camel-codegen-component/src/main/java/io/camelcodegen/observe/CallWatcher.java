package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is told of a call to all who want to know.
 *
 * @param meters of Micrometer, or {@link CallObserver#NONE}
 */
record CallWatcher(CallMetrics metrics, CallObserver meters, CallLog log, CallEvents events) implements CallObserver {

    @Override
    public CallObserver started(Tool tool) {
        metrics.started(tool);
        events.started(tool);
        return this;
    }

    @Override
    public void sending(Tool tool, int attempt) {
        log.sending(tool, attempt);
        events.sending(tool, attempt);
    }

    @Override
    public void received(Tool tool, int attempt, long nanos, @Nullable CodegenException failure) {
        log.received(tool, attempt, nanos, failure);
        events.received(tool, attempt, nanos, failure);
    }

    @Override
    public @Nullable CallProgress progress(Tool tool, int attempt) {
        CallProgress logged = log.progress(tool, attempt);
        CallProgress told = events.progress(tool, attempt);
        if (logged == null || told == null) {
            return told == null ? logged : told;
        }
        return (done, total) -> {
            logged.reached(done, total);
            told.reached(done, total);
        };
    }

    @Override
    public void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {
        metrics.retrying(tool, attempt, failure, delay);
        meters.retrying(tool, attempt, failure, delay);
        log.retrying(tool, attempt, failure, delay);
        events.retrying(tool, attempt, failure, delay);
    }

    @Override
    public void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {
        metrics.ended(tool, attempts, nanos, failure);
        meters.ended(tool, attempts, nanos, failure);
        log.ended(tool, attempts, nanos, failure);
        events.ended(tool, attempts, nanos, failure);
    }
}
