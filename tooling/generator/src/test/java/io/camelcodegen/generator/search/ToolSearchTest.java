package io.camelcodegen.generator.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolSearchTest {

    private final ToolSearch search = ToolSearch.of(List.of(
            tool("files__readTextFile", "Read the complete contents of a file as text", "path"),
            tool("files__list_directory", "Get a listing of everything in a folder", "path"),
            tool("files__moveFile", "Move or rename files", "source"),
            tool("shop__orders_list", "List orders\n\nNewest first; reading needs no account.", "since"),
            tool("shop__cart_add", "Put a product into the cart", "quantity")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readTextFile",
                "read text file",
                "read-text-file",
                "read_text_file",
                "READ TEXT FILE",
                "files/read-text",
                "files__readTextFile",
                "complete contents",
                "reeding text",
                "readin",
                "complet"
            })
    void findsIdentifiersHoweverTheyAreWritten(String words) {
        assertThat(first(words)).isEqualTo("files__readTextFile");
    }

    @Test
    void findsBySynonymTypoBeginningAndParameter() {
        assertThat(first("directory")).isEqualTo("files__list_directory");
        assertThat(first("folders")).isEqualTo("files__list_directory");
        assertThat(first("quantity")).isEqualTo("shop__cart_add");
        assertThat(first("ordrs")).isEqualTo("shop__orders_list");
        assertThat(first("prod")).isEqualTo("shop__cart_add");
    }

    /** None of this has a meaning but its words; none of it may take long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders AND NOT list", "NAME:orders~2", "+orders -list", "\"orders", "(orders", "orders^1e9", "orders*",
                "/orders.*/", "[orders TO z]", "{orders", "orders && ||", "\\orders\\", "orders ${7*7} {{x}}",
                        "orders\u0000\uffff"
            })
    void takesQueriesForPlainWords(String words) {
        assertThat(first(words)).isEqualTo("shop__orders_list");
    }

    @Test
    void endlessTextIsCut() {
        assertThat(first("orders " + "(a* AND b~) ".repeat(100_000))).isEqualTo("shop__orders_list");
        assertThat(search.search("x".repeat(1 << 20), 5)).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIsAsked() {
        assertThat(search.search("", 5)).isEmpty();
        assertThat(search.search(" ?! ", 5)).isEmpty();
        assertThat(search.search("orders", 0)).isEmpty();
        assertThat(ToolSearch.of(List.of()).search("orders", 5)).isEmpty();
    }

    @Test
    void deprecatedToolsComeAfterTheirLike() {
        Tool old = Tool.builder(ToolName.of("a", "get_thing"), "get_thing", ToolSearchTest::schemas)
                .deprecated(true)
                .build();
        Tool current = tool("b__get_thing", "", "x");

        assertThat(ToolSearch.of(List.of(old, current)).search("thing", 2))
                .extracting(hit -> hit.tool().toString())
                .containsExactly("b__get_thing", "a__get_thing");
    }

    private String first(String words) {
        List<ToolSearch.Hit> hits = search.search(words, 5);
        return hits.isEmpty() ? "" : hits.get(0).tool().toString();
    }

    private static Tool tool(String name, String description, String parameter) {
        String[] parts = name.split("__");
        return Tool.builder(ToolName.of(parts[0], parts[1]), parts[1], () -> {
                    ToolSchemas schemas = schemas();
                    schemas.input().putObject("properties").putObject(parameter);
                    return schemas;
                })
                .description(description)
                .build();
    }

    private static ToolSchemas schemas() {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolSchemas(input, null);
    }
}
