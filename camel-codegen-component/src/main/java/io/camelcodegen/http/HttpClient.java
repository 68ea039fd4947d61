package io.camelcodegen.http;

import java.util.concurrent.CompletableFuture;

/** Sends requests of one source. Thread-safe; opened by {@link HttpEngine}. */
public final class HttpClient implements AutoCloseable {

    /**
     * Sends a request. The future completes on an I/O thread with any response, whatever its status, or with a
     * {@code CodegenException}: SOURCE_UNREACHABLE, CONNECTION_TIMEOUT, TIMEOUT, NETWORK_ERROR, RESPONSE_TOO_LARGE,
     * EXECUTION_FAILED (redirect loop).
     */
    public CompletableFuture<HttpResponse> send(HttpRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
