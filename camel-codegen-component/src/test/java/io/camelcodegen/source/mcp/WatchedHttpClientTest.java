package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.testing.FaultServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WatchedHttpClientTest {

    private static final WatchedHttpClient.Watcher NOBODY = new WatchedHttpClient.Watcher() {
        @Override
        public void answerEnded(String call, Throwable cause) {}

        @Override
        public void streamEnded(Throwable cause) {}

        @Override
        public boolean waitsFor(String call) {
            return false;
        }

        @Override
        public Future<?> later(Duration delay, Runnable step) {
            throw new RejectedExecutionException();
        }
    };

    private final WatchedHttpClient client =
            new WatchedHttpClient(HttpClient.newHttpClient(), 1_000, Duration.ofMillis(100), NOBODY);

    @Test
    void aMessageNobodyWaitsForDoesNotHoldItsConnectionForEver() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.silent())) {
            HttpRequest notification = HttpRequest.newBuilder(server.uri("/"))
                    .POST(BodyPublishers.noBody())
                    .build();

            assertThatThrownBy(() -> client.sendAsync(notification, BodyHandlers.ofString())
                            .get())
                    .cause()
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void aCallHasItsOwnTime() throws Exception {
        CompletableFuture<Void> muchLater = new CompletableFuture<>();
        try (FaultServer server = FaultServer.start(connection -> {
            connection.request();
            muchLater.join();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        })) {
            HttpRequest call = HttpRequest.newBuilder(server.uri("/"))
                    .header(WatchedHttpClient.CALL_HEADER, "1")
                    .POST(BodyPublishers.noBody())
                    .build();
            HttpRequest notification = HttpRequest.newBuilder(server.uri("/"))
                    .POST(BodyPublishers.noBody())
                    .build();

            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(call, BodyHandlers.ofString());
            client.sendAsync(notification, BodyHandlers.ofString())
                    .exceptionally(timedOut -> null)
                    .join(); // by then the call has had as long
            muchLater.complete(null);

            assertThat(answer.get().body()).isEqualTo("ok");
            assertThat(server.requests().get(0).headers(WatchedHttpClient.CALL_HEADER))
                    .isEmpty();
        }
    }
}
