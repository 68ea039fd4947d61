package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client as one session of the SDK sees it, watching what the SDK does not: that an answer ended before its
 * end, which status and headers a refusal has, and which exchange belongs to a call that was given up. A refusal fails
 * the exchange before the SDK takes a single 404 for the end of all calls of the session.
 */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the futures handed out
final class WatchedHttpClient extends HttpClient {

    /** Names the call a request belongs to, between the customizer and here; never sent. */
    static final String CALL_HEADER = "codegen-call";

    private static final String SESSION_HEADER = "Mcp-Session-Id";
    private static final int METHOD_NOT_ALLOWED = 405;

    /** Told, on an I/O thread, that something ended; the cause is null for a regular end. */
    interface Watcher {

        /** The body of the answer to a call's POST. */
        void answerEnded(String call, @Nullable Throwable cause);

        /** The stream that a GET opened, or the attempt to open it. */
        void streamEnded(@Nullable Throwable cause);

        /** Whether the result of a call has not come yet. */
        boolean waitsFor(String call);

        /** Runs {@code step} after the delay, or a little later. */
        Future<?> later(Duration delay, Runnable step);
    }

    private final HttpClient client;
    private final long maxBytes;
    private final Duration patience;
    private final Watcher watcher;
    private final ConcurrentMap<String, Runnable> aborts = new ConcurrentHashMap<>();

    /**
     * @param maxBytes longest answer to a POST
     * @param patience how long a message that is no call may take: nobody waits for it, nor gives it up
     */
    WatchedHttpClient(HttpClient client, long maxBytes, Duration patience, Watcher watcher) {
        this.client = client;
        this.maxBytes = maxBytes;
        this.patience = patience;
        this.watcher = watcher;
    }

    /** Ends the exchange of a call nobody waits for any more. */
    void abort(String call) {
        Runnable abort = aborts.remove(call);
        if (abort != null) {
            abort.run();
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        String call = request.headers().firstValue(CALL_HEADER).orElse(null);
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(CALL_HEADER));
        if (call == null && request.method().equals("POST")) {
            sent.timeout(patience);
        }
        return new Exchange<T>(sent.build(), call).send(handler);
    }

    /** One request, its answer and the end of it. */
    private final class Exchange<T> {
        private final HttpRequest request;
        private final @Nullable String call;
        private final CompletableFuture<HttpResponse<T>> outcome = new CompletableFuture<>();
        private volatile @Nullable WatchedBody<T> body;

        private Exchange(HttpRequest request, @Nullable String call) {
            this.request = request;
            this.call = call;
        }

        private CompletableFuture<HttpResponse<T>> send(BodyHandler<T> handler) {
            CompletableFuture<HttpResponse<T>> sending = client.sendAsync(
                    request,
                    info -> refused(info) ? new RefusalBody<>(info, inSession()) : watch(handler.apply(info), info));
            if (call != null) {
                aborts.put(call, () -> abort(sending));
            }
            sending.whenComplete((response, failure) -> {
                if (failure == null) {
                    outcome.complete(response);
                    return;
                }
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                outcome.completeExceptionally(cause);
                ended(cause);
            });
            outcome.whenComplete((response, failure) -> {
                if (outcome.isCancelled()) {
                    sending.cancel(true);
                }
            });
            return outcome;
        }

        private boolean inSession() {
            return request.headers().firstValue(SESSION_HEADER).isPresent();
        }

        /** The end of a session (DELETE) and a server without a stream of its own (405) are the SDK's to judge. */
        private boolean refused(ResponseInfo info) {
            boolean success = info.statusCode() >= 200 && info.statusCode() < 300;
            boolean noStream = request.method().equals("GET") && info.statusCode() == METHOD_NOT_ALLOWED;
            return !success && !noStream && !request.method().equals("DELETE");
        }

        private HttpResponse.BodySubscriber<T> watch(HttpResponse.BodySubscriber<T> subscriber, ResponseInfo info) {
            WatchedBody<T> watched = new WatchedBody<>(
                    subscriber, request.method().equals("POST") ? maxBytes : Long.MAX_VALUE, this::ended);
            body = watched;
            return call != null && ResumableBody.isEventStream(info)
                    ? new ResumableBody<>(watched, call, request, client, watcher)
                    : watched;
        }

        private void ended(@Nullable Throwable cause) {
            if (call != null) {
                aborts.remove(call);
                watcher.answerEnded(call, cause);
            } else if (request.method().equals("GET")) {
                watcher.streamEnded(cause);
            }
        }

        private void abort(CompletableFuture<HttpResponse<T>> sending) {
            sending.cancel(true);
            WatchedBody<T> receiving = body;
            if (receiving != null) {
                receiving.abort();
            }
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        throw new IOException("only asynchronous requests are made here");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    /** A builder that builds this client: the only way to hand one to the SDK. */
    Builder asBuilder() {
        return new ReadyBuilder(this);
    }
}
