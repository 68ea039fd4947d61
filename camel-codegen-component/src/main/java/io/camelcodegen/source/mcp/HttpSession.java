package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.SourceContext;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** Opens one session with a server over HTTP, and fails its calls when their answers cannot come any more. */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the futures of the calls
final class HttpSession implements WatchedHttpClient.Watcher {

    /** The SDK may hand the end of an answer to another thread, which must not find the call failed already. */
    private static final long GRACE_MILLIS = 250;

    private static final String CUT_OFF = "the answer ended before the result came";

    private final McpSettings.Transport kind;
    private final SourceContext context;
    private final HttpFailures failures;
    private final CompletableFuture<McpConnection> made = new CompletableFuture<>();

    private HttpSession(McpSettings.Transport kind, SourceContext context, HttpFailures failures) {
        this.kind = kind;
        this.context = context;
        this.failures = failures;
    }

    static CompletableFuture<McpConnection> open(
            McpSettings settings,
            McpSettings.Transport kind,
            HttpTarget target,
            HttpClient client,
            Credentials credentials,
            SourceContext context,
            Notices notices) {
        RequestDressing dressing = target.dressing(credentials);
        HttpFailures failures =
                new HttpFailures(settings.source(), target.where(), settings.maxMessageBytes(), dressing::redaction);
        HttpSession session = new HttpSession(kind, context, failures);
        WatchedHttpClient watched =
                new WatchedHttpClient(client, settings.maxMessageBytes(), settings.initTimeout(), session);
        McpClientTransport transport = target.transport(kind, watched, dressing);
        McpConnection connection = new McpConnection(settings, transport, failures, notices);
        connection.onGivenUp(id -> watched.abort(id.toString()));
        session.made.complete(connection);
        CompletableFuture<McpConnection> ready = connection.initialize(Context.empty());
        ready.whenComplete((done, failure) -> {
            if (failure != null) {
                connection.close();
            }
        });
        return ready;
    }

    @Override
    public boolean waitsFor(String call) {
        McpConnection connection = made.getNow(null);
        return connection != null && connection.waitsFor(call);
    }

    @Override
    public void answerEnded(String call, @Nullable Throwable cause) {
        if (kind == McpSettings.Transport.SSE && cause == null) {
            return; // the answer comes by the stream
        }
        if (!waitsFor(call)) {
            return;
        }
        Throwable lost = cause == null ? new IOException(CUT_OFF) : cause;
        made.thenAccept(connection -> later(() -> connection.answerLost(call, lost)));
    }

    @Override
    public void streamEnded(@Nullable Throwable cause) {
        if (kind == McpSettings.Transport.SSE) { // all answers come by it
            made.thenAccept(connection -> later(() -> {
                CodegenException refusal = NetworkErrors.broken(
                        failures.where(), "its stream ended before the call was sent", true, cause);
                connection.end(failures.cutOff(cause == null ? new IOException(CUT_OFF) : cause), refusal);
            }));
        }
    }

    /** @throws RejectedExecutionException when the component stops */
    @Override
    public Future<?> later(Duration delay, Runnable step) {
        return context.scheduler().schedule(step, Math.max(GRACE_MILLIS, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void later(Runnable step) {
        try {
            later(Duration.ZERO, step);
        } catch (RejectedExecutionException e) {
            step.run();
        }
    }
}
