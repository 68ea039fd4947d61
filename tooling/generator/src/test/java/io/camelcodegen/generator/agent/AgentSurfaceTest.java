package io.camelcodegen.generator.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.generator.search.ToolSearch.Hit;
import io.camelcodegen.generator.testing.Configs;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AgentSurfaceTest {

    private static final String SHOP = """
            {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}, "paths": {
              "/orders": {
                "get": {"operationId": "orders/list", "summary": "List orders", "tags": ["orders"]},
                "post": {"operationId": "orders/create", "summary": "Place an order", "tags": ["orders"]}},
              "/orders/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
                "get": {"operationId": "orders/get", "summary": "Get an order", "tags": ["orders"]},
                "delete": {"operationId": "orders/delete", "summary": "Delete an order", "tags": ["orders"]}},
              "/keys": {"get": {"operationId": "keys/list", "summary": "List secret keys", "tags": ["keys"]}}}}""";

    @TempDir
    Path folder;

    @Test
    void findsDescribesAndCallsWhatOnlyReads() throws Exception {
        try (MockWebServer server =
                        shop(new MockResponse.Builder().body("[{\"id\":1}]").build());
                Workspace workspace = open(server, "{}")) {
            AgentSurface surface = AgentSurface.of(workspace);

            assertThat(surface.search("orders", 10).hits())
                    .extracting(Hit::tool)
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("shop__orders_list", "shop__orders_get");
            assertThat(surface.describe("shop__orders_get").text()).startsWith("shop__orders_get (reads) GET ");
            assertThat(surface.call("shop__orders_list", "{}").text()).isEqualTo("[{\"id\":1}]");
        }
    }

    @Test
    void refusesWhatMayChangeSomethingUnlessTheSourceAllowsIt() throws Exception {
        try (MockWebServer server = shop()) {
            try (Workspace workspace = open(server, "{}")) {
                AgentSurface surface = AgentSurface.of(workspace);
                String allowed = "write \"agent\": {\"readOnly\": false} into that source";

                for (String tool : List.of("shop__orders_delete", "shop__orders_create", "shop__orders/delete")) {
                    assertThatThrownBy(() -> surface.call(tool, Map.of("id", 1)))
                            .hasMessageContaining("it may change something, and source 'shop' is read-only for agents")
                            .hasMessageContaining(allowed)
                            .extracting(e -> ((CodegenException) e).getCode())
                            .isEqualTo(ErrorCode.TOOL_NOT_FOUND);
                    assertThatThrownBy(() -> surface.describe(tool)).hasMessageContaining("is not for agents");
                }
            }
            assertThat(server.getRequestCount()).isZero();

            server.enqueue(new MockResponse.Builder().code(204).build());
            try (Workspace workspace = open(server, "{'readOnly': false}")) {
                CallResult result = AgentSurface.of(workspace).call("shop__orders_delete", "{\"id\": 1}");

                assertThat(result.text()).isEqualTo("null");
                assertThat(server.takeRequest().getRequestLine()).startsWith("DELETE /orders/1 ");
            }
        }
    }

    @Test
    void includeAndExcludeChooseByName() throws Exception {
        try (MockWebServer server = shop();
                Workspace workspace = open(
                        server, "{'readOnly': false, 'include': ['orders*'], 'exclude': '*delete, orders/cre*'}")) {
            AgentSurface surface = AgentSurface.of(workspace);

            assertThat(surface.search("list get delete create orders keys", 10).hits())
                    .extracting(hit -> hit.tool().name().tool())
                    .containsExactlyInAnyOrder("orders_list", "orders_get");
            assertThatThrownBy(() -> surface.call("shop__keys_list", null))
                    .hasMessageContaining("'include' in the agent of source 'shop' does not name it");
            assertThatThrownBy(() -> surface.call("shop__orders_create", null))
                    .hasMessageContaining("'exclude' in the agent of source 'shop' names it");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    /** An alias is a name like any other: it leads to the tool, and the tool is refused. */
    @Test
    void anAliasIsNoWayAround() throws Exception {
        try (MockWebServer server = shop()) {
            Files.writeString(folder.resolve("shop.json"), SHOP);
            Map<String, ?> keys = Map.of(
                    "spec", folder.resolve("shop.json").toString(),
                    "baseUrl", server.url("/").toString(),
                    "aliases", Map.of("harmless", "orders/delete"));
            try (Workspace workspace =
                    Configs.of().with("openapi", "shop", keys).open(folder)) {
                AgentSurface surface = AgentSurface.of(workspace);

                assertThatThrownBy(() -> surface.call("shop__harmless", Map.of("id", 1)))
                        .hasMessageContaining("tool 'shop__orders_delete' is not for agents");
            }
        }
    }

    /** The name leads to another operation by the time the request goes out: what is sent is what was agreed to. */
    @Test
    @Timeout(60)
    void theToolThatWasAdmittedIsTheOneThatIsCalled() throws Exception {
        try (MockWebServer server = shop(new MockResponse.Builder().body("{}").build());
                Workspace workspace = open(server, "{}")) {
            workspace.codegen().call("shop__orders_get", Map.of("id", 1), admitted -> {
                assertThat(admitted.hints().readOnly()).isTrue();
                swapGetAndDelete();
                workspace.codegen().refresh("shop");
                while (workspace.codegen().tool("shop__orders_get").hints().readOnly()) {
                    Thread.onSpinWait();
                }
            });

            assertThat(server.takeRequest().getRequestLine()).startsWith("GET /orders/1 ");
            assertThatThrownBy(() -> AgentSurface.of(workspace).call("shop__orders_get", Map.of("id", 1)))
                    .hasMessageContaining("is not for agents");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    private void swapGetAndDelete() {
        try {
            Files.writeString(
                    folder.resolve("shop.json"),
                    SHOP.replace("orders/get", "orders/other")
                            .replace("orders/delete", "orders/get")
                            .replace("orders/other", "orders/delete"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void cutsALongResultAndSaysSo() throws Exception {
        String orders = "[" + "{\"id\":1000000},".repeat(10_000) + "{}]";
        try (MockWebServer server = shop(new MockResponse.Builder().body(orders).build());
                Workspace workspace = open(server, "{}")) {

            CallResult result = AgentSurface.of(workspace, 100).call("shop__orders_list", null);

            assertThat(result.text()).isEqualTo(orders.substring(0, 100));
            assertThat(result.note())
                    .isEqualTo("cut: the first 100 of " + orders.length()
                            + " characters; ask for less, by a filter, a smaller page or one item");
        }
    }

    @Test
    void escapesWhatCannotBeSeenInAResult() throws Exception {
        String hidden = "[\"a\u202eb\u200bc\udb40\udc41d\"]";
        try (MockWebServer server = shop(new MockResponse.Builder().body(hidden).build());
                Workspace workspace = open(server, "{}")) {

            CallResult result = AgentSurface.of(workspace).call("shop__orders_list", null);

            assertThat(result.text()).isEqualTo("[\"a\\u202eb\\u200bc\\udb40\\udc41d\"]");
            assertThat(result.value().get(0).textValue()).isEqualTo("a\u202eb\u200bc\udb40\udc41d");
        }
    }

    @Test
    void pageIsShortAndTellsOfASourceThatIsDown() throws Exception {
        try (MockWebServer server = shop()) {
            Files.writeString(folder.resolve("shop.json"), SHOP);
            Map<String, ?> shop = Map.of(
                    "spec", folder.resolve("shop.json").toString(),
                    "baseUrl", server.url("/").toString());
            Map<String, ?> gone = Map.of("spec", folder.resolve("gone.json").toString());
            try (Workspace workspace = Configs.of()
                    .with("openapi", "shop", shop)
                    .with("openapi", "gone", gone)
                    .open(folder)) {
                AgentSurface surface = AgentSurface.of(workspace);

                assertThat(surface.page())
                        .contains("- `shop`: 3 tools that only read, among others on orders, keys\n")
                        .contains("- `gone`: could not be asked when this page was made\n")
                        .hasSizeLessThan(1_600);
                assertThat(surface.search("orders", 1).text())
                        .startsWith("shop__orders_list: List orders\nnot searched, gone: ");
            }
        }
    }

    @Test
    void keepsToWhatAnMcpServerSaysOfItsTools() throws Exception {
        Path node = NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js");
        Files.writeString(folder.resolve("note.txt"), "hello");
        Map<String, ?> keys = Map.of("command", "node", "args", List.of(node.toString(), folder.toString()));
        try (Workspace workspace = Configs.of().with("mcp", "files", keys).open(folder)) {
            AgentSurface surface = AgentSurface.of(workspace);

            assertThat(surface.call(
                                    "files__read_text_file",
                                    Map.of("path", folder.resolve("note.txt").toString()))
                            .text())
                    .contains("hello");
            assertThatThrownBy(() -> surface.call(
                            "files__write_file",
                            Map.of("path", folder.resolve("note.txt").toString(), "content", "gone")))
                    .hasMessageContaining("is not for agents");
            assertThat(folder.resolve("note.txt")).hasContent("hello");
        }
    }

    private static MockWebServer shop(MockResponse... answers) throws IOException {
        MockWebServer server = new MockWebServer();
        for (MockResponse answer : answers) {
            server.enqueue(answer.newBuilder()
                    .setHeader("Content-Type", "application/json; charset=utf-8")
                    .build());
        }
        server.start();
        return server;
    }

    private Workspace open(MockWebServer server, String agent) throws IOException {
        Files.writeString(folder.resolve("shop.json"), SHOP);
        String keys = "{'spec': '%s', 'baseUrl': '%s', 'retry': 'NONE', 'agent': %s}"
                .formatted(folder.resolve("shop.json"), server.url("/"), agent);
        return Configs.of().with("openapi", "shop", keys).open(folder);
    }
}
