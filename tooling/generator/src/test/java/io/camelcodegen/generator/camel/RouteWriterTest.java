package io.camelcodegen.generator.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.output.UserZone;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteWriterTest {

    @TempDir
    Path directory;

    private ShopFixture shop;

    @BeforeEach
    void generate() throws Exception {
        shop = new ShopFixture(directory).generate(new RouteWriter());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void writesARouteForEachTool() {
        assertThat(shop.files.keySet())
                .containsExactly("shop/create_order.yaml", "shop/get_order.yaml", "shop/stock.yaml");
    }

    @Test
    void aGeneratedRouteCallsItsTool() throws Exception {
        shop.loadAll().context.start();
        shop.server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"id\": 7}")
                .build());

        Object order = shop.context
                .createProducerTemplate()
                .requestBody("direct:shop__get_order", Map.of("id", 7, "path", "a b", "status", "done"));

        assertThat(order).isEqualTo(Map.of("id", 7));
        assertThat(shop.server.takeRequest().getTarget()).isEqualTo("/orders/7?path=a%20b&status=done");
    }

    @Test
    void stepsOfTheUsersZoneGoOnWithTheResult() throws Exception {
        String own = shop.files
                .get("shop/stock.yaml")
                .replace("# " + UserZone.END, "- setBody: {simple: \"result: ${body}\"}\n        # " + UserZone.END);
        shop.load("stock.yaml", own).context.start();
        shop.server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body("three")
                .build());

        Object result = shop.context.createProducerTemplate().requestBody("direct:shop__stock", Map.of("item", "a"));

        assertThat(result).isEqualTo("result: three");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        shop.loadAll().context.start();

        assertThat(shop.context.getRoute("shop__get_order").getDescription())
                .startsWith("One order: a\"b 'c' { {env:PATH} } } } ${body} ${sys.user.home} x&raw=true")
                .endsWith("RAW(z) end");
        assertThat(shop.files.values())
                .allSatisfy(yaml -> assertThat(yaml.lines()).noneMatch(line -> line.matches("[#\\s]*//DEPS.*")))
                .allSatisfy(yaml -> assertThat(yaml).doesNotContain("\u202E", "\u0000"));
    }

    @Test
    void tellsParametersInComments() {
        assertThat(shop.files.get("shop/get_order.yaml"))
                .contains(
                        "#   id (integer, required) The number.\n",
                        "#   status (string)\n",
                        "#   \"X-Trace\" (string)\n",
                        "        # " + UserZone.BEGIN + "\n        # " + UserZone.END + "\n");
    }
}
