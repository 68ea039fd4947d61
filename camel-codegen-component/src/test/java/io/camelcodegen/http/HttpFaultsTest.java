package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.testing.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    @Test
    void aRefusedConnectionIsUnreachableAndUnprocessed() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = URI.create("http://u:planted@127.0.0.1:" + socket.getLocalPort() + "/x?key=planted#planted");
        }

        CodegenException failure = CALLS.failure(HttpCalls.request("POST", nobody, HttpCalls.text("x")));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.toJson()).doesNotContain("planted");
        assertThat(failure.getContext()).containsEntry(ErrorContext.URL, "http://127.0.0.1:" + nobody.getPort() + "/x");
    }

    @Test
    void anUnknownNameIsUnreachableAndUnprocessed() {
        CodegenException failure = CALLS.failure(
                HttpCalls.request("POST", URI.create("http://no-such-host.invalid/"), HttpCalls.text("x")));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void aConnectionThatIsNeverAcceptedTimesOutAsConnection() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> waiting = fillBacklog(full);
            HttpClientConfig config = new HttpClientConfig(5, SHORT, Duration.ofSeconds(30), null, null, 0);
            try (HttpClient client = CALLS.engine().open(config)) {
                URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort());

                CodegenException failure =
                        HttpCalls.failure(client, HttpCalls.request("POST", uri, HttpCalls.text("x")));

                assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
                assertThat(failure.isUnprocessed()).isTrue();
                assertThat(failure.getContext()).containsEntry(ErrorContext.TIMEOUT, SHORT);
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    private static List<Socket> fillBacklog(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
        }
    }

    @Test
    void aResetAfterTheRequestIsANetworkErrorThatMayHaveBeenProcessed() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.resettingAfterRequest())) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.request("POST", server.uri("/x?key=planted"), HttpCalls.text("x")));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(failure.isUnprocessed()).isFalse();
            assertThat(failure.toJson()).doesNotContain("planted");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aResetBeforeTheRequestIsAFailureOfConnectionOrNetwork() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.resettingBeforeRequest())) {
            CodegenException failure = CALLS.failure(HttpCalls.request("POST", server.uri("/"), HttpCalls.text("x")));

            assertThat(failure.getCode()).isIn(ErrorCode.NETWORK_ERROR, ErrorCode.SOURCE_UNREACHABLE);
            assertThat(failure.isRetryable()).isTrue();
        }
    }

    @Test
    void aServerThatNeverAnswersIsCutAtTheDeadline() throws Exception {
        assertCutAtTheDeadline(FaultServer.silent());
    }

    @Test
    void aDrippingServerIsCutAtTheDeadline() throws Exception {
        assertCutAtTheDeadline(FaultServer.dripping(20));
    }

    @Test
    void aServerThatStopsInMidBodyIsCutAtTheDeadline() throws Exception {
        assertCutAtTheDeadline(FaultServer.stoppingInMidBody());
    }

    private static void assertCutAtTheDeadline(FaultServer.Script script) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        FaultServer.Script watched = connection -> {
            try {
                script.serve(connection);
            } finally {
                closed.countDown(); // the scripts run until the client closes
            }
        };
        try (FaultServer server = FaultServer.start(watched)) {
            HttpRequest request = HttpCalls.withTimeout(HttpCalls.request("GET", server.uri("/"), null), SHORT);

            CodegenException failure = CALLS.failure(request);

            assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(failure.getContext()).containsEntry(ErrorContext.TIMEOUT, SHORT);
            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aBodyShorterThanAnnouncedIsANetworkError() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.lyingAboutLength())) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        }
    }

    @Test
    void aChunkedBodyCutShortIsANetworkError() throws Exception {
        try (FaultServer server = FaultServer.start(
                FaultServer.answeringOnce("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        }
    }

    @Test
    void aBodyWithoutLengthEndsWithTheConnection() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answeringOnce("HTTP/1.1 200 OK\r\n\r\nhello"))) {
            HttpResponse response = CALLS.get(server.uri("/"));

            assertThat(HttpCalls.text(response)).isEqualTo("hello");
        }
    }

    @Test
    void bytesBeyondTheAnnouncedLengthNeverReachTheNextCall() throws Exception {
        FaultServer.Script tooMuch = FaultServer.answeringRaw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        try (FaultServer server = FaultServer.start(tooMuch, FaultServer.answering("good"))) {

            HttpResponse first = CALLS.get(server.uri("/1"));
            String second = outcome(HttpCalls.request("GET", server.uri("/2"), null));

            assertThat(HttpCalls.text(first)).isEqualTo("hello");
            assertThat(second).isIn("good", "NETWORK_ERROR"); // the second call may meet the connection being closed
        }
    }

    private static String outcome(HttpRequest request) {
        try {
            return HttpCalls.text(CALLS.result(request));
        } catch (CodegenException e) {
            return e.getCode().name();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"})
    void anAnswerThatIsNotHttpIsANetworkError(String answer) throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answeringOnce(answer))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        }
    }

    @Test
    void anEndlessBodyIsTooLarge() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.endless())) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.withLimit(HttpCalls.request("GET", server.uri("/"), null), 1_000_000));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
            assertThat(failure.getContext()).containsEntry(ErrorContext.LIMIT, 1_000_000L);
        }
    }

    @Test
    void anAnnouncedLengthOverTheLimitIsRefusedBeforeItComes() throws Exception {
        FaultServer.Script onlyAnnounced = connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
            connection.awaitPeerClose();
        };
        try (FaultServer server = FaultServer.start(onlyAnnounced)) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.withLimit(HttpCalls.request("GET", server.uri("/"), null), 1000));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("12345"))) {
            HttpResponse response =
                    CALLS.result(HttpCalls.withLimit(HttpCalls.request("GET", server.uri("/"), null), 5));

            assertThat(HttpCalls.text(response)).isEqualTo("12345");
        }
    }

    @Test
    void aHugeAnnouncedLengthCostsNoMemory() throws Exception {
        FaultServer.Script onlyAnnounced =
                FaultServer.answeringOnce("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\nhello");
        try (FaultServer server = FaultServer.start(onlyAnnounced)) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.withLimit(HttpCalls.request("GET", server.uri("/"), null), Long.MAX_VALUE));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        }
    }

    @Test
    void aHundredThousandHeadersAreANetworkError() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.sendingHeaders(100_000))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(failure.getMessage()).contains("headers are too large");
        }
    }

    @Test
    void aBombIsCountedAsItUnfolds() throws Exception {
        byte[] bomb = gzip(new byte[50_000_000]);
        try (FaultServer server = FaultServer.start(compressed("gzip", bomb))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(bomb.length).isLessThan(100_000);
            assertThat(failure.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void aCompressedBodyCutShortIsANetworkError() throws Exception {
        byte[] whole = gzip("hello hello hello".getBytes());
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        try (FaultServer server = FaultServer.start(compressed("gzip", half))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        }
    }

    private static FaultServer.Script compressed(String coding, byte[] body) {
        return connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n");
            connection.write(body);
        };
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void aPostOnADroppedConnectionIsNotSentTwice() throws Exception {
        try (FaultServer server =
                FaultServer.start(FaultServer.droppingAfter(1, "ok"), FaultServer.answering("again"))) {
            CALLS.get(server.uri("/first"));

            CodegenException failure =
                    CALLS.failure(HttpCalls.request("POST", server.uri("/second"), HttpCalls.text("x")));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(failure.isUnprocessed()).isFalse();
            assertThat(server.requests())
                    .extracting(FaultServer.Request::line)
                    .containsExactly("GET /first HTTP/1.1", "POST /second HTTP/1.1");
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
