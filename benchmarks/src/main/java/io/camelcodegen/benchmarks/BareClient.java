package io.camelcodegen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** The HTTP client that {@code codegen:} stands on, alone, with as many event loops, and Jackson. */
final class BareClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;

    /** @param nativeTransport epoll instead of the JDK's selector, where it is available */
    BareClient(int port, int connections, boolean nativeTransport) {
        this.port = port;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(Math.min(4, Runtime.getRuntime().availableProcessors()))
                .setPreferNativeTransport(nativeTransport));
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setPipelining(false).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    boolean isNative() {
        return vertx.isNativeTransportEnabled();
    }

    /** Begins the call and completes with the parsed answer. */
    CompletableFuture<Object> send() {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/items/42?verbose=true")
                        .putHeader("authorization", "Bearer " + LoopbackServer.TOKEN)
                        .putHeader("accept", "application/json")
                        .putHeader("accept-encoding", "gzip, deflate")
                        .putHeader("user-agent", "bare"))
                // nested, so that all is attached on the event loop before the answer can be there
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(BareClient::parse)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Object parse(Buffer body) {
        try {
            return JSON.readValue(body.getBytes(), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
