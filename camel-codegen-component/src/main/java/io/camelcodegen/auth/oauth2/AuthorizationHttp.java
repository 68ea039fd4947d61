package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.http.HttpClient;
import io.camelcodegen.http.HttpRequest;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.HttpUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the SDK builds, without its blocking transport. The client is opened with the first request, off the
 * caller's thread, as that reads key stores. Thread-safe.
 */
final class AuthorizationHttp implements AutoCloseable {

    private static final long MAX_RESPONSE_BYTES = 256 * 1024;
    private static final String AUTHORIZATION = "Authorization";

    private final Supplier<HttpClient> opener;
    private final Executor workers;
    private final Duration timeout;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<HttpClient> client;
    private boolean closed;

    /**
     * A client that is opened when it is first used.
     *
     * @param opener may block
     * @param timeout of one request, from connecting to the last byte
     */
    AuthorizationHttp(Supplier<HttpClient> opener, Executor workers, Duration timeout) {
        this.opener = opener;
        this.timeout = timeout;
        this.workers = workers;
    }

    /**
     * Sends a request of the SDK. Its secrets go to the origin it is for and to no other, whatever a redirect says.
     */
    CompletableFuture<HttpResponse> send(HTTPRequest request, Addresses addresses) {
        List<Header> headers = new ArrayList<>();
        Map<String, String> secret = Map.of();
        for (Map.Entry<String, List<String>> header : request.getHeaderMap().entrySet()) {
            String value = String.join(", ", header.getValue());
            if (header.getKey().equalsIgnoreCase(AUTHORIZATION)) {
                secret = Map.of(AUTHORIZATION, value);
            } else if (!header.getKey().equalsIgnoreCase("Accept")) {
                headers.add(new Header(header.getKey(), value));
            }
        }
        headers.add(new Header("Accept", "application/json"));
        HttpBody body = request.getBody() == null
                ? null
                : new HttpBody.Bytes(request.getBody().getBytes(StandardCharsets.UTF_8));
        return send(new HttpRequest(
                request.getMethod().name(),
                HttpUrl.of(request.getURI()),
                headers,
                body,
                new Credentials(secret, Map.of(), Map.of()),
                timeout,
                MAX_RESPONSE_BYTES,
                addresses,
                true));
    }

    /** Asks for a public document. */
    CompletableFuture<HttpResponse> get(URI uri, Addresses addresses) {
        return send(new HttpRequest(
                "GET",
                uri,
                List.of(new Header("Accept", "application/json")),
                null,
                Credentials.NONE,
                timeout,
                MAX_RESPONSE_BYTES,
                addresses));
    }

    /** Asks a source without credentials. */
    CompletableFuture<HttpResponse> post(URI uri, List<Header> headers, byte[] body) {
        return send(new HttpRequest(
                "POST",
                uri,
                headers,
                new HttpBody.Bytes(body),
                Credentials.NONE,
                timeout,
                MAX_RESPONSE_BYTES,
                Addresses.ANY));
    }

    private CompletableFuture<HttpResponse> send(HttpRequest request) {
        return client().thenCompose(ready -> ready.send(request));
    }

    private CompletableFuture<HttpClient> client() {
        lock.lock();
        try {
            CompletableFuture<HttpClient> known = client;
            if (known == null || known.isCompletedExceptionally()) {
                known = CompletableFuture.supplyAsync(this::open, workers);
                client = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient open() {
        HttpClient opened = opener.get();
        lock.lock();
        try {
            if (closed) {
                opened.close();
            }
        } finally {
            lock.unlock();
        }
        return opened;
    }

    @Override
    public void close() {
        CompletableFuture<HttpClient> opened;
        lock.lock();
        try {
            closed = true;
            opened = client;
        } finally {
            lock.unlock();
        }
        if (opened != null && opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().close();
        }
    }
}
