package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.testing.FaultServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpPoolTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    private static HttpClient open(int maxConnections) {
        return CALLS.engine()
                .open(new HttpClientConfig(
                        maxConnections, Duration.ofSeconds(10), Duration.ofSeconds(30), null, null, 0));
    }

    @Test
    void reusesAConnection() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"));
                HttpClient client = open(5)) {
            for (int i = 0; i < 20; i++) {
                HttpCalls.result(client, HttpCalls.request("GET", server.uri("/" + i), null));
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void opensAsManyConnectionsAsAllowedAndNoMore() throws Exception {
        CountDownLatch fourArrived = new CountDownLatch(4);
        FaultServer.Script together = connection -> {
            while (connection.hasRequest()) {
                fourArrived.countDown();
                connection.await(fourArrived); // hangs unless four calls are there at once
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        };
        try (FaultServer server = FaultServer.start(together);
                HttpClient client = open(4)) {

            List<CompletableFuture<HttpResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(client.send(HttpCalls.request("GET", server.uri("/" + i), null)));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            assertThat(server.mostConnections()).isEqualTo(4);
            assertThat(server.requests()).hasSize(200);
        }
    }

    @Test
    void waitingForAConnectionCountsAgainstTheDeadline() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.silent(), FaultServer.answering("ok"));
                HttpClient client = open(1)) {
            CompletableFuture<HttpResponse> blocking =
                    client.send(HttpCalls.request("GET", server.uri("/blocking"), null));
            HttpRequest impatient = HttpCalls.withTimeout(
                    HttpCalls.request("POST", server.uri("/impatient"), HttpCalls.text("x")), Duration.ofMillis(300));

            CodegenException failure = HttpCalls.failure(client, impatient);
            CompletableFuture<HttpResponse> patient =
                    client.send(HttpCalls.request("GET", server.uri("/patient"), null));
            blocking.cancel(true);

            assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
            assertThat(failure.isUnprocessed()).isTrue();
            assertThat(HttpCalls.text(patient.get(60, TimeUnit.SECONDS))).isEqualTo("ok");
            assertThat(server.requests())
                    .extracting(FaultServer.Request::line)
                    .containsExactly("GET /patient HTTP/1.1");
        }
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        FaultServer.Script watched = connection -> {
            connection.request();
            arrived.countDown();
            connection.awaitPeerClose();
            closed.countDown();
        };
        try (FaultServer server = FaultServer.start(watched)) {
            CompletableFuture<HttpResponse> call = CALLS.client().send(HttpCalls.request("GET", server.uri("/"), null));
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

            call.cancel(true);

            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void cancelledWaitersDoNotCostConnections() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FaultServer.Script held = connection -> {
            while (connection.hasRequest()) {
                connection.await(release);
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        };
        try (FaultServer server = FaultServer.start(held);
                FaultServer other = FaultServer.start(FaultServer.answering("ok"));
                HttpClient client = open(1)) {
            CompletableFuture<HttpResponse> first = client.send(HttpCalls.request("GET", server.uri("/1"), null));
            List<CompletableFuture<HttpResponse>> waiters = Stream.generate(
                            () -> client.send(HttpCalls.request("GET", server.uri("/waiter"), null)))
                    .limit(50)
                    .toList();
            CompletableFuture<HttpResponse> last = client.send(HttpCalls.request("GET", server.uri("/2"), null));

            waiters.forEach(waiter -> waiter.cancel(true));
            // the one event loop has seen the cancellations once it has done this
            HttpCalls.result(client, HttpCalls.request("GET", other.uri("/"), null));
            release.countDown();

            assertThat(first.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(last.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(server.requests())
                    .extracting(FaultServer.Request::line)
                    .containsExactly("GET /1 HTTP/1.1", "GET /2 HTTP/1.1");
            assertThat(server.mostConnections()).isEqualTo(1);
        }
    }

    @Test
    void closingTheClientFailsEveryCallOnce() throws Exception {
        AtomicInteger outcomes = new AtomicInteger();
        try (FaultServer server = FaultServer.start(FaultServer.silent())) {
            HttpClient client = open(2);
            List<CompletableFuture<HttpResponse>> calls = Stream.generate(
                            () -> client.send(HttpCalls.request("GET", server.uri("/"), null)))
                    .limit(10)
                    .toList();
            List<CompletableFuture<CodegenException>> failures = calls.stream()
                    .map(call -> call.handle((response, failure) -> {
                        outcomes.incrementAndGet();
                        return CodegenErrors.wrap(failure);
                    }))
                    .toList();

            client.close();

            for (CompletableFuture<CodegenException> failure : failures) {
                assertThat(failure.get(60, TimeUnit.SECONDS).getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
                assertThat(failure.get()).hasMessageContaining("the client was closed");
            }
            assertThat(outcomes).hasValue(10);
            assertThat(HttpCalls.failure(client, HttpCalls.request("GET", server.uri("/"), null)))
                    .hasMessageContaining("the client was closed");
        }
    }

    @Test
    void closingTheClientFailsCallsThatHaveNotYetBegun() throws Exception {
        CountDownLatch occupied = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpClient client = open(2);
            client.context().runOnContext(v -> {
                occupied.countDown();
                awaitQuietly(release);
            });
            assertThat(occupied.await(60, TimeUnit.SECONDS)).isTrue();
            List<CompletableFuture<HttpResponse>> calls = Stream.generate(
                            () -> client.send(HttpCalls.request("GET", server.uri("/"), null)))
                    .limit(3)
                    .toList();

            client.close();
            release.countDown();

            for (CompletableFuture<HttpResponse> call : calls) {
                assertThat(call)
                        .failsWithin(Duration.ofSeconds(60))
                        .withThrowableOfType(ExecutionException.class)
                        .withMessageContaining("the client was closed");
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void closingTheClientFailsCallsWhoseEventLoopIsGone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Vertx vertx = Vertx.vertx();
        HttpEngine engine = new HttpEngine(CALLS.workers(), vertx, host -> {
            asked.countDown();
            awaitQuietly(release);
            throw new UnknownHostException(host);
        });
        HttpClient client = engine.open(HttpClientConfig.defaults());
        CompletableFuture<HttpResponse> call =
                client.send(HttpCalls.request("GET", URI.create("http://slow.test/"), null));
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);

        client.close();

        assertThat(call)
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("the client was closed");
        release.countDown();
        engine.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSlowHostDoesNotSlowAFastOneOfTheSameClient() throws Exception {
        try (FaultServer slow = FaultServer.start(FaultServer.silent());
                FaultServer fast = FaultServer.start(FaultServer.answering("ok"));
                HttpClient client = open(2)) {
            List<CompletableFuture<HttpResponse>> stuck = Stream.generate(
                            () -> client.send(HttpCalls.request("GET", slow.uri("/"), null)))
                    .limit(20)
                    .toList();

            HttpResponse response = HttpCalls.result(client, HttpCalls.request("GET", fast.uri("/"), null));

            assertThat(response.status()).isEqualTo(200);
            assertThat(stuck).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void anEngineLeavesNoThreadAndNoDirectoryBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Path> directories = temporaryFiles();
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpEngine engine = new HttpEngine(CALLS.workers());
            HttpClient client = engine.open(HttpClientConfig.defaults());
            HttpCalls.result(client, HttpCalls.request("GET", server.uri("/"), null));
            Set<Thread> started = vertxThreads();
            started.removeAll(before);

            assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
            assertThat(temporaryFiles()).isEqualTo(directories);

            engine.close();

            for (Thread thread : started) {
                thread.join(TimeUnit.SECONDS.toMillis(60));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
            assertThatThrownBy(() -> engine.open(HttpClientConfig.defaults()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSharedVertxIsUsedAndLeftOpen() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpEngine engine = new HttpEngine(CALLS.workers(), vertx);
            HttpCalls.result(engine.open(HttpClientConfig.defaults()), HttpCalls.request("GET", server.uri("/"), null));

            engine.close();

            CountDownLatch alive = new CountDownLatch(1);
            vertx.runOnContext(v -> alive.countDown());
            assertThat(alive.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSharedVertxThatWasClosedFailsCallsAtOnce() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpEngine engine = new HttpEngine(CALLS.workers(), vertx);
        HttpClient client = engine.open(HttpClientConfig.defaults());
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);

        CodegenException failure =
                HttpCalls.failure(client, HttpCalls.request("GET", URI.create("http://127.0.0.1:1/"), null));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        engine.close();
    }

    private static Set<Thread> vertxThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert"))
                // Vert.x starts it to end it: an engine that another test closed just now
                .filter(thread -> !thread.getName().startsWith("vert.x-acceptor"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("vertx"))
                    .collect(Collectors.toSet());
        }
    }
}
