package io.camelcodegen.http;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.http.ContentDecoding.TooLargeException;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call: its hops from redirect to redirect, its deadline, its one outcome. Everything but {@link #begin()} and
 * {@link #clientClosed()} runs on the event loop of its client, so that no state here needs a lock.
 */
final class Exchange implements Hop.Outcome {

    /** More than this is decoded by a worker. */
    private static final int INLINE_DECODING = 16 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final Context context;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();
    private final long deadline;
    private final @Nullable Thread waiting = WaitingThread.current();

    /** Its neighbours in {@link InFlight}, which alone sets them. */
    @Nullable
    Exchange newer;

    @Nullable
    Exchange older;

    private @Nullable Step step;
    private @Nullable Redirects redirects;
    private @Nullable Hop hop;
    private volatile boolean done;

    Exchange(HttpClient client, HttpRequest request) {
        this.client = client;
        this.request = request;
        this.context = client.context();
        this.deadline = System.nanoTime() + request.timeout().toNanos();
    }

    CompletableFuture<HttpResponse> result() {
        return result;
    }

    void begin() {
        var unused = result.whenComplete((response, failure) -> {
            if (!done) { // completed or cancelled by the caller
                onLoop(v -> stop());
            }
        });
        if (!onLoop(v -> start())) {
            clientClosed();
        }
    }

    /** Fails the call because its client was closed, from any thread. */
    void clientClosed() {
        CodegenException failure = HttpClient.closedError(request.url());
        if (!onLoop(v -> fail(failure))) { // the event loops are gone, and every connection with them
            done = true;
            result.completeExceptionally(failure);
        }
    }

    private boolean onLoop(Handler<Void> task) {
        try {
            context.runOnContext(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void start() {
        client.inFlight().add(this);
        if (client.isClosed()) { // asked after it was added: whoever closes it from now on finds this there
            fail(HttpClient.closedError(request.url()));
            return;
        }
        client.deadlines().watch();
        try {
            go(first());
        } catch (RuntimeException e) {
            failed(CodegenErrors.wrap(e));
        }
    }

    private Step first() {
        try {
            return Step.first(request, client.latestOrigin().of(request.url()));
        } catch (IllegalArgumentException e) {
            throw ConfigErrors.invalid(request.url().toString(), List.of("it cannot be asked: " + e.getMessage()));
        }
    }

    private void go(Step next) {
        step = next;
        Hop started = new Hop(client, next, request.credentials(), request.maxResponseBytes(), this);
        hop = started;
        String proxyHost = client.config().proxyHost();
        if (proxyHost == null) {
            whenResolved(addressesOf(next), addresses -> connect(started, next, addresses, null));
        } else {
            whenResolved(client.hostAddresses().of(proxyHost).addresses(), proxies -> {
                InetAddress proxy = proxies.get(0);
                if (next.addresses() == Addresses.ANY) {
                    connect(started, next, List.of(), proxy); // names beyond the proxy are the proxy's to resolve
                } else {
                    // a proxy resolves a plain request's name itself, once more: nothing here can hinder that
                    whenResolved(addressesOf(next), addresses -> connect(started, next, addresses, proxy));
                }
            });
        }
    }

    private CompletableFuture<List<InetAddress>> addressesOf(Step next) {
        return client.latestOrigin().addresses(next.origin());
    }

    private void whenResolved(CompletableFuture<List<InetAddress>> addresses, Consumer<List<InetAddress>> then) {
        if (addresses.isDone()) {
            resolved(addresses, then);
        } else {
            var unused =
                    addresses.whenComplete((found, failure) -> onLoop(v -> guarded(() -> resolved(addresses, then))));
        }
    }

    private void resolved(CompletableFuture<List<InetAddress>> addresses, Consumer<List<InetAddress>> then) {
        if (done) {
            return;
        }
        try {
            then.accept(addresses.join());
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failed(NetworkFailures.connecting(cause, where(), client.config().connectTimeout()));
        }
    }

    private void connect(Hop started, Step next, List<InetAddress> addresses, @Nullable InetAddress proxy) {
        next.check(addresses);
        started.start(addresses, proxy);
    }

    @Override
    public void arriving() {
        LockSupport.unpark(waiting);
    }

    @Override
    public void redirected(int status, String location) {
        onLoop(v -> guarded(() -> follow(status, location))); // by then the connection is in the pool again
    }

    private void follow(int status, String location) {
        if (done) {
            return;
        }
        Step from = Objects.requireNonNull(step);
        Redirects known = redirects;
        if (known == null) {
            known = new Redirects(from, request.confidential());
            redirects = known;
        }
        go(known.next(from, status, location));
    }

    @Override
    public void responded(HttpClientResponse response, byte[] body) {
        hop = null; // its connection is in the pool again
        ContentDecoding coding = ContentDecoding.of(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (coding == ContentDecoding.NONE || body.length == 0) {
            succeed(response, body, false);
        } else if (body.length <= INLINE_DECODING) {
            decode(coding, response, body);
        } else {
            try {
                client.workers().execute(() -> decode(coding, response, body));
            } catch (RejectedExecutionException e) {
                failed(NetworkErrors.broken(where(), "no worker is left to decode the response", false, e));
            }
        }
    }

    private void decode(ContentDecoding coding, HttpClientResponse response, byte[] body) {
        try {
            byte[] decoded = coding.decode(body, request.maxResponseBytes());
            onLoop(v -> succeed(response, decoded, true));
        } catch (TooLargeException e) {
            onLoop(v -> failed(NetworkErrors.responseTooLarge(where(), request.maxResponseBytes())));
        } catch (IOException e) {
            String why = "the response is not the " + coding.name().toLowerCase(Locale.ROOT) + " it says: ";
            onLoop(v -> failed(NetworkErrors.broken(where(), why + e.getMessage(), false, e)));
        }
    }

    private void succeed(HttpClientResponse response, byte[] body, boolean decoded) {
        if (done) {
            return;
        }
        Step last = Objects.requireNonNull(step);
        HttpResponse whole = new HttpResponse(
                response.statusCode(), last.url(), ResponseHeaders.of(response.headers(), decoded), body);
        end();
        result.complete(whole);
    }

    /** Fails the call if its deadline has passed. */
    void expireAt(long now) {
        if (done || now - deadline < 0) {
            return;
        }
        Hop current = hop;
        boolean nothingSent = redirects == null && current != null && !current.isConnected();
        fail(
                nothingSent
                        ? NetworkErrors.connectionTimeout(where(), request.timeout(), null)
                        : CodegenErrors.timeout(request.method() + " " + where(), request.timeout()));
    }

    @Override
    public void failed(CodegenException failure) {
        if (client.isClosed()) {
            fail(HttpClient.closedError(request.url()));
        } else if (redirects != null && failure.isUnprocessed()) {
            // the first request was processed: it was answered with a redirect
            fail(NetworkErrors.broken(where(), "after a redirect, " + failure.getMessage(), false, failure));
        } else {
            fail(failure);
        }
    }

    private void fail(CodegenException failure) {
        if (!done) {
            stop();
            result.completeExceptionally(failure);
        }
    }

    private void stop() {
        if (done) {
            return;
        }
        end();
        Hop current = hop;
        if (current != null) {
            current.cancel();
        }
    }

    private void end() {
        done = true;
        client.inFlight().remove(this);
    }

    /** Nothing thrown here may be lost in the event loop's log while the caller waits. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failed(CodegenErrors.wrap(e));
        }
    }

    private String where() {
        Step current = step;
        return (current == null ? request.url() : current.url()).toString();
    }
}
