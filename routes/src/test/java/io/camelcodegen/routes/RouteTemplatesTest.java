package io.camelcodegen.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates as an application uses them: loaded by Camel Main, filled in by YAML, against a server. */
class RouteTemplatesTest {

    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders/{id}:
                get:
                  operationId: get-order
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: integer}}
                  responses: {"200": {description: The order}}
            """;

    private final MockWebServer shop = new MockWebServer();
    private final Main main = new Main();

    @TempDir
    Path directory;

    @BeforeEach
    void startShop() throws Exception {
        shop.start();
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        main.addInitialProperty("camel.component.codegen.sources[shop.spec]", document.toString());
        main.addInitialProperty(
                "camel.component.codegen.sources[shop.baseUrl]", shop.url("").toString());
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
    }

    @AfterEach
    void stopAll() throws Exception {
        main.stop();
        shop.close();
    }

    @Test
    void scheduledCallSendsEachResultToTheSink() throws Exception {
        shop.setDispatcher(answering(200));
        start("""
                - templatedRoute:
                    routeTemplateRef: codegen-scheduled-call
                    parameters:
                      - { name: tool, value: shop__get_order }
                      - { name: params, value: '{"path": {"id": 7} }' }
                      - { name: schedule, value: "timer:orders?delay=0&period=10&synchronous=true" }
                      - { name: sink, value: "mock:orders" }
                """);

        MockEndpoint orders = received("mock:orders", 2);

        assertThat(orders.getExchanges()).allSatisfy(order -> {
            assertThat(order.getMessage().getBody()).isEqualTo(Map.of("id", 7));
            assertThat(order.getMessage().getHeader("CamelCodegenTool")).isEqualTo("shop__get_order");
        });
        assertThat(shop.takeRequest().getTarget()).isEqualTo("/orders/7");
    }

    @Test
    void scheduleGoesOnAfterACallThatFails() throws Exception {
        shop.setDispatcher(answering(404, 200));
        start("""
                - templatedRoute:
                    routeTemplateRef: codegen-scheduled-call
                    parameters:
                      - { name: tool, value: shop__get_order }
                      - { name: params, value: "resource:classpath:order.json" }
                      - { name: schedule, value: "timer:orders?delay=0&period=10&synchronous=true" }
                      - { name: sink, value: "mock:orders" }
                """);

        received("mock:orders", 1);

        assertThat(shop.getRequestCount()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void safeCallSendsTheResultToTheSink() throws Exception {
        shop.setDispatcher(answering(200));
        startSafeCall();

        send(Map.of("id", 7));

        assertThat(received("mock:orders", 1).getExchanges().get(0).getMessage().getBody())
                .isEqualTo(Map.of("id", 7));
        assertThat(mock("mock:failures").getExchanges()).isEmpty();
    }

    @Test
    void safeCallParksTheMessageWhoseCallFailed() throws Exception {
        shop.setDispatcher(answering(404));
        startSafeCall();

        send(Map.of("id", 7));

        Exchange failure = received("mock:failures", 1).getExchanges().get(0);
        assertThat(failure.getMessage().getBody()).isEqualTo(Map.of("id", 7));
        assertThat(failure.getMessage().getHeaders())
                .containsEntry("mine", "stays")
                .containsEntry("codegenErrorCode", "HTTP_ERROR_4XX")
                .containsEntry("codegenErrorRetryable", false)
                .hasEntrySatisfying(
                        "codegenError", error -> assertThat(error.toString()).contains("\"status\":404"));
        assertThat(mock("mock:orders").getExchanges()).isEmpty();
    }

    @Test
    void parkedStreamCanBeReadAgain() throws Exception {
        shop.setDispatcher(answering(404));
        startSafeCall();

        send(new ByteArrayInputStream("{\"id\": 7}".getBytes(StandardCharsets.UTF_8)));

        Exchange failure = received("mock:failures", 1).getExchanges().get(0);
        assertThat(failure.getMessage().getBody(String.class)).isEqualTo("{\"id\": 7}");
    }

    @Test
    void safeCallParksWhatIsNotWorthSending() throws Exception {
        startSafeCall();

        send(Map.of("id", "seven"));

        Exchange failure = received("mock:failures", 1).getExchanges().get(0);
        assertThat(failure.getMessage().getHeader("codegenErrorCode")).isEqualTo("INVALID_PARAMS");
        assertThat(shop.getRequestCount()).isZero();
    }

    private void startSafeCall() throws Exception {
        start("""
                - templatedRoute:
                    routeTemplateRef: codegen-safe-call
                    parameters:
                      - { name: from, value: "direct:order" }
                      - { name: tool, value: "shop__get_order?retry=NONE" }
                      - { name: sink, value: "mock:orders" }
                      - { name: failures, value: "mock:failures" }
                """);
    }

    /** As an application that has the jar: with the template directory that Camel Main looks in unless told otherwise. */
    private void start(String yaml) throws Exception {
        Path routes = Files.writeString(directory.resolve("routes.yaml"), yaml);
        String byDefault = main.configure().getRoutesIncludePattern();
        main.configure().withRoutesIncludePattern(byDefault + ",file:" + routes);
        main.start();
    }

    private void send(Object parameters) throws Exception {
        main.getCamelTemplate().sendBodyAndHeader("direct:order", parameters, "mine", "stays");
    }

    private MockEndpoint mock(String uri) {
        return main.getCamelContext().getEndpoint(uri, MockEndpoint.class);
    }

    private MockEndpoint received(String uri, int messages) throws InterruptedException {
        MockEndpoint mock = mock(uri);
        mock.expectedMinimumMessageCount(messages);
        mock.assertIsSatisfied(TimeUnit.SECONDS.toMillis(30));
        return mock;
    }

    /** Answers with these statuses in turn, and with the last of them from then on. */
    private static Dispatcher answering(int... statuses) {
        return new Dispatcher() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int status = statuses[Math.min(calls.getAndIncrement(), statuses.length - 1)];
                return new MockResponse(status, Headers.of("Content-Type", "application/json"), "{\"id\":7}");
            }
        };
    }
}
