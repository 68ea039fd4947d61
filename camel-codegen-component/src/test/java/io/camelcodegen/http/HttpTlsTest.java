package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.testing.FaultServer;
import io.camelcodegen.testing.SelfSigned;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.Protocol;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTlsTest {

    private static final String LOCAL = "dns:localhost,ip:127.0.0.1";

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    private static SelfSigned localhost;

    @BeforeAll
    static void makeCertificate() throws Exception {
        localhost = SelfSigned.validFor(LOCAL);
    }

    private static MockWebServer server(SelfSigned certificate, Protocol... protocols) throws Exception {
        MockWebServer server = new MockWebServer();
        server.useHttps(certificate.showing().getSocketFactory());
        server.setProtocols(List.of(protocols));
        server.start();
        return server;
    }

    private static HttpClient client(SSLContext context) {
        return CALLS.engine()
                .open(new HttpClientConfig(8, Duration.ofSeconds(10), Duration.ofSeconds(30), context, null, 0));
    }

    private static HttpClient trusting(SelfSigned certificate) throws GeneralSecurityException {
        return client(certificate.trusting());
    }

    private static HttpRequest get(MockWebServer server, String path) {
        return HttpCalls.request("GET", URI.create("https://localhost:" + server.getPort() + path), null);
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Test
    void speaksHttp2WhereItIsOffered() throws Exception {
        try (MockWebServer server = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1);
                HttpClient client = trusting(localhost)) {
            server.enqueue(new MockResponse.Builder()
                    .headers(Headers.of("X-One", "a", "set-cookie", "b", "Set-Cookie", "c"))
                    .body("hello")
                    .build());
            server.enqueue(ok("again"));
            HttpRequest post = HttpCalls.request(
                    "POST", URI.create("https://localhost:" + server.getPort() + "/a/../b?c=%20"), HttpCalls.text("x"));

            HttpResponse first = HttpCalls.result(client, post);
            HttpResponse second = HttpCalls.result(client, get(server, "/2"));

            RecordedRequest request = server.takeRequest();
            assertThat(request.getVersion()).isEqualTo("HTTP/2");
            assertThat(request.getTarget()).isEqualTo("/a/../b?c=%20");
            assertThat(request.getHeaders().get(":authority")).isEqualTo("localhost:" + server.getPort());
            assertThat(request.getBody().utf8()).isEqualTo("x");
            assertThat(HttpCalls.text(first)).isEqualTo("hello");
            assertThat(first.headers())
                    .containsEntry("x-one", List.of("a"))
                    .containsEntry("set-cookie", List.of("b", "c"));
            assertThat(HttpCalls.text(second)).isEqualTo("again");
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
        }
    }

    @Test
    void namesTheHostInTheHandshakeThoughItConnectsToAnAddress() throws Exception {
        SelfSigned certificate = SelfSigned.validFor("dns:api.example.test");
        HttpEngine engine =
                new HttpEngine(CALLS.workers(), null, host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
        try (MockWebServer server = server(certificate, Protocol.HTTP_1_1)) {
            server.enqueue(ok("hello"));
            HttpClientConfig config = new HttpClientConfig(
                    5, Duration.ofSeconds(10), Duration.ofSeconds(30), certificate.trusting(), null, 0);

            HttpCalls.result(
                    engine.open(config),
                    HttpCalls.request("GET", URI.create("https://api.example.test:" + server.getPort() + "/"), null));

            RecordedRequest request = server.takeRequest();
            assertThat(request.getHandshakeServerNames()).containsExactly("api.example.test");
            assertThat(request.getHeaders().get("host")).isEqualTo("api.example.test:" + server.getPort());
        } finally {
            engine.close();
        }
    }

    @Test
    void speaksHttp11WhereHttp2IsNotOffered() throws Exception {
        try (MockWebServer server = server(localhost, Protocol.HTTP_1_1);
                HttpClient client = trusting(localhost)) {
            server.enqueue(ok("hello"));

            HttpResponse response = HttpCalls.result(client, get(server, "/"));

            assertThat(HttpCalls.text(response)).isEqualTo("hello");
            assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void callsRunAtOnceOverEitherProtocol(String protocol) throws Exception {
        CountDownLatch allArrived = new CountDownLatch(8);
        Protocol[] protocols = protocol.equals("HTTP_2")
                ? new Protocol[] {Protocol.HTTP_2, Protocol.HTTP_1_1}
                : new Protocol[] {Protocol.HTTP_1_1};
        try (MockWebServer server = server(localhost, protocols);
                HttpClient client = trusting(localhost)) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                    allArrived.countDown();
                    boolean together = allArrived.await(30, TimeUnit.SECONDS);
                    return new MockResponse.Builder().code(together ? 200 : 500).build();
                }
            });

            List<CompletableFuture<HttpResponse>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(client.send(get(server, "/" + i)));
            }

            for (CompletableFuture<HttpResponse> call : calls) {
                assertThat(call.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
            Set<Integer> connections = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                connections.add(server.takeRequest().getConnectionIndex());
            }
            assertThat(connections).hasSize(protocol.equals("HTTP_2") ? 1 : 8);
        }
    }

    @Test
    void streamsABodyOverHttp2() throws Exception {
        byte[] content = new byte[3_000_000];
        try (MockWebServer server = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1);
                HttpClient client = trusting(localhost)) {
            server.enqueue(ok("taken"));
            HttpBody body = new HttpBody.Stream(() -> new ByteArrayInputStream(content), -1);

            HttpCalls.result(
                    client, HttpCalls.request("PUT", URI.create("https://localhost:" + server.getPort() + "/"), body));

            assertThat(server.takeRequest().getBodySize()).isEqualTo(content.length);
        }
    }

    @Test
    void readsALargeResponseOverHttp2AndBoundsIt() throws Exception {
        String large = "x".repeat(3_000_000);
        try (MockWebServer server = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1);
                HttpClient client = trusting(localhost)) {
            server.enqueue(ok(large));
            server.enqueue(new MockResponse.Builder()
                    .body(large)
                    .removeHeader("Content-Length")
                    .build());
            server.enqueue(ok("after"));

            HttpResponse whole = HttpCalls.result(client, get(server, "/"));
            CodegenException tooLarge = HttpCalls.failure(client, HttpCalls.withLimit(get(server, "/"), 1_000_000));
            HttpResponse after = HttpCalls.result(client, get(server, "/"));

            assertThat(whole.body()).hasSize(3_000_000);
            assertThat(tooLarge.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
            assertThat(HttpCalls.text(after)).isEqualTo("after");
            server.takeRequest();
            server.takeRequest();
            assertThat(server.takeRequest().getConnectionIndex()).isZero(); // only the stream was reset
        }
    }

    @Test
    void anHttp2ConnectionThatNoLongerAnswersIsReplaced() throws Exception {
        AtomicBoolean dead = new AtomicBoolean();
        CountDownLatch firstClosed = new CountDownLatch(1);
        HttpClientConfig config =
                new HttpClientConfig(8, Duration.ofSeconds(3), Duration.ofSeconds(30), localhost.trusting(), null, 0);
        try (MockWebServer server = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1);
                FaultServer relay = FaultServer.start(
                        connection -> {
                            FaultServer.relayingTo(server.getPort(), dead::get).serve(connection);
                            firstClosed.countDown();
                        },
                        FaultServer.relayingTo(server.getPort(), () -> false));
                HttpClient client = CALLS.engine().open(config)) {
            server.enqueue(ok("first"));
            server.enqueue(ok("second"));
            HttpRequest request = HttpCalls.request("GET", URI.create("https://localhost:" + relay.port() + "/"), null);
            HttpCalls.result(client, request);

            dead.set(true);
            CodegenException failure =
                    HttpCalls.failure(client, HttpCalls.withTimeout(request, Duration.ofMillis(300)));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(firstClosed.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(HttpCalls.text(HttpCalls.result(client, request))).isEqualTo("second");
            assertThat(relay.connections()).isEqualTo(2);
        }
    }

    @Test
    void aRefusedStreamWasNotProcessed() throws Exception {
        try (MockWebServer server = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1);
                HttpClient client = trusting(localhost)) {
            server.enqueue(new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseStream(7))
                    .build());
            server.enqueue(new MockResponse.Builder()
                    .onRequestStart(new SocketEffect.CloseStream(2))
                    .build());

            CodegenException refused = HttpCalls.failure(client, get(server, "/"));
            CodegenException reset = HttpCalls.failure(client, get(server, "/"));

            assertThat(refused.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(refused.isUnprocessed()).isTrue();
            assertThat(reset.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(reset.isUnprocessed()).isFalse();
        }
    }

    @Test
    void aSelfSignedCertificateIsRefused() throws Exception {
        assertHandshakeFails(localhost, null);
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        SelfSigned other = SelfSigned.validFor("dns:other.test");
        assertHandshakeFails(other, other.trusting());
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        SelfSigned expired = SelfSigned.expired(LOCAL);
        assertHandshakeFails(expired, expired.trusting());
    }

    private static void assertHandshakeFails(SelfSigned certificate, SSLContext context) throws Exception {
        try (MockWebServer server = server(certificate, Protocol.HTTP_2, Protocol.HTTP_1_1);
                HttpClient client = client(context)) {
            server.enqueue(ok("never"));

            CodegenException failure = HttpCalls.failure(client, get(server, "/?key=planted"));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(failure).hasMessageContaining("TLS handshake").hasMessageNotContaining("planted");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aServerThatAsksForACertificateRefusesAClientWithoutOne() throws Exception {
        try (MockWebServer server = server(localhost, Protocol.HTTP_1_1);
                HttpClient without = trusting(localhost);
                HttpClient with = client(localhost.showing())) {
            server.requireClientAuth();
            server.enqueue(ok("hello"));

            CodegenException failure = HttpCalls.failure(without, get(server, "/"));
            HttpResponse response = HttpCalls.result(with, get(server, "/"));

            assertThat(failure.isRetryable()).as(failure.toString()).isFalse();
            assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(HttpCalls.text(response)).isEqualTo("hello");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsATlsFailure() throws Exception {
        try (FaultServer server = FaultServer.start(connection -> {
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            connection.awaitPeerClose();
        })) {
            CodegenException failure = CALLS.failure(
                    HttpCalls.request("GET", URI.create("https://127.0.0.1:" + server.port() + "/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @Test
    void aConnectionThatBreaksInTheHandshakeMayBeTriedAgain() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.resettingBeforeRequest())) {
            CodegenException failure = CALLS.failure(
                    HttpCalls.request("GET", URI.create("https://127.0.0.1:" + server.port() + "/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.isUnprocessed()).isTrue();
        }
    }

    @Test
    void aHandshakeThatNeverEndsTimesOutAsConnection() throws Exception {
        HttpClientConfig config =
                new HttpClientConfig(5, Duration.ofMillis(300), Duration.ofSeconds(30), null, null, 0);
        try (FaultServer server = FaultServer.start(FaultServer.silent());
                HttpClient client = CALLS.engine().open(config)) {
            CodegenException failure = HttpCalls.failure(
                    client, HttpCalls.request("GET", URI.create("https://127.0.0.1:" + server.port() + "/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
            assertThat(failure.isUnprocessed()).isTrue();
        }
    }

    @Test
    void aProxyIsAskedToConnect() throws Exception {
        try (MockWebServer proxy = server(localhost, Protocol.HTTP_2, Protocol.HTTP_1_1)) {
            proxy.enqueue(new MockResponse.Builder().inTunnel().build());
            proxy.enqueue(ok("through"));
            HttpClientConfig config = new HttpClientConfig(
                    5,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    localhost.trusting(),
                    "localhost",
                    proxy.getPort());
            try (HttpClient client = CALLS.engine().open(config)) {
                HttpRequest request = HttpCalls.with(
                        HttpCalls.request("GET", URI.create("https://localhost/x"), null),
                        new Credentials(java.util.Map.of("X-Key", "planted"), java.util.Map.of(), java.util.Map.of()));

                HttpResponse response = HttpCalls.result(client, request);

                assertThat(HttpCalls.text(response)).isEqualTo("through");
                RecordedRequest connect = proxy.takeRequest();
                assertThat(connect.getRequestLine()).isEqualTo("CONNECT localhost:443 HTTP/1.1");
                assertThat(connect.getHeaders().toString()).doesNotContain("planted");
                assertThat(proxy.takeRequest().getTarget()).isEqualTo("/x");
            }
        }
    }

    @Test
    void aProxyIsAskedForAPlainRequestByItsWholeUrl() throws Exception {
        try (FaultServer proxy = FaultServer.start(FaultServer.answering("through"))) {
            HttpClientConfig config = new HttpClientConfig(
                    5, Duration.ofSeconds(10), Duration.ofSeconds(30), null, "localhost", proxy.port());
            try (HttpClient client = CALLS.engine().open(config)) {
                URI uri = URI.create("http://only-the-proxy-knows.invalid/a/../b%2f?c=%20");

                HttpResponse response = HttpCalls.result(client, HttpCalls.request("GET", uri, null));

                assertThat(HttpCalls.text(response)).isEqualTo("through");
                assertThat(proxy.requests().get(0).line()).isEqualTo("GET " + uri + " HTTP/1.1");
                assertThat(proxy.requests().get(0).headers("host")).containsExactly("only-the-proxy-knows.invalid");
            }
        }
    }
}
