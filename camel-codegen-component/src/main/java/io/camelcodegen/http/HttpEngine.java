package io.camelcodegen.http;

/** The I/O threads that all clients share. */
public final class HttpEngine implements AutoCloseable {

    public HttpClient open(HttpClientConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
