package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine and a client for a test class, and short ways to send with it. */
final class HttpCalls implements BeforeAllCallback, AfterAllCallback {

    static final Duration LONG = Duration.ofSeconds(60);
    static final long LARGE = 10_000_000;

    private final HttpClientConfig config;
    private ExecutorService workers;
    private HttpEngine engine;
    private HttpClient client;

    HttpCalls() {
        this(HttpClientConfig.defaults());
    }

    HttpCalls(HttpClientConfig config) {
        this.config = config;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        workers = Executors.newCachedThreadPool();
        engine = new HttpEngine(workers);
        client = engine.open(config);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        engine.close();
        workers.shutdownNow();
    }

    HttpClient client() {
        return client;
    }

    HttpEngine engine() {
        return engine;
    }

    ExecutorService workers() {
        return workers;
    }

    HttpResponse get(URI uri, Header... headers) {
        return result(client, request("GET", uri, null, headers));
    }

    HttpResponse post(URI uri, String body, Header... headers) {
        return result(client, request("POST", uri, text(body), headers));
    }

    CodegenException failure(HttpRequest request) {
        return failure(client, request);
    }

    HttpResponse result(HttpRequest request) {
        return result(client, request);
    }

    static HttpRequest request(String method, URI uri, HttpBody body, Header... headers) {
        return new HttpRequest(method, uri, List.of(headers), body, Credentials.NONE, LONG, LARGE, Addresses.ANY);
    }

    static HttpRequest withTimeout(HttpRequest request, Duration timeout) {
        return new HttpRequest(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                request.credentials(),
                timeout,
                request.maxResponseBytes(),
                request.addresses());
    }

    static HttpRequest withLimit(HttpRequest request, long maxResponseBytes) {
        return new HttpRequest(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                request.credentials(),
                request.timeout(),
                maxResponseBytes,
                request.addresses());
    }

    static HttpRequest with(HttpRequest request, Credentials credentials) {
        return new HttpRequest(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                credentials,
                request.timeout(),
                request.maxResponseBytes(),
                request.addresses());
    }

    static HttpRequest with(HttpRequest request, Addresses addresses) {
        return new HttpRequest(
                request.method(),
                request.uri(),
                request.headers(),
                request.body(),
                request.credentials(),
                request.timeout(),
                request.maxResponseBytes(),
                addresses);
    }

    static HttpBody text(String text) {
        return new HttpBody.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static HttpResponse result(HttpClient client, HttpRequest request) {
        try {
            return client.send(request).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no outcome", e);
        } catch (ExecutionException e) {
            throw CodegenErrors.wrap(e);
        }
    }

    /** As {@link #result}; a connection that is just being given up may break a few requests before. */
    static HttpResponse resultOnceReconnected(HttpClient client, HttpRequest request) {
        for (int i = 0; i < 1_000; i++) {
            try {
                return result(client, request);
            } catch (CodegenException e) {
                if (e.getCode() != ErrorCode.NETWORK_ERROR) {
                    throw e;
                }
            }
        }
        throw new AssertionError("never reconnected");
    }

    static CodegenException failure(HttpClient client, HttpRequest request) {
        try {
            HttpResponse response = client.send(request).get(60, TimeUnit.SECONDS);
            throw new AssertionError("expected a failure, but got " + response.status());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no outcome", e);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(CodegenException.class);
            return (CodegenException) e.getCause();
        }
    }
}
