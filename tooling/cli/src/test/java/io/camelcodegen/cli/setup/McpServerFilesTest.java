package io.camelcodegen.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpServerFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Working directory and home. */
    @TempDir
    Path directory;

    private void file(String path, Object content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content instanceof String text ? text : JSON.writeValueAsString(content));
    }

    private static Map<String, Object> servers(String member, String name, Map<String, Object> server) {
        return Map.of(member, Map.of(name, server));
    }

    private CommandRun.Result sources(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "sources";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return CommandRun.in(directory).run(arguments);
    }

    @Test
    void findsTheServersOfOtherProgramsWhenAsked() throws Exception {
        Map<String, Object> server = Map.of("command", "node", "args", List.of("x.js"), "alwaysAllow", List.of("all"));
        file(".mcp.json", servers("mcpServers", "project", server));
        file(
                ".vscode/mcp.json",
                servers("servers", "editor", Map.of("type", "http", "url", "https://mcp.example.com")));
        file(".config/mcp/a.json", servers("mcpServers", "shared", server));
        file(".config/Claude/claude_desktop_config.json", servers("mcpServers", "Desk Top!", server));
        file(".cursor/mcp.json", "{ not json");

        assertThat(sources().out()).isEmpty();
        assertThat(JSON.readTree(sources("--discover", "-o", "json").out()).findValuesAsText("name"))
                .contains("project", "editor", "shared");
        assertThat(sources("--discover").out())
                .contains(directory.resolve(".mcp.json").toString());
    }

    private List<Path> files(String system) {
        return new McpServerFiles(CommandRun.in(directory).terminal(), system).files();
    }

    @Test
    void looksWhereEachSystemKeepsTheFileOfClaudeDesktop() {
        assertThat(files("Mac OS X"))
                .contains(directory.resolve("Library/Application Support/Claude/claude_desktop_config.json"));
        assertThat(files("Windows 11"))
                .contains(directory.resolve("AppData/Roaming/Claude/claude_desktop_config.json"));
        assertThat(files("Linux")).contains(directory.resolve(".config/Claude/claude_desktop_config.json"));
    }

    @Test
    void aNameThatIsTakenOrCannotBeOneIsChanged() throws Exception {
        Configs.everything(directory);
        Map<String, Object> server = Map.of("command", "node");
        file(".mcp.json", servers("mcpServers", "everything", server));
        file(".config/mcp/a.json", servers("mcpServers", "@scope/my__server", server));

        assertThat(JSON.readTree(sources("--discover", "-o", "json").out()).findValuesAsText("name"))
                .containsExactly("everything", "everything-2", "scope-my_server");
    }

    @Test
    void aServerIsRunOnlyWhenItIsNamed() throws Exception {
        Configs.everything(directory);
        Path mark = directory.resolve("it-ran");
        file(
                ".mcp.json",
                servers(
                        "mcpServers",
                        "foreign",
                        Map.of("command", "sh", "args", List.of("-c", "touch '" + mark + "'"))));
        CommandRun run = CommandRun.in(directory);

        run.run("sources", "--discover");
        run.run("list", "--discover");
        run.run("search", "echo", "--discover");
        run.run("search", "echo", "--discover", "--agent");
        run.run("list", "everything", "--discover");
        run.run("describe", "everything__echo", "--discover");
        run.run("doctor", "--discover");
        assertThat(mark).doesNotExist();

        run.run("list", "foreign", "--discover");
        assertThat(mark).exists();
    }

    @Test
    void aDiscoveredServerCanBeCalled() throws Exception {
        file(".mcp.json", Map.of("mcpServers", Map.of("other", Configs.everything())));

        assertThat(CommandRun.in(directory)
                        .run("call", "other__echo", "-p", "message=hi", "--discover")
                        .out())
                .isEqualTo("Echo: hi\n");
        assertThat(CommandRun.in(directory)
                        .run("call", "other__echo", "-p", "message=hi")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void withoutAConfigurationAServerThatIsNamedIsEnough() throws Exception {
        Files.writeString(
                directory.resolve(".mcp.json"),
                JSON.writeValueAsString(Map.of("mcpServers", Map.of("everything", Configs.everything()))));
        CommandRun run = CommandRun.in(directory);

        assertThat(run.run("list", "--discover").err()).contains("must be named", "sources --discover");
        assertThat(run.run("doctor", "everything", "--discover"))
                .satisfies(result -> assertThat(result.exit()).isZero())
                .satisfies(result -> assertThat(result.out()).contains("everything: reached, 13 tools"));
    }
}
