package io.camelcodegen.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.testing.FaultServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientTest {

    @RegisterExtension
    static final HttpCalls CALLS = new HttpCalls();

    @Test
    void sendsARequestAndReadsTheWholeResponse() throws Exception {
        try (FaultServer server = FaultServer.start(
                FaultServer.answeringRaw(
                        "HTTP/1.1 201 Created\r\nX-One: a\r\nSet-Cookie: b\r\nset-cookie: c\r\nContent-Length: 5\r\n\r\nhello"))) {

            HttpResponse response =
                    CALLS.post(server.uri("/items?x=1#f"), "{}", new Header("Content-Type", "text/json"));

            assertThat(response.status()).isEqualTo(201);
            assertThat(HttpCalls.text(response)).isEqualTo("hello");
            assertThat(SafeUri.of(response.uri())).isEqualTo(server.uri("/items"));
            assertThat(response.headers())
                    .containsExactly(
                            Map.entry("x-one", List.of("a")),
                            Map.entry("set-cookie", List.of("b", "c")),
                            Map.entry("content-length", List.of("5")));
            FaultServer.Request request = server.requests().get(0);
            assertThat(request.line()).isEqualTo("POST /items?x=1 HTTP/1.1");
            assertThat(request.text()).isEqualTo("{}");
            assertThat(request.headers("host")).containsExactly("127.0.0.1:" + server.port());
            assertThat(request.headers("content-type")).containsExactly("text/json");
            assertThat(request.headers("content-length")).containsExactly("2");
            assertThat(request.headers("accept-encoding")).containsExactly("gzip, deflate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a/../b",
                "/a/./b/",
                "//double//slash",
                "/%2e%2e/%2E",
                "/a%2Fb%20c%3f",
                "/x;y=1/,!$&'()*+=:@",
                "/p?",
                "/p?a=%5B%5D&b=+%20",
                "/p?a=b?c/d&&=",
                "/..;/x"
            })
    void sendsTheTargetExactlyAsItStands(String target) throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {

            CALLS.get(server.uri(target));

            assertThat(server.requests().get(0).line()).isEqualTo("GET " + target + " HTTP/1.1");
        }
    }

    @Test
    void sendsAnEmptyPathAsASlash() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {

            CALLS.get(server.uri("?q=1"));

            assertThat(server.requests().get(0).line()).isEqualTo("GET /?q=1 HTTP/1.1");
        }
    }

    @Test
    void refusesAHeaderThatSteersTheConnection() throws Exception {
        try (FaultServer server = FaultServer.start(FaultServer.answering("ok"))) {
            HttpRequest request =
                    HttpCalls.request("GET", server.uri("/"), null, new Header("Transfer-Encoding", "chunked"));

            assertThat(CALLS.failure(request).getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
            assertThat(server.requests()).isEmpty();
        }
    }
}
