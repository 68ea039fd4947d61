package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates as an application uses them: loaded by Camel Main, filled in by YAML, against a server. */
class RouteTemplatesTest {

    @TempDir
    Path directory;

    private ShopApplication application;
    private MockWebServer shop;

    @BeforeEach
    void startShop() throws Exception {
        application = new ShopApplication(directory);
        shop = application.shop;
    }

    @AfterEach
    void stopAll() {
        application.close();
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

    private void start(String yaml) throws Exception {
        application.start(yaml);
    }

    private void send(Object parameters) throws Exception {
        application.main.getCamelTemplate().sendBodyAndHeader("direct:order", parameters, "mine", "stays");
    }

    private MockEndpoint mock(String uri) {
        return application.mock(uri);
    }

    private MockEndpoint received(String uri, int messages) throws InterruptedException {
        return application.received(uri, messages);
    }
}
