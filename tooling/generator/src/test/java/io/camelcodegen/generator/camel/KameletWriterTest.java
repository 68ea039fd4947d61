package io.camelcodegen.generator.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KameletWriterTest {

    private static final String GET_ORDER = "shop-get-order-action.kamelet.yaml";

    @TempDir
    Path directory;

    private ShopFixture shop;

    @BeforeEach
    void generate() throws Exception {
        shop = new ShopFixture(directory).generate(new KameletWriter());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aGeneratedKameletCallsItsTool() throws Exception {
        shop.loadAll().load("use.yaml", """
                - from:
                    uri: direct:use
                    steps:
                      - kamelet:
                          name: shop-get-order-action
                          parameters:
                            param.id: 7
                            param.status: done
                """).context.start();
        shop.server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"id\": 7}")
                .build());

        Object order = shop.context.createProducerTemplate().requestBody("direct:use", Map.of("X-Trace", "t1"));

        assertThat(order).isEqualTo(Map.of("id", 7));
        var request = shop.server.takeRequest();
        assertThat(request.getHeaders().get("X-Trace")).isEqualTo("t1");
        assertThat(request.getTarget())
                .as("nothing of the environment, although there is a parameter 'path' and a variable PATH")
                .isEqualTo("/orders/7?status=done");
    }

    @Test
    void aValueWithCharactersOfUrisIsSentAsItIs() throws Exception {
        shop.loadAll().load("use.yaml", """
                - from:
                    uri: direct:use
                    steps:
                      - kamelet:
                          name: shop-stock-action
                          parameters:
                            param.item: "RAW(a&b+c%d é)"
                            param.at: "RAW(RAW(a&b+c%d é))"
                """).context.start();
        shop.server.enqueue(new MockResponse.Builder().build());

        shop.context.createProducerTemplate().requestBody("direct:use", Map.of());

        assertThat(shop.server.takeRequest().getTarget()).isEqualTo("/stock?item=a%26b%2Bc%25d%20%C3%A9&at=a%26b%2Bc%25d%20%C3%A9");
    }

    @Test
    void aRequiredPropertyMustBeSet() throws Exception {
        shop.loadAll().load("use.yaml", """
                - from:
                    uri: direct:use
                    steps:
                      - kamelet: {name: shop-get-order-action}
                """);

        assertThatThrownBy(() -> shop.context.start()).rootCause().hasMessageContaining("param.id");
    }

    @Test
    void definesItsProperties() throws Exception {
        JsonNode definition = new YAMLMapper().readTree(shop.files.get(GET_ORDER)).at("/spec/definition");

        assertThat(definition.path("required")).singleElement().hasToString("\"param.id\"");
        assertThat(definition.path("properties").fieldNames())
                .toIterable()
                .containsExactly("param.id", "param.path", "param.status", "param.api_key");
        assertThat(definition.at("/properties/param.id/type").asText()).isEqualTo("integer");
        assertThat(definition.at("/properties/param.status/enum")).hasToString("[\"open\",\"done\"]");
        assertThat(definition.at("/properties/param.status/description").asText()).isEqualTo("Default: open");
        assertThat(definition.at("/properties/param.api_key/format").asText()).isEqualTo("password");
        assertThat(definition.path("title").asText()).startsWith("One order: a\"b 'c' { {env:PATH} }").endsWith("…");
        assertThat(definition.path("description").asText()).contains("//DEPS").doesNotContain("{{", "}}");
        assertThat(shop.files.get(GET_ORDER)).contains("#   \"X-Trace\" (string)\n");
    }

    @Test
    void namesAreLabelsOfKubernetesAndDistinct() {
        assertThat(name("shop", "get_order")).isEqualTo("shop-get-order-action");
        assertThat(name("shop", "getOrder")).matches("shop-getorder-[0-9a-f]{8}-action");
        assertThat(name("shop", "_")).matches("shop-[0-9a-f]{8}-action");
        assertThat(name("my-shop", "get")).isNotEqualTo(name("my", "shop_get"));
        assertThat(name("shop", "a".repeat(300))).hasSize(63).isNotEqualTo(name("shop", "a".repeat(299)));
    }

    private static String name(String source, String tool) {
        String name = KameletName.of(
                Tool.builder(new ToolName(source, tool), tool, () -> { throw new AssertionError(); }).build());
        assertThat(name).matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
        return name;
    }
}
