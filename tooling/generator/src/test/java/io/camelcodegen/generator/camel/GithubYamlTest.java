package io.camelcodegen.generator.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's whole document, 1,223 tools. */
class GithubYamlTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    static Path directory;

    private static Workspace workspace;
    private static SourceTools github;

    @BeforeAll
    static void open() throws Exception {
        Path config = Files.writeString(
                directory.resolve("codegen.config.json"),
                """
                {"sources": {"openapi": {"github": {"spec": "%s"}}}}
                """.formatted(NodePackages.githubDocument()));
        workspace = Workspace.open(config.toString());
        github = workspace.tools("github");
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void everyRouteParses() throws Exception {
        Map<String, String> files = generate(new RouteWriter(), github);

        assertThat(files).hasSize(1223);
        for (String file : files.values()) {
            JsonNode route = YAML.readTree(file).at("/0/route");
            assertThat(route.at("/from/uri").asText()).isEqualTo("direct:" + route.path("id").asText());
        }
    }

    @Test
    void everyKameletParsesUnderANameOfItsOwn() throws Exception {
        Map<String, String> files = generate(new KameletWriter(), github);

        assertThat(files).hasSize(1223);
        for (Map.Entry<String, String> file : files.entrySet()) {
            JsonNode kamelet = YAML.readTree(file.getValue());
            assertThat(kamelet.at("/metadata/name").asText() + ".kamelet.yaml").isEqualTo(file.getKey());
            assertThat(kamelet.at("/metadata/name").asText()).matches("[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
        }
    }

    @Test
    void everyAiToolParsesAndItsSchemaIsJson() throws Exception {
        Map<String, String> files = generate(new AiToolWriter(), github);
        ObjectMapper json = new ObjectMapper();

        assertThat(files).hasSize(1223);
        for (String file : files.values()) {
            JsonNode parameters = YAML.readTree(file).at("/0/route/from/parameters");
            assertThat(parameters.path("description").asText()).matches("RAW\\(.+\\)");
            String schema = parameters.path("argSchema").asText();
            if (!schema.isEmpty()) {
                assertThat(json.readTree(schema.substring(4, schema.length() - 1)).path("properties"))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theSameToolsGiveTheSameBytes() {
        for (SourceWriter writer : List.of(new RouteWriter(), new KameletWriter(), new AiToolWriter())) {
            assertThat(generate(writer, github)).isEqualTo(generate(writer, github));
        }
    }

    @Test
    void filesHaveNamesThatEveryFileSystemTakes() {
        List<Tool> tools = List.of(tool("getUser"), tool("getuser"), tool("con"), tool("a".repeat(300)), tool("plain"));

        Map<String, String> files = generate(new RouteWriter(), new SourceTools(github.config(), tools, null));

        assertThat(files.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .hasSize(5)
                .contains("github/plain.yaml")
                .allMatch(name -> name.length() < 140)
                .noneMatch("github/con.yaml"::equals);
    }

    private static Tool tool(String name) {
        ToolSchemas none = new ToolSchemas(YAML.createObjectNode(), null);
        return Tool.builder(ToolName.of("github", name), name, () -> none).build();
    }

    private static Map<String, String> generate(SourceWriter writer, SourceTools source) {
        Map<String, String> files = new TreeMap<>();
        assertThat(writer.write(source, file -> files.put(file.path(), file.content())))
                .isEmpty();
        return files;
    }
}
