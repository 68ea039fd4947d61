package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the outcome of each call at DEBUG and its attempts at TRACE, under {@code io.camelcodegen.calls}. A failed call is
 * its caller's to log louder.
 */
final class CallLog implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger("io.camelcodegen.calls");

    @Override
    public void sending(Tool tool, int attempt) {
        if (LOG.isTraceEnabled()) {
            scoped(tool, () -> LOG.trace("{}: attempt {} is sent", tool, attempt));
        }
    }

    @Override
    public void received(Tool tool, int attempt, long nanos, @Nullable CodegenException failure) {
        if (LOG.isTraceEnabled()) {
            scoped(
                    tool,
                    () -> LOG.trace(
                            "{}: attempt {} ended after {} ms: {}", tool, attempt, millis(nanos), outcome(failure)));
        }
    }

    @Override
    public @Nullable CallProgress progress(Tool tool, int attempt) {
        return LOG.isTraceEnabled()
                ? (done, total) -> scoped(
                        tool,
                        () -> LOG.trace(
                                "{}: attempt {} has come to {}{}",
                                tool,
                                attempt,
                                done,
                                total == null ? "" : " of " + total))
                : null;
    }

    @Override
    public void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {
        if (LOG.isDebugEnabled()) {
            scoped(
                    tool,
                    () -> LOG.debug(
                            "{}: attempt {} failed, the next comes in {} ms: {}",
                            tool,
                            attempt,
                            delay.toMillis(),
                            outcome(failure)));
        }
    }

    @Override
    public void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {
        if (LOG.isDebugEnabled()) {
            scoped(
                    tool,
                    () -> LOG.debug("{}: {} attempts, {} ms: {}", tool, attempts, millis(nanos), outcome(failure)));
        }
    }

    private static void scoped(Tool tool, Runnable line) {
        LogScope.run(tool.name().source(), tool.toString(), line);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static String outcome(@Nullable CodegenException failure) {
        return failure == null ? "ok" : failure.getCode() + ": " + failure.getMessage();
    }
}
