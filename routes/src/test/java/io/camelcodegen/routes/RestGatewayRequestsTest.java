package io.camelcodegen.routes;

import static io.camelcodegen.routes.RestGateway.assertProblem;
import static io.camelcodegen.routes.RestGateway.json;
import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the gateway refuses, and what of a request reaches nobody. */
class RestGatewayRequestsTest {

    @AutoClose
    private RestGateway gateway;

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        gateway = new RestGateway(directory);
    }

    @Test
    void wrongParametersAreToldOneByOne() throws Exception {
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", "{\"id\": \"seven\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = assertProblem(response, "INVALID_PARAMS");
        assertThat(problem.at("/violations/0/pointer").asText()).isEqualTo("/path/id");
        assertThat(problem.at("/retryable").asBoolean()).isFalse();
        assertThat(gateway.shop.getRequestCount()).isZero();
    }

    @Test
    void theProblemIsTheOneOfThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/routes.md"));
        int start = page.indexOf("```json") + 7;
        JsonNode expected = RestGateway.JSON.readTree(page.substring(start, page.indexOf("```", start)));
        gateway.startAllowing("shop__*");

        JsonNode problem = json(gateway.post("/tools/shop__get_order", "{\"id\": \"seven\"}"));

        assertThat(((ObjectNode) problem).without("reference").toPrettyString())
                .isEqualTo(((ObjectNode) expected).without("reference").toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": ", "[]", "7", "{\"id\": 7} x"})
    void aBodyThatIsNoJsonObjectIsABadRequest(String body) throws Exception {
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools/shop__get_order", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertProblem(response, "INVALID_PARAMS");
    }

    @Test
    void headersOfTheRequestReachNeitherToolNorAnswer() throws Exception {
        gateway.shop.setDispatcher(answering(200));
        gateway.startAllowing("shop__get_order");

        HttpResponse<String> response = gateway.send(gateway.request("/tools/shop__get_order")
                .header("Content-Type", "application/json")
                .header("CamelCodegenToolName", "shop__list_customers")
                .header("CamelCodegenIdempotencyKey", "key")
                .header("CamelHttpUri", "http://example.invalid")
                .header("Authorization", "Bearer mine")
                .header("X-Mine", "mine")
                .POST(BodyPublishers.ofString("{\"id\": 7}")));

        assertThat(response.statusCode()).isEqualTo(200);
        RecordedRequest sent = gateway.shop.takeRequest();
        assertThat(sent.getTarget()).isEqualTo("/orders/7");
        assertThat(sent.getHeaders().names()).doesNotContain("X-Mine", "Authorization", "Idempotency-Key");
        assertThat(response.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("camel"))
                .doesNotContain("x-mine", "authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "/tools/shop__get_order?Content-Type=application/json, 400",
        "/tools/shop__get_order?CamelCodegenToolName=shop__list_customers, 400",
        "/tools?CamelHttpPath=/tools/shop__get_order, 400"
    })
    void aQueryIsRefused(String target, int status) throws Exception {
        gateway.startAllowing("shop__*");

        HttpResponse<String> response =
                gateway.send(gateway.request(target).POST(BodyPublishers.ofString("{\"id\": 7}")));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(gateway.shop.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void onlyJsonIsTaken(String type) throws Exception {
        gateway.startAllowing("shop__*");
        HttpRequest.Builder request =
                gateway.request("/tools/shop__get_order").POST(BodyPublishers.ofString("{\"id\": 7}"));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }

        HttpResponse<String> response = gateway.send(request);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(gateway.shop.getRequestCount()).isZero();
    }

    @Test
    void aPostWithoutAToolIsNotAllowed() throws Exception {
        gateway.startAllowing("shop__*");

        HttpResponse<String> response = gateway.post("/tools", "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
