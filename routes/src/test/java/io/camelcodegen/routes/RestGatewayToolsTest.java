package io.camelcodegen.routes;

import static io.camelcodegen.routes.RestGateway.assertProblem;
import static io.camelcodegen.routes.RestGateway.json;
import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tools there are for callers of the gateway, and how it lists and describes them. */
class RestGatewayToolsTest {

    @TempDir
    Path directory;

    @AutoClose
    private RestGateway gateway;

    @BeforeEach
    void prepare() throws Exception {
        gateway = new RestGateway(directory);
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
        gateway.shop.setDispatcher(answering(200));
        gateway.startAllowing("shop__get_order, shop__no_such_tool");

        HttpResponse<String> call = gateway.post("/tools/" + tool, "{\"id\": 7}");
        HttpResponse<String> description = gateway.get("/tools/" + tool);

        for (HttpResponse<String> response : new HttpResponse[] {call, description}) {
            assertThat(response.statusCode()).isEqualTo(404);
            assertProblem(response, "TOOL_NOT_FOUND");
            assertThat(response.body()).doesNotContain("customers").doesNotContain("create_order");
        }
        assertThat(gateway.shop.getRequestCount()).isZero();
    }

    @Test
    void anEmptyListAllowsNothing() throws Exception {
        gateway.startAllowing(" ");

        assertThat(json(gateway.get("/tools"))).isEqualTo(RestGateway.JSON.readTree("{\"tools\": []}"));
        assertThat(gateway.post("/tools/shop__get_order", "{\"id\": 7}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "shop*", "shop__get_*_order", "get_order", "*__get_order", "shop__"})
    void patternsNeedASourceAndEndInTheAsterisk(String pattern) {
        assertThatThrownBy(() -> gateway.startAllowing(pattern)).rootCause().hasMessageContaining("'" + pattern + "'");
    }

    @Test
    void listsTheAllowedTools() throws Exception {
        gateway.startAllowing("shop__get_*,shop__create_order");

        assertThat(json(gateway.get("/tools"))).isEqualTo(RestGateway.JSON.readTree("""
                {"tools": [
                  {"name": "shop__create_order", "description": "A new order"},
                  {"name": "shop__get_order", "description": "One order"}]}
                """));
        assertThat(gateway.get("/tools/").statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheSourcesItCannotList() throws Exception {
        gateway.set(
                "camel.component.codegen.sources[broken.spec]",
                directory.resolve("absent.yaml").toString());
        gateway.startAllowing("shop__get_*,broken__*");

        JsonNode listing = json(gateway.get("/tools"));

        assertThat(listing.at("/tools")).hasSize(1);
        assertThat(listing.at("/unavailable")).isEqualTo(RestGateway.JSON.readTree("[\"broken\"]"));
    }

    @Test
    void describesATool() throws Exception {
        gateway.startAllowing("shop__*");

        JsonNode description = json(gateway.get("/tools/shop__get_order"));

        assertThat(description.at("/description").asText()).isEqualTo("One order");
        assertThat(description.at("/inputSchema/properties/path/required/0").asText())
                .isEqualTo("id");
        assertThat(description.at("/outputSchema/type").asText()).isEqualTo("object");
    }
}
