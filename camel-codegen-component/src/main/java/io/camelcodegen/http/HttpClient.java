package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Sends requests of one source. Thread-safe; opened by {@link HttpEngine}. */
public final class HttpClient implements AutoCloseable {

    private final HttpClientConfig config;
    private final Context context;
    private final Executor workers;
    private final HostAddresses hostAddresses;
    private final LatestOrigin latestOrigin;
    private final Connections connections;
    private final Consumer<HttpClient> onClose;
    private final InFlight inFlight = new InFlight();
    private final Deadlines deadlines;
    private volatile boolean closed;

    HttpClient(
            HttpClientConfig config,
            ConnectionListener listener,
            Vertx vertx,
            Context context,
            Executor workers,
            HostAddresses hostAddresses,
            Consumer<HttpClient> onClose) {
        this.config = config;
        this.context = context;
        this.workers = workers;
        this.hostAddresses = hostAddresses;
        this.latestOrigin = new LatestOrigin(hostAddresses);
        this.connections = new Connections(vertx, config, listener);
        this.onClose = onClose;
        this.deadlines = new Deadlines(context, inFlight);
    }

    /**
     * Sends a request; never blocks. The future completes on an I/O thread with any response, whatever its status, or
     * with a {@code CodegenException}: SOURCE_UNREACHABLE, CONNECTION_TIMEOUT, TIMEOUT, NETWORK_ERROR,
     * RESPONSE_TOO_LARGE, EXECUTION_FAILED (redirects that lead nowhere or where they must not, a body that cannot be
     * read), INVALID_PARAMS (a header that cannot be sent), INVALID_CONFIG (no http or https URL). Where the deadline
     * passes before there is a connection, the code is CONNECTION_TIMEOUT: nothing was sent.
     *
     * <p>Completing or cancelling the future from outside ends the exchange and its connection.
     */
    public CompletableFuture<HttpResponse> send(HttpRequest request) {
        Exchange exchange = new Exchange(this, request);
        exchange.begin();
        return exchange.result();
    }

    /** Closes the connections; calls in flight fail with NETWORK_ERROR. */
    @Override
    public void close() {
        closed = true;
        inFlight.forEach(Exchange::clientClosed); // the others will see it as they begin
        connections.close();
        onClose.accept(this);
    }

    boolean isClosed() {
        return closed;
    }

    static CodegenException closedError(HttpUrl url) {
        return NetworkErrors.broken(url.toString(), "the client was closed", false, null);
    }

    InFlight inFlight() {
        return inFlight;
    }

    HttpClientConfig config() {
        return config;
    }

    Context context() {
        return context;
    }

    Executor workers() {
        return workers;
    }

    HostAddresses hostAddresses() {
        return hostAddresses;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    LatestOrigin latestOrigin() {
        return latestOrigin;
    }

    Connections connections() {
        return connections;
    }
}
