package io.camelcodegen.generator.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.EverythingServer;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void githubsWholeDocumentCompiles() throws Exception {
        Path github = generate(
                "github",
                """
                {"sources": {"openapi": {"github": {"spec": "%s"}}}}
                """.formatted(NodePackages.githubDocument()));
        Path program = Files.writeString(directory.resolve("program.ts"), """
                import { Github } from "./github.js";
                export async function names(github: Github): Promise<string[]> {
                  const repos = await github.repos_list_for_user({ username: "octocat", sort: "pushed", per_page: 5 });
                  await github.issues_create({ owner: "octocat", repo: "hello", title: "Hi", labels: ["bug"] });
                  return repos.map(repo => repo.full_name);
                }
                """);
        Path wrong = Files.writeString(directory.resolve("wrong.ts"), """
                import { Github } from "./github.js";
                export function wrong(github: Github): void {
                  void github.repos_list_for_user({ sort: "pushed" });
                  void github.repos_list_for_user({ username: "octocat", sort: "size" });
                }
                """);

        assertThat(Compiler.complaints(github, program)).isEmpty();
        assertThat(Compiler.complaints(wrong))
                .contains("wrong.ts(3,", "'username' is missing", "wrong.ts(4,", "\"size\"");
        assertThat(Files.readString(github).lines().filter(line -> line.contains("): Promise<")))
                .hasSize(1223);
    }

    @Test
    void realMcpServersCompile() throws Exception {
        String config = """
                {"sources": {"mcp": {
                  "files": {"command": "node", "args": ["%s", "%s"]},
                  "everything": {"command": "node", "args": ["%s"]}}}}
                """.formatted(
                        NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js"),
                        directory,
                        EverythingServer.script());

        Path files = generate("files", config);
        Path everything = generate("everything", config);

        assertThat(Compiler.complaints(files, everything)).isEmpty();
        assertThat(Files.readString(files))
                .contains("read_text_file(parameters: ReadTextFileParameters): Promise<ReadTextFileResult>;");
    }

    @Test
    void saysUnionsLiteralsTuplesAndMaps() throws Exception {
        String file = text(tool("t", "", """
                {"type": "object", "required": ["kind"], "properties": {
                  "kind": {"enum": ["a", "b", 3, null, 9007199254740993]},
                  "id": {"oneOf": [{"type": "string"}, {"type": ["integer", "null"]}]},
                  "ids": {"type": "array", "items": {"anyOf": [{"type": "string"}, {"const": false}]}},
                  "pair": {"prefixItems": [{"type": "string"}, {"type": "number"}], "items": false},
                  "map": {"type": "object", "additionalProperties": {"type": "boolean"}},
                  "any": {}, "odd-name": {"allOf": [{"type": "string"}, {"minLength": 3}]}}}""", null));

        assertThat(file).contains("""
                export interface TParameters {
                  kind: "a" | "b" | 3 | null | number;
                  id?: string | (number | null);
                  ids?: (string | false)[];
                  pair?: [(string)?, (number)?, ...never[]];
                  map?: { [key: string]: boolean };
                  any?: unknown;
                  "odd-name"?: string;
                }
                """);
    }

    @Test
    void recursiveSchemasAreDeclaredAndEndlessOnesUnknown() throws Exception {
        String file = compiled(tool("tree", "", """
                {"type": "object", "properties": {
                   "node": {"$ref": "#/$defs/node"}, "loop": {"$ref": "#/$defs/loop"}, "self": {"$ref": "#"},
                   "lost": {"$ref": "#/$defs/none"}, "place": {"$ref": "#/properties/node"}},
                 "$defs": {
                   "node": {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/$defs/node"}}}},
                   "loop": {"oneOf": [{"$ref": "#/$defs/pool"}, {"type": "string"}]},
                   "pool": {"anyOf": [{"$ref": "#/$defs/loop"}, {"type": "array", "items": {"$ref": "#/$defs/pool"}}]}}}""", null));

        assertThat(file)
                .contains("export interface TreeNode {\n  children?: TreeNode[];\n}")
                .contains("lost?: unknown;")
                .contains("export type TreeLoop = unknown;");
    }

    @Test
    void hostileTextAndNamesStayText() throws Exception {
        String evil = "*/ declare const evil: 1; /** @deprecated {@link x} */ \\u002a/ ${x} `y` \u2028 \u202E \u0000 // \n * @see z";
        String name = "a\"; b */ \u2028 \\ ` ${c} \n";
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putObject("properties").putObject(name).put("description", evil).putArray("enum").add(evil);
        schema.withObject("properties").putObject("ref").put("$ref", "#/$defs/x~1..~1y%22%3B");
        schema.putObject("$defs").putObject("x/../y\";").put("type", "object");
        ToolSchemas schemas = new ToolSchemas(schema, null);
        Tool tool = Tool.builder(ToolName.of("shop", "class"), "class", () -> schemas)
                .description(evil)
                .tags(List.of(evil))
                .build();

        String file = compiled(tool, tool("constructor", evil, "{}", null), tool("2fa", evil, "{}", null));

        assertThat(file).doesNotContain("\u2028", "\u202E", "\u0000");
        assertThat(file.lines()).noneMatch(line -> line.strip().startsWith("declare") || line.strip().startsWith("* @"));
    }

    private String compiled(Tool... tools) throws Exception {
        String text = text(tools);
        Path file = Files.writeString(directory.resolve("shop.d.ts"), text);
        assertThat(Compiler.complaints(file)).as(text).isEmpty();
        return text;
    }

    private static String text(Tool... tools) {
        SourceConfig config = SourceConfig.openapi("shop", "shop.yaml").build();
        return write(new SourceTools(config, List.of(tools), null)).content();
    }

    private static GeneratedFile write(SourceTools tools) {
        List<GeneratedFile> files = new ArrayList<>();
        assertThat(new DeclarationWriter().write(tools, files::add)).isEmpty();
        return files.get(0);
    }

    private static Tool tool(String name, String description, String input, String output) throws Exception {
        ToolSchemas schemas = new ToolSchemas(
                (ObjectNode) JSON.readTree(input), output == null ? null : (ObjectNode) JSON.readTree(output));
        return Tool.builder(ToolName.of("shop", name), name, () -> schemas)
                .description(description)
                .build();
    }

    private Path generate(String source, String config) throws Exception {
        Path file = Files.writeString(directory.resolve("codegen.config.json"), config);
        try (Workspace workspace = Workspace.open(file.toString())) {
            GeneratedFile generated = write(workspace.tools(source));
            assertThat(generated.path()).isEqualTo(source + ".d.ts");
            return Files.writeString(directory.resolve(source + ".d.ts"), generated.content());
        }
    }
}
