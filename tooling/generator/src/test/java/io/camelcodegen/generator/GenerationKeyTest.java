package io.camelcodegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationKeyTest {

    private static final GenerationSettings SETTINGS =
            new GenerationSettings(Path.of("out"), "codegen", EnumSet.of(OutputKind.JAVA), false, false, false);

    private static Tool tool(String name, String description, String parameter) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("properties").putObject(parameter);
        return Tool.builder(new ToolName("pets", name), name, () -> new ToolSchemas(schema, null))
                .description(description)
                .build();
    }

    private static SourceConfig.Builder config() {
        return SourceConfig.openapi("pets", "pets.json");
    }

    private static String key(SourceConfig.Builder config, String revision, Tool... tools) {
        return GenerationKey.of(new SourceTools(config.build(), List.of(tools), revision), SETTINGS);
    }

    @Test
    void isTheSameForTheSame() {
        assertThat(key(config(), null, tool("a", "d", "p")))
                .isEqualTo(key(config(), null, tool("a", "d", "p")))
                .matches("[0-9a-f]{24}");
    }

    @Test
    void isAnotherWhereToolsAreOther() {
        assertThat(List.of(
                        key(config(), null, tool("a", "d", "p")),
                        key(config(), null, tool("b", "d", "p")),
                        key(config(), null, tool("a", "e", "p")),
                        key(config(), null, tool("a", "d", "q")),
                        key(config(), null, tool("a", "d", "p"), tool("b", "d", "p")),
                        key(config(), "1", tool("a", "d", "p")),
                        key(config(), "2", tool("a", "d", "p")),
                        key(config().include(List.of("a")), "2", tool("a", "d", "p")),
                        key(config().exclude(List.of("b")), "2", tool("a", "d", "p")),
                        key(config().readOnly(true), "2", tool("a", "d", "p")),
                        key(config().alias("x", "a"), "2", tool("a", "d", "p"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aListIsNotTheTextOfAnother() {
        assertThat(List.of(
                        key(config().include(List.of("a, b")), "1"),
                        key(config().include(List.of("a", "b")), "1"),
                        key(config().include(List.of("a")).exclude(List.of("b")), "1"),
                        key(config().alias("a", "b, c=d"), "1"),
                        key(config().alias("a", "b").alias("c", "d"), "1"),
                        key(config().alias("a", "d").alias("c", "b"), "1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void readsNoSchemaWhereTheRevisionIsKnown() {
        Tool unread = Tool.builder(new ToolName("pets", "a"), "a", () -> {
                    throw new AssertionError("read");
                })
                .build();

        assertThat(key(config(), "1", unread)).isNotEmpty();
    }

    @Test
    void isMadeOfNoSecret() {
        assertThat(key(config().auth(new Auth.Bearer("one")).header("X-Key", "one"), "1"))
                .isEqualTo(key(config().auth(new Auth.Bearer("two")).header("X-Key", "two"), "1"))
                .isNotEqualTo(key(config(), "1"));
    }
}
