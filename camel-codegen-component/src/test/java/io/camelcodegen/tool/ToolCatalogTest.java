package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToolCatalogTest {

    private static final ToolCatalog CATALOG = ToolCatalog.of(
            "github",
            Stream.of(
                            "repos/list-for-user",
                            "repos/list-for-org",
                            "repos/get",
                            "users/get-by-username",
                            "issues/create")
                    .map(ToolCatalogTest::tool)
                    .toList(),
            Map.of("list_repos", "repos/list-for-user", "gone", "repos/nothing"),
            () -> null);

    private static Tool tool(String wireName) {
        ToolSchemas schemas = new ToolSchemas(JsonNodeFactory.instance.objectNode(), null);
        return Tool.builder(ToolName.of("github", wireName), wireName, () -> schemas)
                .build();
    }

    @Test
    void toolIsFoundByNameByTheSourcesSpellingAndByAlias() {
        assertThat(CATALOG.find("repos_list_for_user")).isPresent();
        assertThat(CATALOG.find("repos/list-for-user")).isEqualTo(CATALOG.find("repos_list_for_user"));
        assertThat(CATALOG.find("list_repos")).isEqualTo(CATALOG.find("repos_list_for_user"));
        assertThat(CATALOG.find("gone")).isEmpty();
    }

    @Test
    void nearestNamesAreThoseMistypedOrCutShort() {
        assertThat(CATALOG.nearest("repos_list_for_usr")).first().isEqualTo("github__repos_list_for_user");
        assertThat(CATALOG.nearest("list_for_org")).first().isEqualTo("github__repos_list_for_org");
        assertThat(CATALOG.nearest("zzzzzzzzzz")).isEmpty();
    }

    @Test
    void nearestNamesMayBeAliases() {
        assertThat(CATALOG.nearest("list_repoz")).first().isEqualTo("github__list_repos");
        assertThat(CATALOG.nearest("gonee")).as("an alias of no tool").isEmpty();
    }

    @Test
    void toolsAreSortedByName() {
        assertThat(CATALOG.tools()).extracting(tool -> tool.name().tool()).isSorted();
        assertThat(List.copyOf(CATALOG.tools())).hasSize(5);
    }
}
