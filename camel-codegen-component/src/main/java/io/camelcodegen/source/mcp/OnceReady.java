package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.NetworkErrors;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request when its connection is ready, the wait and the request within one timeout. */
@SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the other future
final class OnceReady {

    /** Sends on a connection that is ready, within what is left of the time. */
    @FunctionalInterface
    interface Sending {
        CompletableFuture<Map<String, Object>> send(McpConnection connection, Duration left);
    }

    private OnceReady() {}

    /** The connection is shared, and comes up whether or not this caller waits for it to the end. */
    static CompletableFuture<Map<String, Object>> send(
            CompletableFuture<McpConnection> connection, String where, Duration timeout, Sending sending) {
        if (connection.isDone() && !connection.isCompletedExceptionally()) {
            return sending.send(connection.join(), timeout);
        }
        long begun = System.nanoTime();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        connection.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ready, failure) -> {
            if (failure instanceof TimeoutException) {
                answer.completeExceptionally(NetworkErrors.connectionTimeout(where, timeout, null));
            } else if (failure != null) {
                answer.completeExceptionally(CodegenErrors.wrap(failure));
            } else if (!answer.isDone()) {
                Duration left = timeout.minusNanos(System.nanoTime() - begun);
                Relay.connect(sending.send(ready, left), result -> result, answer);
            }
        });
        return answer;
    }
}
