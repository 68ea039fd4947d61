package io.camelcodegen.routes;

import static io.camelcodegen.routes.RestGateway.json;
import static io.camelcodegen.routes.ShopApplication.answering;
import static io.camelcodegen.routes.ShopApplication.fixed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of allowed tools, and what becomes of their results. */
class RestGatewayTest {

    @AutoClose
    private RestGateway gateway;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        gateway = new RestGateway(directory);
    }

    @Test
    void callsAnAllowedTool() throws Exception {
        gateway.shop.setDispatcher(answering(200));
        gateway.startAllowing("shop__get_order");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(response)).isEqualTo(RestGateway.JSON.readTree("{\"id\": 7}"));
        assertThat(gateway.shop.takeRequest().getTarget()).isEqualTo("/orders/7");
    }

    @Test
    void callsWithTheBodyOfTheTool() throws Exception {
        gateway.shop.setDispatcher(answering(200));
        gateway.startAllowing("shop__*");

        HttpResponse<String> response =
                gateway.post("/tools/shop__create_order", "{\"body\": {\"customer\": \"Ada\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(gateway.shop.takeRequest().getBody().utf8()).isEqualTo("{\"customer\":\"Ada\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/plain | plain | \"plain\"", "application/json | null | null"})
    void everyResultIsJson(String type, String answer, String expected) throws Exception {
        gateway.shop.setDispatcher(fixed(new MockResponse(200, Headers.of("Content-Type", type), answer)));
        gateway.startAllowing("shop__get_order");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.body()).isEqualTo(expected);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void bytesStayBytesThatNoBrowserInterprets() throws Exception {
        gateway.shop.setDispatcher(fixed(new MockResponse(200, Headers.of("Content-Type", "image/png"), "PNG")));
        gateway.startAllowing("shop__get_order");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.body()).isEqualTo("PNG");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/tools-of-ours"})
    void standsBehindTheContextPathOfTheServer(String context) throws Exception {
        gateway.shop.setDispatcher(answering(200));
        gateway.set("camel.server.path", context);
        gateway.startAllowing("shop__*");

        assertThat(gateway.post(context + "/tools/shop__get_order", "{\"id\": 7}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongerFirstSegmentIsAnotherPath() throws Exception {
        gateway.startAllowing("shop__*");

        assertThat(gateway.get("/toolsmith").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/tools").statusCode()).isEqualTo(200);
    }

    @Test
    void callsAreRepeatedAsTheSourceIsConfigured() throws Exception {
        gateway.set("camel.component.codegen.sources[shop.retry.maxAttempts]", "2");
        gateway.set("camel.component.codegen.sources[shop.retry.initialDelay]", "1");
        gateway.shop.setDispatcher(answering(500, 200));
        gateway.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-rest-gateway
                    parameters:
                      - { name: allow, value: shop__get_order }
                      - { name: path, value: /api/tools }
                """);

        assertThat(gateway.post("/api/tools/shop__get_order", "{\"id\": 7}").statusCode())
                .isEqualTo(200);
        assertThat(gateway.shop.getRequestCount()).isEqualTo(2);
    }
}
