package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.testing.FaultServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRedirectTest {

    private static final Credentials SECRETS =
            new Credentials(Map.of("X-Api-Key", "planted"), Map.of("api_key", "planted"), Map.of("session", "planted"));

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    private static String redirect(int status, Object location) {
        return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 4\r\n\r\nmove";
    }

    /** Redirects the first request, answers all others. */
    private static FaultServer.Script redirectingOnce(int status, Object location) {
        return connection -> {
            connection.request();
            connection.write(redirect(status, location));
            FaultServer.answering("arrived").serve(connection);
        };
    }

    @Test
    void credentialsStayWithinTheOrigin() throws Exception {
        try (FaultServer server = FaultServer.start(redirectingOnce(302, "/next?page=2"))) {
            HttpRequest request =
                    HttpCalls.request("GET", server.uri("/first?q=1"), null, new Header("Cookie", "own=1"));

            HttpResponse response = CALLS.result(HttpCalls.with(request, SECRETS));

            assertThat(HttpCalls.text(response)).isEqualTo("arrived");
            assertThat(SafeUri.of(response.uri())).isEqualTo(server.uri("/next"));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(FaultServer.Request::line)
                    .containsExactly(
                            "GET /first?q=1&api_key=planted HTTP/1.1", "GET /next?page=2&api_key=planted HTTP/1.1");
            assertThat(server.requests()).allSatisfy(sent -> {
                assertThat(sent.headers("x-api-key")).containsExactly("planted");
                assertThat(sent.headers("cookie")).containsExactly("own=1; session=planted");
            });
        }
    }

    @Test
    void credentialsDoNotGoToAnotherOriginNorComeBack() throws Exception {
        try (FaultServer home = FaultServer.start(connection -> {
                    FaultServer.Request first = connection.request();
                    connection.write(redirect(307, first.headers("x-away").get(0)));
                    FaultServer.answering("home again").serve(connection);
                });
                FaultServer away = FaultServer.start(redirectingOnce(307, home.uri("/back")))) {
            HttpRequest request = HttpCalls.request(
                    "POST",
                    home.uri("/start"),
                    HttpCalls.text("body"),
                    new Header("Authorization", "planted"),
                    new Header("Cookie", "c=planted"),
                    new Header("Proxy-Authorization", "planted"),
                    new Header("X-Away", away.uri("/away").toString()));

            HttpResponse response = CALLS.result(HttpCalls.with(request, SECRETS));

            assertThat(HttpCalls.text(response)).isEqualTo("home again");
            assertThat(home.requests().get(0).head()).contains("planted");
            FaultServer.Request foreign = away.requests().get(0);
            assertThat(foreign.head()).doesNotContain("planted").doesNotContainIgnoringCase("cookie");
            assertThat(foreign.line()).isEqualTo("POST /away HTTP/1.1");
            assertThat(foreign.text()).isEqualTo("body");
            assertThat(foreign.headers("x-away")).hasSize(1);
            assertThat(home.requests().get(1).head()).doesNotContain("planted");
        }
    }

    @Test
    void aPostBecomesAGetWithoutABody() throws Exception {
        try (FaultServer server = FaultServer.start(redirectingOnce(302, "/next"))) {
            CALLS.post(server.uri("/"), "body", new Header("Content-Type", "a/b"));

            FaultServer.Request second = server.requests().get(1);
            assertThat(second.line()).isEqualTo("GET /next HTTP/1.1");
            assertThat(second.headers("content-type")).isEmpty();
            assertThat(second.headers("content-length")).isEmpty();
        }
    }

    @Test
    void aStreamedBodyIsOpenedAgain() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        HttpBody body = new HttpBody.Stream(
                () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream("streamed".getBytes(StandardCharsets.UTF_8));
                },
                -1);
        try (FaultServer server = FaultServer.start(redirectingOnce(308, "/next"))) {
            HttpResponse response = CALLS.result(HttpCalls.request("PUT", server.uri("/"), body));

            assertThat(HttpCalls.text(response)).isEqualTo("arrived");
            assertThat(server.requests()).extracting(FaultServer.Request::text).containsOnly("streamed");
            assertThat(opened).hasValue(2);
        }
    }

    @Test
    void aLoopIsAnError() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(redirect(302, "/loop")))) {
            CodegenException failure = CALLS.failure(HttpCalls.request("GET", server.uri("/"), null));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 305, 306})
    void aStatusThatIsNoRedirectIsAResponse(int status) throws Exception {
        String answer = status == 304
                ? "HTTP/1.1 304 Not Modified\r\nLocation: /next\r\nContent-Length: 1000000000\r\n\r\n"
                : redirect(status, "/next");
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(answer))) {
            HttpResponse response = CALLS.get(server.uri("/"));

            assertThat(response.status()).isEqualTo(status);
        }
    }

    @Test
    void aRedirectWithoutALocationIsAResponse() throws Exception {
        try (FaultServer server =
                FaultServer.start(FaultServer.answeringRaw("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(CALLS.get(server.uri("/")).status()).isEqualTo(302);
        }
    }

    @Test
    void theBodyOfARedirectDoesNotMatter() throws Exception {
        FaultServer.Script endless = connection -> {
            connection.request();
            connection.write("HTTP/1.1 302 Found\r\nLocation: /next\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                connection.write("4000\r\n" + "x".repeat(0x4000) + "\r\n");
            }
        };
        try (FaultServer server = FaultServer.start(endless, FaultServer.answering("arrived"))) {
            assertThat(HttpCalls.text(CALLS.get(server.uri("/")))).isEqualTo("arrived");
        }
    }

    @Test
    void aFailureAfterARedirectIsNotUnprocessed() throws Exception {
        int nobody;
        try (FaultServer gone = FaultServer.start(FaultServer.silent())) {
            nobody = gone.port();
        }
        try (FaultServer server = FaultServer.start(redirectingOnce(303, "http://127.0.0.1:" + nobody + "/"))) {
            CodegenException failure =
                    CALLS.failure(HttpCalls.request("POST", server.uri("/"), HttpCalls.text("order")));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            assertThat(failure.isUnprocessed()).isFalse();
        }
    }
}
