package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route configuration, as routes use it. */
class DeadLetterTest {

    @TempDir
    Path directory;

    private ShopApplication application;

    @BeforeEach
    void prepare() throws Exception {
        application = new ShopApplication(directory);
        application.set("camel.component.codegen.sources[shop.retry.maxAttempts]", "2");
        application.set("camel.component.codegen.sources[shop.retry.initialDelay]", "1");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void whatMaySucceedLaterIsParkedAfterTheLastAttempt() throws Exception {
        application.shop.setDispatcher(answering(503));
        start();

        send("7");

        Message parked =
                application.received("mock:parked", 1).getExchanges().get(0).getMessage();
        assertThat(parked.getBody()).isEqualTo("{\"id\": \"7\"}");
        assertThat(parked.getHeaders())
                .containsEntry("codegenErrorCode", "HTTP_ERROR_5XX")
                .containsEntry("codegenErrorCategory", "EXECUTION")
                .containsEntry("mine", "stays");
        assertThat(parked.getHeader("codegenError", String.class)).contains("\"attempts\":2");
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
        assertThat(application.mock("mock:rejected").getExchanges()).isEmpty();
        assertThat(application.mock("mock:after").getExchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, 7, HTTP_ERROR_4XX, EXECUTION", "401, 7, AUTH_FAILED, AUTH", "200, x, INVALID_PARAMS, VALIDATION"})
    void whatWillFailAgainIsRejected(int status, String id, String code, String category) throws Exception {
        application.shop.setDispatcher(answering(status));
        start();

        send(id);

        Message rejected =
                application.received("mock:rejected", 1).getExchanges().get(0).getMessage();
        assertThat(rejected.getBody()).isEqualTo("{\"id\": \"" + id + "\"}");
        assertThat(rejected.getHeaders())
                .containsEntry("codegenErrorCode", code)
                .containsEntry("codegenErrorCategory", category);
        assertThat(application.mock("mock:parked").getExchanges()).isEmpty();
    }

    @Test
    void whatIsFineGoesOn() throws Exception {
        application.shop.setDispatcher(answering(200));
        start();

        send("7");

        assertThat(application
                        .received("mock:after", 1)
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody())
                .isEqualTo(Map.of("id", 7));
    }

    @Test
    void routesThatDoNotNameItAreNotTouched() throws Exception {
        application.shop.setDispatcher(answering(404));
        application.start("""
                - from:
                    uri: direct:order
                    steps:
                      - to: codegen:shop__get_order?param.id=7
                """);

        assertThatThrownBy(() -> application.main.getCamelTemplate().requestBody("direct:order", ""))
                .hasRootCauseMessage("shop__get_order answered 404");
    }

    @Test
    void needsNoSettings() throws Exception {
        application.shop.setDispatcher(answering(404));
        application.start(ROUTE);

        Object answer = application.main.getCamelTemplate().requestBody("direct:order", "7");

        assertThat(answer).isEqualTo("{\"id\": \"7\"}");
        assertThat(application.mock("mock:after").getExchanges()).isEmpty();
    }

    private static final String ROUTE = """
            - route:
                routeConfigurationId: codegen-dead-letter
                from:
                  uri: direct:order
                  steps:
                    - setBody:
                        simple: '{"id": "${body}"}'
                    - to: codegen:shop__get_order
                    - to: mock:after
            """;

    private void start() throws Exception {
        application.set("codegen.dead-letter", "mock:parked");
        application.set("codegen.rejected", "mock:rejected");
        application.start(ROUTE);
    }

    private void send(String id) throws Exception {
        application.main.getCamelTemplate().sendBodyAndHeader("direct:order", id, "mine", "stays");
    }
}
