package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.testing.NodePackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** list, search and describe, on GitHub's document. */
class ToolCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    @BeforeAll
    static void configure() throws Exception {
        Configs.write(
                directory,
                Map.of(
                        "sources",
                        Map.of(
                                "openapi",
                                Map.of(
                                        "github",
                                        Map.of(
                                                "spec",
                                                NodePackages.githubDocument().toString())),
                                "mcp",
                                Map.of("broken", Map.of("command", "no-such-program-anywhere")))));
    }

    private static CommandRun.Result run(String... arguments) {
        return CommandRun.in(directory).run(arguments);
    }

    @Test
    void listsEveryToolInALine() {
        CommandRun.Result result = run("list", "github");

        assertThat(result.out().lines().count()).isEqualTo(1223);
        assertThat(result.out()).contains("github__repos_list_for_user  ");
        assertThat(result.out().lines()).allMatch(line -> line.startsWith("github__"));
    }

    @Test
    void listsPagesAndWhatWasAskedFor() throws Exception {
        CommandRun.Result result = run("list", "github", "--tag", "Gists", "--read-only", "--limit", "3", "-o", "json");

        JsonNode tools = JSON.readTree(result.out());
        assertThat(tools).hasSize(3).allMatch(tool -> tool.path("readOnly").booleanValue());
        assertThat(tools.findValuesAsText("path")).allMatch(path -> path.contains("gists"));
        assertThat(result.err()).contains("1 to 3 of ");
    }

    @Test
    void aSourceThatFailsDoesNotHideTheOthers() {
        CommandRun.Result result = run("list");

        assertThat(result.out().lines().count()).isEqualTo(1223);
        assertThat(result.err()).contains("broken", "no-such-program-anywhere");
        assertThat(result.exit()).isEqualTo(ExitCode.CONNECTION);
    }

    @Test
    void findsByWords() throws Exception {
        CommandRun.Result text = run("search", "list", "repositories", "of", "a", "user", "--source", "github");
        CommandRun.Result data = run("search", "create an issue", "--source", "github", "--limit", "2", "-o", "yaml");

        assertThat(text.out()).contains("github__repos_list_for_user");
        assertThat(new YAMLMapper().readTree(data.out()).path("tools")).hasSize(2);
    }

    @Test
    void saysWhereItCouldNotLook() {
        CommandRun.Result result = run("search", "gists");

        assertThat(result.out()).contains("github__gists");
        assertThat(result.err()).contains("broken");
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(run("search", "gists", "--source", "broken").exit()).isEqualTo(ExitCode.CONNECTION);
    }

    @Test
    void describesForPeopleAndPrograms() throws Exception {
        assertThat(run("describe", "github__repos_list_for_user").out())
                .contains("github__repos_list_for_user", "/users/{username}/repos", "username");
        assertThat(JSON.readTree(run("describe", "github__repos_list_for_user", "-o", "json")
                                .out())
                        .path("parameters"))
                .isNotEmpty();
        assertThat(JSON.readTree(run("describe", "github__repos_list_for_user", "--schema")
                                .out())
                        .path("inputSchema")
                        .path("type")
                        .asText())
                .isEqualTo("object");
    }

    @Test
    void suggestsWhatMayHaveBeenMeant() {
        CommandRun.Result result = run("describe", "github__repos_list_for_usr");

        assertThat(result.err()).contains("did you mean", "github__repos_list_for_user");
        assertThat(result.exit()).isEqualTo(ExitCode.CONFIG);
    }

    @Test
    void anAgentIsShownOnlyWhatItMayUse() {
        assertThat(run("list", "github", "--agent").out())
                .contains("github__repos_get ")
                .doesNotContain("github__repos_delete ");
        assertThat(run("describe", "github__repos_delete", "--agent").exit()).isNotZero();
        assertThat(run("describe", "github__repos_delete", "--agent", "--schema")
                        .out())
                .isEmpty();
    }

    @Test
    void sourcesAreShownWithoutConnecting() throws Exception {
        CommandRun.Result result = run("sources", "-o", "json");

        assertThat(JSON.readTree(result.out()).findValuesAsText("name")).containsExactlyInAnyOrder("github", "broken");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        String[] list = {"list", "github", "--limit", "1"};

        assertThat(run(list).out()).doesNotContain("\u001b");
        assertThat(CommandRun.in(directory).onTerminal().run(list).out()).contains("\u001b[1m");
        assertThat(CommandRun.in(directory)
                        .onTerminal()
                        .variable("NO_COLOR", "1")
                        .run(list)
                        .out())
                .doesNotContain("\u001b");
        assertThat(CommandRun.in(directory)
                        .onTerminal()
                        .variable("TERM", "dumb")
                        .run(list)
                        .out())
                .doesNotContain("\u001b");
        assertThat(CommandRun.in(directory)
                        .onTerminal()
                        .run("list", "github", "--limit", "1", "--no-color")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void progressIsShownOnATerminalAndGoesAway() {
        String err = CommandRun.in(directory).onTerminal().run("list", "github").err();

        assertThat(err).contains("discovering [").endsWith("\r\u001b[K");
        assertThat(CommandRun.in(directory)
                        .onTerminal()
                        .run("list", "github", "--quiet")
                        .err())
                .isEmpty();
        assertThat(List.of(run("list", "github").err())).containsExactly("");
    }

    @Test
    void aToolWithoutItsSourceIsAnsweredWithItsWholeName() {
        CommandRun.Result result = run("describe", "repos_list_for_user");

        assertThat(result.exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(result.err()).contains("did you mean github__repos_list_for_user");
    }

    /** What takes a line back would be printed as it is. */
    @Test
    void progressIsForTerminalsThatCanDrawIt() {
        CommandRun terminal = CommandRun.in(directory).onTerminal();

        assertThat(terminal.run("list", "github", "--limit", "1").err()).contains("discovering [", "\u001b[K");
        assertThat(terminal.variable("TERM", "dumb")
                        .run("list", "github", "--limit", "1")
                        .all())
                .doesNotContain("\u001b");
        assertThat(terminal.variable("TERM", "")
                        .variable("OS", "Windows_NT")
                        .run("list", "github", "--limit", "1")
                        .all())
                .doesNotContain("\u001b");
        assertThat(terminal.variable("WT_SESSION", "1")
                        .run("list", "github", "--limit", "1")
                        .err())
                .contains("\u001b[K");
    }

    @Test
    void titleAndDescriptionAreTwoSentences() {
        assertThat(run("list", "github").out())
                .contains("List repositories for a user. Lists public repositories for the specified user.\n");
    }
}
