package io.camelcodegen.generator.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camel 4.22's component is not on the class path: this shows what Camel hands to a component of that name. */
class AiToolWriterTest {

    @TempDir
    Path directory;

    private final Tools tools = new Tools();
    private ShopFixture shop;

    @BeforeEach
    void load() throws Exception {
        shop = new ShopFixture(directory).generate(new AiToolWriter());
        shop.context.addComponent("ai-tool", tools);
        shop.loadAll().context.start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void scalarsBecomeParameterOptions() {
        Map<String, Object> options = tools.options.get("shop__stock");

        assertThat(options)
                .containsOnlyKeys(
                        "tags",
                        "description",
                        "readOnlyHint",
                        "destructiveHint",
                        "idempotentHint",
                        "parameter.item",
                        "parameter.item.description",
                        "parameter.item.required",
                        "parameter.at",
                        "parameter.state",
                        "parameter.state.enum")
                .containsEntry("tags", "shop")
                .containsEntry("readOnlyHint", "true")
                .containsEntry("parameter.item", "string")
                .containsEntry("parameter.item.required", "true")
                .containsEntry("parameter.state.enum", "here,there");
    }

    @Test
    void hostileTextAddsNoOptionAndIsNotResolved() {
        assertThat(tools.options.get("shop__stock"))
                .containsEntry(
                        "parameter.item.description",
                        "a\"b 'c' { {env:PATH} } } } ${body} ${sys.user.home} x&raw=true %41 100% + #y */ <b> ) & RAW(z) end");
        assertThat(tools.options.get("shop__create_order").get("description").toString())
                .startsWith("shop__create_order: #a\"b")
                .endsWith("RAW(z) end. end user code");
    }

    @Test
    void otherParametersBecomeTheWholeSchema() throws Exception {
        Map<String, Object> options = tools.options.get("shop__create_order");

        JsonNode schema = new ObjectMapper().readTree(options.get("argSchema").toString());

        assertThat(options.keySet()).noneMatch(option -> option.startsWith("parameter."));
        assertThat(options.get("argSchema").toString()).doesNotContain("{{", "}}");
        assertThat(schema.at("/properties/customer/description").asText())
                .contains("RAW(a\"b 'c' {{env:PATH}} }} ${body}", ")& RAW(z)");
        assertThat(schema.at("/properties/goods/items/properties").fieldNames())
                .toIterable()
                .containsExactly("}}");
    }

    @Test
    void argumentsInHeadersBecomeTheCallAndItsResultJson() throws Exception {
        shop.server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"number\": 1}")
                .build());

        String result = tools.call("shop__create_order", Map.of("customer", "Ada", "goods", List.of(), "CamelFoo", "x"));

        assertThat(result).isEqualTo("{\"number\":1}");
        assertThat(shop.server.takeRequest().getBody().utf8()).isEqualTo("{\"customer\":\"Ada\",\"goods\":[]}");
    }

    /** Keeps what each endpoint was given, and calls the routes as Camel's executor does: arguments are headers. */
    private static final class Tools extends DefaultComponent {
        private final Map<String, Map<String, Object>> options = new TreeMap<>();
        private final Map<String, Consumer> consumers = new TreeMap<>();

        String call(String tool, Map<String, Object> arguments) throws Exception {
            DefaultConsumer consumer = (DefaultConsumer) consumers.get(tool);
            Exchange exchange = consumer.createExchange(true);
            new TreeMap<>(arguments).forEach(exchange.getMessage()::setHeader);
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getMessage().getBody(String.class);
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            options.put(remaining, new TreeMap<>(parameters));
            parameters.clear();
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    Consumer consumer = new DefaultConsumer(this, processor);
                    consumers.put(remaining, consumer);
                    return consumer;
                }
            };
        }
    }
}
