package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.testing.FaultServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    /** Tells when it was closed, and which threads read it. */
    private static final class Watched extends FilterInputStream {
        final CountDownLatch closed = new CountDownLatch(1);
        final AtomicLong read = new AtomicLong();
        volatile boolean readByEventLoop;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            readByEventLoop |= io.vertx.core.Context.isOnEventLoopThread();
            int count = super.read(bytes, offset, length);
            read.addAndGet(Math.max(0, count));
            return count;
        }

        @Override
        public void close() throws IOException {
            readByEventLoop |= io.vertx.core.Context.isOnEventLoopThread();
            super.close();
            closed.countDown();
        }

        boolean isClosedSoon() throws InterruptedException {
            return closed.await(60, TimeUnit.SECONDS);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "0, false",
        "1, true",
        "65536, true",
        "65536, false",
        "65537, false",
        "3000000, true",
        "3000000, false"
    })
    void aStreamIsSentWhole(int length, boolean lengthKnown) throws Exception {
        byte[] content = random(length);
        Watched stream = new Watched(new ByteArrayInputStream(content));
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            CALLS.result(HttpCalls.request(
                    "POST", server.uri("/"), new HttpBody.Stream(() -> stream, lengthKnown ? length : -1)));

            FaultServer.Request sent = server.requests().get(0);
            assertThat(sent.body()).isEqualTo(content);
            assertThat(sent.headers("content-length").isEmpty()).isEqualTo(!lengthKnown);
            assertThat(sent.headers("transfer-encoding").isEmpty()).isEqualTo(lengthKnown);
            assertThat(stream.isClosedSoon()).isTrue();
            assertThat(stream.readByEventLoop).isFalse();
        }
    }

    @Test
    void aLargeBodyInMemoryIsSentWhole() throws Exception {
        byte[] content = random(5_000_000);
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            CALLS.result(HttpCalls.request("POST", server.uri("/"), new HttpBody.Bytes(content)));

            assertThat(server.requests().get(0).body()).isEqualTo(content);
        }
    }

    @Test
    void aStreamIsReadNoFasterThanTheServerTakesIt() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        FaultServer.Script reluctant = connection -> {
            connection.readHead();
            connection.await(mayRead);
        };
        Watched endless = new Watched(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        try (FaultServer server = FaultServer.start(reluctant)) {
            HttpRequest request = HttpCalls.withTimeout(
                    HttpCalls.request("POST", server.uri("/"), new HttpBody.Stream(() -> endless, -1)),
                    Duration.ofSeconds(2));

            CodegenException failure = CALLS.failure(request);

            assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(endless.read.get()).isLessThan(50_000_000); // what the sockets' buffers hold
            assertThat(endless.isClosedSoon()).isTrue();
            mayRead.countDown();
        }
    }

    @Test
    void aStreamThatBreaksIsAnErrorAndClosesTheConnection() throws Exception {
        CountDownLatch connectionClosed = new CountDownLatch(1);
        FaultServer.Script watching = connection -> {
            try {
                connection.request();
            } finally {
                connectionClosed.countDown();
            }
        };
        Watched breaking = new Watched(new InputStream() {
            private int left = 200_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("disk gone");
                }
                return 'x';
            }
        });
        try (FaultServer server = FaultServer.start(watching)) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.request("POST", server.uri("/"), new HttpBody.Stream(() -> breaking, -1)));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
            assertThat(failure).hasMessageContaining("disk gone");
            assertThat(breaking.isClosedSoon()).isTrue();
            assertThat(connectionClosed.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99, 101, 100_000})
    void aStreamOfAnotherLengthThanAnnouncedIsAnError(long announced) throws Exception {
        Watched stream = new Watched(new ByteArrayInputStream(random(100)));
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            CodegenException failure = CALLS.failure(
                    HttpCalls.request("POST", server.uri("/"), new HttpBody.Stream(() -> stream, announced)));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
            assertThat(failure).hasMessageContaining(announced + " were announced");
            assertThat(stream.isClosedSoon()).isTrue();
        }
    }

    @Test
    void aStreamThatCannotBeOpenedIsAnError() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpBody body = new HttpBody.Stream(
                    () -> {
                        throw new IOException("no such file");
                    },
                    -1);

            CodegenException failure = CALLS.failure(HttpCalls.request("POST", server.uri("/"), body));

            assertThat(failure).hasMessageContaining("no such file");
        }
    }

    @Test
    void anAnswerBeforeTheWholeBodyIsTakenAndTheStreamClosed() throws Exception {
        FaultServer.Script early = connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
            connection.awaitPeerClose();
        };
        Watched endless = new Watched(new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        try (FaultServer server = FaultServer.start(early)) {
            HttpResponse response =
                    CALLS.result(HttpCalls.request("POST", server.uri("/"), new HttpBody.Stream(() -> endless, -1)));

            assertThat(response.status()).isEqualTo(413);
            assertThat(endless.isClosedSoon()).isTrue();
        }
    }

    private static byte[] coded(String coding, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream out =
                switch (coding) {
                    case "gzip", "X-GZIP" -> new GZIPOutputStream(bytes);
                    case "deflate" -> new DeflaterOutputStream(bytes);
                    case "raw" -> new DeflaterOutputStream(bytes, new Deflater(6, true));
                    default -> bytes;
                };
        out.write(content);
        out.close();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip, 20",
        "X-GZIP, X-GZIP, 20",
        "deflate, deflate, 20",
        "deflate, raw, 20",
        "identity, none, 20",
        "gzip, gzip, 1000000",
        "deflate, raw, 1000000",
        "gzip, gzip, 0"
    })
    void aCompressedResponseIsDecoded(String named, String coding, int length) throws Exception {
        byte[] content = random(length);
        byte[] body = coded(coding, content);
        FaultServer.Script script = connection -> {
            connection.request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + named + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n");
            connection.write(body);
        };
        try (FaultServer server = FaultServer.start(script)) {
            HttpResponse response = CALLS.get(server.uri("/"));

            assertThat(response.body()).isEqualTo(content);
            assertThat(response.headers().containsKey("content-encoding")).isEqualTo(coding.equals("none"));
        }
    }

    @Test
    void theAnswerToAHeadRequestHasNoBody() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(
                "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\nContent-Encoding: gzip\r\n\r\n"))) {
            HttpResponse response = CALLS.result(HttpCalls.request("HEAD", server.uri("/"), null));

            assertThat(response.body()).isEmpty();
            assertThat(response.header("content-length")).isEqualTo("999999999");
        }
    }
}
