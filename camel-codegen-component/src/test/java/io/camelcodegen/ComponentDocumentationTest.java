package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/**
 * Keeps the option tables of docs/codegen-component.md equal to the generated catalogue. Run with
 * {@code -Dupdate.docs=true} to rewrite them.
 */
class ComponentDocumentationTest {

    private static final Path PAGE = Path.of("../docs/codegen-component.md");

    @Test
    void optionTablesAreThoseOfTheCatalogue() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(catalogue());
        String page = Files.readString(PAGE);

        String expected = page;
        expected = section(expected, "component options", table(model.getComponentOptions()));
        expected = section(expected, "path", table(model.getEndpointPathOptions()));
        expected = section(expected, "endpoint options", table(model.getEndpointParameterOptions()));
        expected = section(expected, "headers", table(model.getEndpointHeaders()));
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/codegen-component.md; -Dupdate.docs=true rewrites it")
                .isEqualTo(expected);
    }

    private static String catalogue() throws IOException {
        try (InputStream json = CodegenComponent.class.getResourceAsStream("/META-INF/io/camelcodegen/codegen.json")) {
            return new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String section(String page, String name, String content) {
        String start = "<!-- " + name + ": generated -->\n";
        String end = "<!-- " + name + ": end -->";
        int from = page.indexOf(start);
        int to = page.indexOf(end);
        assertThat(from).as("marker '%s'", start.trim()).isNotNegative();
        assertThat(to).as("marker '%s'", end).isGreaterThan(from);
        return page.substring(0, from + start.length()) + content + page.substring(to);
    }

    private static String table(List<? extends BaseOptionModel> options) {
        return options.stream()
                .map(option -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                option.getPrefix() == null ? option.getName() : option.getPrefix() + "NAME",
                                type(option),
                                option.getDefaultValue() == null ? "" : "`" + option.getDefaultValue() + "`",
                                option.getDescription().replace("|", "\\|")))
                .collect(Collectors.joining(
                        "\n", "| name | type | default | meaning |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String type(BaseOptionModel option) {
        String type = option.getType() == null ? option.getJavaType() : option.getType();
        String simple = type.replaceAll("\\b(?:[a-z]\\w*\\.)+", "");
        return simple.contains("<") ? "`" + simple + "`" : simple;
    }
}
