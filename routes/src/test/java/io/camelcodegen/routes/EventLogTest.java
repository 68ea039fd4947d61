package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of real calls, through the consumer endpoint. */
class EventLogTest {

    @TempDir
    Path directory;

    private ShopApplication application;

    @BeforeEach
    void prepare() throws Exception {
        application = new ShopApplication(directory);
        application.set("camel.component.codegen.retry", "NONE");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void writesEachEventAsALineOfJson() throws Exception {
        application.shop.setDispatcher(answering(404));
        start("""
                      - { name: types, value: "call:error" }
                """);

        call();

        Message event =
                application.received("mock:events", 1).getExchanges().get(0).getMessage();
        assertThat(event.getHeader("CamelCodegenEventType")).isEqualTo("call:error");
        JsonNode facts = new ObjectMapper().readTree(event.getBody(String.class));
        assertThat(facts.at("/type").asText()).isEqualTo("call:error");
        assertThat(facts.at("/source").asText()).isEqualTo("shop");
        assertThat(facts.at("/tool").asText()).isEqualTo("shop__get_order");
        assertThat(facts.at("/code").asText()).isEqualTo("HTTP_ERROR_4XX");
        assertThat(event.getBody(String.class)).doesNotContain("\n");
    }

    @Test
    void takesErrorsAndRetriesUnlessToldOtherwise() throws Exception {
        application.shop.setDispatcher(answering(200, 404));
        start("");

        call();
        call();

        assertThat(application.received("mock:events", 1).getExchanges())
                .extracting(event -> event.getMessage().getHeader("CamelCodegenEventType"))
                .containsExactly("call:error");
    }

    @Test
    void takesOnlyTheSourcesNamed() throws Exception {
        application.shop.setDispatcher(answering(404));
        application.set(
                "camel.component.codegen.sources[other.spec]",
                directory.resolve("shop.yaml").toString());
        application.set(
                "camel.component.codegen.sources[other.baseUrl]",
                application.shop.url("").toString());
        start("""
                      - { name: sources, value: "other" }
                """);

        call();
        application.main.getCamelTemplate().send("codegen:other__get_order", exchange -> exchange.getMessage()
                .setBody(Map.of("id", 7)));

        assertThat(application
                        .received("mock:events", 1)
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(String.class))
                .contains("other__get_order");
    }

    private void start(String parameters) throws Exception {
        application.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-event-log
                    parameters:
                      - { name: sink, value: "mock:events" }
                """ + parameters);
    }

    private void call() throws Exception {
        application.main.getCamelTemplate().send("codegen:shop__get_order", exchange -> exchange.getMessage()
                .setBody(Map.of("id", 7)));
    }
}
