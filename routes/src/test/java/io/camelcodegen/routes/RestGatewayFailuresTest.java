package io.camelcodegen.routes;

import static io.camelcodegen.routes.RestGateway.assertProblem;
import static io.camelcodegen.routes.ShopApplication.answer;
import static io.camelcodegen.routes.ShopApplication.answering;
import static io.camelcodegen.routes.ShopApplication.fixed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the source as callers of the gateway see them. */
class RestGatewayFailuresTest {

    @AutoClose
    private RestGateway gateway;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        gateway = new RestGateway(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "404, 422, HTTP_ERROR_4XX",
        "500, 502, HTTP_ERROR_5XX",
        "401, 502, AUTH_FAILED",
        "403, 502, AUTH_FAILED",
        "429, 429, RATE_LIMITED"
    })
    void failuresOfTheSourceHaveTheirStatus(int source, int status, String code) throws Exception {
        gateway.shop.setDispatcher(answering(source));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode problem = assertProblem(response, code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/reference").asText()).isNotEmpty();
        assertThat(response.body()).doesNotContain("127.0.0.1").doesNotContain("localhost");
    }

    @Test
    void theSourcesDelayIsPassedOn() throws Exception {
        gateway.shop.setDispatcher(fixed(new MockResponse(429, Headers.of("Retry-After", "17"), "")));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    void aSlowSourceIsAGatewayTimeout() throws Exception {
        gateway.set("camel.component.codegen.sources[shop.timeout]", "200");
        gateway.shop.setDispatcher(fixed(
                answer(200, "{}").newBuilder().headersDelay(1, TimeUnit.MINUTES).build()));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(504);
        assertProblem(response, "TIMEOUT");
    }

    @Test
    void anUnreachableSourceIsABadGatewayThatShowsNoAddress() throws Exception {
        gateway.shop.close();
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertProblem(response, "SOURCE_UNREACHABLE");
        assertThat(response.body()).doesNotContain("127.0.0.1").doesNotContain("localhost");
    }

    @Test
    void aBrokenConnectionIsABadGateway() throws Exception {
        gateway.shop.setDispatcher(fixed(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build()));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertProblem(response, "NETWORK_ERROR");
    }

    @Test
    void anOpenBreakerIsServiceUnavailable() throws Exception {
        gateway.set("camel.component.codegen.sources[shop.circuitBreaker.minimumNumberOfCalls]", "1");
        gateway.shop.setDispatcher(answering(500));
        gateway.startAllowing("shop__*");
        gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertProblem(response, "CIRCUIT_OPEN");
    }

    @Test
    void aRedirectThatIsNotFollowedShowsNoAddress() throws Exception {
        gateway.shop.setDispatcher(
                fixed(new MockResponse(302, Headers.of("Location", "http://inside.example.invalid/secret"), "")));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).doesNotContain("inside").doesNotContain("localhost");
    }
}
