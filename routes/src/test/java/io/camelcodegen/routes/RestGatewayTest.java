package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answer;
import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as callers see it: over HTTP, with the server of Camel Main. */
class RestGatewayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private ShopApplication application;

    @BeforeEach
    void prepare() throws Exception {
        application = new ShopApplication(directory);
        application.set("camel.server.enabled", "true");
        application.set("camel.server.host", "127.0.0.1");
        application.set("camel.server.port", "0");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void callsAnAllowedTool() throws Exception {
        application.shop.setDispatcher(answering(200));
        startAllowing("shop__get_order");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(response)).isEqualTo(JSON.readTree("{\"id\": 7}"));
        assertThat(application.shop.takeRequest().getTarget()).isEqualTo("/orders/7");
    }

    @Test
    void callsWithTheBodyOfTheTool() throws Exception {
        application.shop.setDispatcher(answering(200));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__create_order", "{\"body\": {\"customer\": \"Ada\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(application.shop.takeRequest().getBody().utf8()).isEqualTo("{\"customer\":\"Ada\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/plain | plain | \"plain\"", "application/json | null | null"})
    void everyResultIsJson(String type, String answer, String expected) throws Exception {
        application.shop.setDispatcher(fixed(new MockResponse(200, Headers.of("Content-Type", type), answer)));
        startAllowing("shop__get_order");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.body()).isEqualTo(expected);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void bytesStayBytesThatNoBrowserInterprets() throws Exception {
        application.shop.setDispatcher(fixed(new MockResponse(200, Headers.of("Content-Type", "image/png"), "PNG")));
        startAllowing("shop__get_order");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.body()).isEqualTo("PNG");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop__list_customers",
                "shop__no_such_tool",
                "other__tool",
                "shop__get-order",
                "shop__",
                "nonsense",
                "shop__get_order%2F..%2Fx",
                "shop__get_order/x"
            })
    void whatIsNotNamedDoesNotExist(String tool) throws Exception {
        application.shop.setDispatcher(answering(200));
        startAllowing("shop__get_order, shop__no_such_tool");

        HttpResponse<String> call = post("/tools/" + tool, "{\"id\": 7}");
        HttpResponse<String> description = get("/tools/" + tool);

        for (HttpResponse<String> response : new HttpResponse[] {call, description}) {
            assertThat(response.statusCode()).isEqualTo(404);
            assertProblem(response, "TOOL_NOT_FOUND");
            assertThat(response.body()).doesNotContain("customers").doesNotContain("create_order");
        }
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @Test
    void anEmptyListAllowsNothing() throws Exception {
        startAllowing(" ");

        assertThat(json(get("/tools"))).isEqualTo(JSON.readTree("{\"tools\": []}"));
        assertThat(post("/tools/shop__get_order", "{\"id\": 7}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "shop*", "shop__get_*_order", "get_order", "*__get_order", "shop__"})
    void patternsNeedASourceAndEndInTheAsterisk(String pattern) {
        assertThatThrownBy(() -> startAllowing(pattern)).rootCause().hasMessageContaining("'" + pattern + "'");
    }

    @Test
    void listsTheAllowedTools() throws Exception {
        startAllowing("shop__get_*,shop__create_order");

        assertThat(json(get("/tools"))).isEqualTo(JSON.readTree("""
                {"tools": [
                  {"name": "shop__create_order", "description": "A new order"},
                  {"name": "shop__get_order", "description": "One order"}]}
                """));
        assertThat(get("/tools/").statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheSourcesItCannotList() throws Exception {
        application.set(
                "camel.component.codegen.sources[broken.spec]",
                directory.resolve("absent.yaml").toString());
        startAllowing("shop__get_*,broken__*");

        JsonNode listing = json(get("/tools"));

        assertThat(listing.at("/tools")).hasSize(1);
        assertThat(listing.at("/unavailable")).isEqualTo(JSON.readTree("[\"broken\"]"));
    }

    @Test
    void describesATool() throws Exception {
        startAllowing("shop__*");

        JsonNode description = json(get("/tools/shop__get_order"));

        assertThat(description.at("/description").asText()).isEqualTo("One order");
        assertThat(description.at("/inputSchema/properties/path/required/0").asText())
                .isEqualTo("id");
        assertThat(description.at("/outputSchema/type").asText()).isEqualTo("object");
    }

    @Test
    void wrongParametersAreToldOneByOne() throws Exception {
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": \"seven\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = assertProblem(response, "INVALID_PARAMS");
        assertThat(problem.at("/violations/0/pointer").asText()).isEqualTo("/path/id");
        assertThat(problem.at("/retryable").asBoolean()).isFalse();
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @Test
    void theProblemIsTheOneOfThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/routes.md"));
        int start = page.indexOf("```json") + 7;
        JsonNode expected = JSON.readTree(page.substring(start, page.indexOf("```", start)));
        startAllowing("shop__*");

        JsonNode problem = json(post("/tools/shop__get_order", "{\"id\": \"seven\"}"));

        assertThat(((ObjectNode) problem).without("reference").toPrettyString())
                .isEqualTo(((ObjectNode) expected).without("reference").toPrettyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": ", "[]", "7", "{\"id\": 7} x"})
    void aBodyThatIsNoJsonObjectIsABadRequest(String body) throws Exception {
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertProblem(response, "INVALID_PARAMS");
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
        application.shop.setDispatcher(answering(source));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode problem = assertProblem(response, code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/reference").asText()).isNotEmpty();
        assertThat(response.body()).doesNotContain("127.0.0.1").doesNotContain("localhost");
    }

    @Test
    void theSourcesDelayIsPassedOn() throws Exception {
        application.shop.setDispatcher(fixed(new MockResponse(429, Headers.of("Retry-After", "17"), "")));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    void aSlowSourceIsAGatewayTimeout() throws Exception {
        application.set("camel.component.codegen.sources[shop.timeout]", "200");
        application.shop.setDispatcher(fixed(
                answer(200, "{}").newBuilder().headersDelay(1, TimeUnit.MINUTES).build()));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(504);
        assertProblem(response, "TIMEOUT");
    }

    @Test
    void anUnreachableSourceIsABadGatewayThatShowsNoAddress() throws Exception {
        application.shop.close();
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertProblem(response, "SOURCE_UNREACHABLE");
        assertThat(response.body()).doesNotContain("127.0.0.1").doesNotContain("localhost");
    }

    @Test
    void anOpenBreakerIsServiceUnavailable() throws Exception {
        application.set("camel.component.codegen.sources[shop.circuitBreaker.minimumNumberOfCalls]", "1");
        application.shop.setDispatcher(answering(500));
        startAllowing("shop__*");
        post("/tools/shop__get_order", "{\"id\": 7}");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertProblem(response, "CIRCUIT_OPEN");
    }

    @Test
    void headersOfTheRequestReachNeitherToolNorAnswer() throws Exception {
        application.shop.setDispatcher(answering(200));
        startAllowing("shop__get_order");

        HttpResponse<String> response = client.send(
                request("/tools/shop__get_order")
                        .header("Content-Type", "application/json")
                        .header("CamelCodegenToolName", "shop__list_customers")
                        .header("CamelCodegenIdempotencyKey", "key")
                        .header("CamelHttpUri", "http://example.invalid")
                        .header("Authorization", "Bearer mine")
                        .header("X-Mine", "mine")
                        .POST(BodyPublishers.ofString("{\"id\": 7}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        RecordedRequest sent = application.shop.takeRequest();
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
        startAllowing("shop__*");

        HttpResponse<String> response = client.send(
                request(target).POST(BodyPublishers.ofString("{\"id\": 7}")).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void onlyJsonIsTaken(String type) throws Exception {
        startAllowing("shop__*");
        HttpRequest.Builder request = request("/tools/shop__get_order").POST(BodyPublishers.ofString("{\"id\": 7}"));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }

        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @Test
    void aPostWithoutAToolIsNotAllowed() throws Exception {
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools", "{}");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aLongerFirstSegmentIsAnotherPath() throws Exception {
        startAllowing("shop__*");

        assertThat(get("/toolsmith").statusCode()).isEqualTo(404);
        assertThat(get("/tools").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/tools-of-ours"})
    void standsBehindTheContextPathOfTheServer(String context) throws Exception {
        application.shop.setDispatcher(answering(200));
        application.set("camel.server.path", context);
        startAllowing("shop__*");

        assertThat(post(context + "/tools/shop__get_order", "{\"id\": 7}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRedirectThatIsNotFollowedShowsNoAddress() throws Exception {
        application.shop.setDispatcher(
                fixed(new MockResponse(302, Headers.of("Location", "http://inside.example.invalid/secret"), "")));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).doesNotContain("inside").doesNotContain("localhost");
    }

    @Test
    void callsAreRepeatedAsTheSourceIsConfigured() throws Exception {
        application.set("camel.component.codegen.sources[shop.retry.maxAttempts]", "2");
        application.set("camel.component.codegen.sources[shop.retry.initialDelay]", "1");
        application.shop.setDispatcher(answering(500, 200));
        application.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-rest-gateway
                    parameters:
                      - { name: allow, value: shop__get_order }
                      - { name: path, value: /api/tools }
                """);

        assertThat(post("/api/tools/shop__get_order", "{\"id\": 7}").statusCode())
                .isEqualTo(200);
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aBrokenConnectionIsABadGateway() throws Exception {
        application.shop.setDispatcher(fixed(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build()));
        startAllowing("shop__*");

        HttpResponse<String> response = post("/tools/shop__get_order", "{\"id\": 7}");

        assertThat(response.statusCode()).isEqualTo(502);
        assertProblem(response, "NETWORK_ERROR");
    }

    private void startAllowing(String patterns) throws Exception {
        application.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-rest-gateway
                    parameters:
                      - { name: allow, value: "%s" }
                      - { name: retry, value: NONE }
                """.formatted(patterns));
    }

    private HttpRequest.Builder request(String target) {
        int port = application
                .main
                .getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return client.send(
                request(target)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(request(target).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static JsonNode assertProblem(HttpResponse<String> response, String code) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.at("/code").asText()).isEqualTo(code);
        assertThat(problem.at("/title").asText()).isNotEmpty();
        assertThat(problem.at("/detail").asText()).isNotEmpty();
        return problem;
    }

    private static Dispatcher fixed(MockResponse response) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        };
    }
}
