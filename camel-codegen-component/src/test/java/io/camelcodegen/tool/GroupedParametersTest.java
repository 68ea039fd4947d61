package io.camelcodegen.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupedParametersTest {

    @Test
    void everythingGoesToItsGroup() {
        Map<String, Object> parameters = new GroupedParameters()
                .path("owner", "octocat")
                .query("page", 2)
                .query("page_size", 30)
                .header("X-Trace", "t")
                .cookie("session", "s")
                .body(List.of(1))
                .toMap();

        assertThat(parameters)
                .isEqualTo(Map.of(
                        "path", Map.of("owner", "octocat"),
                        "query", Map.of("page", 2, "page_size", 30),
                        "header", Map.of("X-Trace", "t"),
                        "cookie", Map.of("session", "s"),
                        "body", List.of(1)));
    }

    @Test
    void whatIsNullIsNotGiven() {
        Map<String, Object> parameters = new GroupedParameters()
                .path("owner", "octocat")
                .query("page", null)
                .body(null)
                .toMap();

        assertThat(parameters).isEqualTo(Map.of("path", Map.of("owner", "octocat")));
    }
}
