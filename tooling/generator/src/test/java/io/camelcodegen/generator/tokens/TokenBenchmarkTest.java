package io.camelcodegen.generator.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.generator.testing.Configs;
import io.camelcodegen.generator.tokens.TokenReport.LeftOut;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenBenchmarkTest {

    private static final String SHOP = """
            {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}, %s "paths": {
              "/orders": {
                "get": {"operationId": "orders/list", "summary": "List orders",
                  "responses": {"200": {"description": "", "content": {"application/json": {"schema": {
                    "type": "array", "items": {"type": "object", "properties": {"id": {"type": "integer"}}}}}}}}},
                "post": {"operationId": "orders/create", "summary": "Place an order"}},
              "/orders/{id}": {
                "get": {"operationId": "orders/get", "summary": "Get an order", "parameters": [
                  {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}]}}}}""";

    private static final String SECURED = "\"security\": [{\"key\": []}], \"components\": {\"securitySchemes\": "
            + "{\"key\": {\"type\": \"http\", \"scheme\": \"bearer\"}}},";

    @TempDir
    Path folder;

    @BeforeEach
    void documents() throws Exception {
        Files.writeString(folder.resolve("shop.json"), SHOP.formatted(""));
        Files.writeString(folder.resolve("secured.json"), SHOP.formatted(SECURED));
    }

    @Test
    void countsWhatCanBeCalledAndSaysWhatCannot() throws Exception {
        try (Workspace workspace = Configs.of()
                .with("openapi", "shop", source("shop.json", "http://127.0.0.1:9/"))
                .with("openapi", "secured", source("secured.json", "http://127.0.0.1:9/"))
                .with("openapi", "gone", source("gone.json", "http://127.0.0.1:9/"))
                .with(
                        "openapi",
                        "idle",
                        Map.of(
                                "spec", folder.resolve("shop.json").toString(),
                                "baseUrl", "http://127.0.0.1:9/",
                                "agent", Map.of("include", "nothing")))
                .open(folder)) {

            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);

            assertThat(report.sources()).extracting(TokenReport.Source::name).containsExactly("shop");
            assertThat(report.sources().get(0))
                    .returns(2, TokenReport.Source::tools) // the third is not for agents
                    .satisfies(shop -> assertThat(shop.tasks())
                            .extracting(TokenReport.Task::tool)
                            .containsExactly("shop__orders_get", "shop__orders_list"))
                    .satisfies(shop -> assertThat(shop.beforeWithoutResults().o200k())
                            .isBetween(1L, shop.before().o200k() - 1));
            assertThat(report.leftOut())
                    .extracting(LeftOut::source)
                    .containsExactly("gone", "idle", "secured", "secured");
            assertThat(report.leftOut())
                    .extracting(LeftOut::reason)
                    .anySatisfy(reason -> assertThat(reason).startsWith("AUTH_MISSING: "))
                    .anySatisfy(reason -> assertThat(reason).contains("there is no such file"))
                    .contains("agents may use none of its tools", "none of its tasks counts");
            assertThat(TokenFiles.markdown(report)).contains("In this run no call was made", "\n- secured: none of");
        }
    }

    @Test
    void aCallThatFailsIsNoTask() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().code(404).build());
            server.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body("[]")
                    .build());
            server.start();
            try (Workspace workspace = Configs.of()
                    .with("openapi", "shop", source("shop.json", server.url("/").toString()))
                    .open(folder)) {

                TokenReport report = TokenBenchmark.of(workspace).run(List.of(), true);

                assertThat(report.tasks()).extracting(TokenReport.Task::tool).containsExactly("shop__orders_list");
                assertThat(report.leftOut()).singleElement().satisfies(left -> assertThat(left.reason())
                        .startsWith("HTTP_ERROR_4XX: "));
            }
        }
    }

    /** A few tools cost less than the way to one of them: then the figure says so. */
    @Test
    void aSmallSourceMaySaveNothing() throws Exception {
        try (Workspace workspace = Configs.of()
                .with("openapi", "shop", source("shop.json", "http://127.0.0.1:9/"))
                .open(folder)) {

            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);

            assertThat(report.reduction()).isNegative();
            JsonNode json = new ObjectMapper().readTree(TokenFiles.json(report));
            assertThat(json.at("/total/reduction").decimalValue()).isNegative();
            assertThat(json.at("/sources/0/tasks/0/after/o200k_base").asLong())
                    .isEqualTo(report.page().plus(report.tasks().get(0).total()).o200k());
        }
    }

    @Test
    void aToolWithoutSchemasIsLeftOutAlone() throws Exception {
        Files.writeString(
                folder.resolve("shop.json"),
                SHOP.formatted("")
                        .replace("{\"type\": \"integer\"}}]}", "{\"$ref\": \"#/components/schemas/Gone\"}}]}"));
        try (Workspace workspace = Configs.of()
                .with("openapi", "shop", source("shop.json", "http://127.0.0.1:9/"))
                .open(folder)) {

            TokenReport report = TokenBenchmark.of(workspace).run(List.of(), false);

            assertThat(report.sources()).singleElement().returns(1, TokenReport.Source::tools);
            assertThat(report.leftOut())
                    .singleElement()
                    .returns("shop__orders_get", LeftOut::task)
                    .satisfies(left -> assertThat(left.reason()).contains("Gone"));
        }
    }

    @Test
    void textThatLooksLikeASpecialTokenIsText() {
        assertThat(new TokenCounter().count("<|endoftext|>").o200k()).isGreaterThan(1);
    }

    private Map<String, ?> source(String document, String baseUrl) {
        return Map.of("spec", folder.resolve(document).toString(), "baseUrl", baseUrl, "retry", "NONE");
    }
}
