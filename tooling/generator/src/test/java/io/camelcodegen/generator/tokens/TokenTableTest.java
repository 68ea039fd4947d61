package io.camelcodegen.generator.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.generator.testing.Configs;
import io.camelcodegen.generator.testing.GitHubTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the table of docs/tokens.md, with every call really made. {@code -Dtokens.write=true} writes it there. */
class TokenTableTest {

    private static final Path PAGE = Path.of("../../docs/tokens.md");
    private static final String BEGIN = "<!-- begin: written by TokenTableTest -->\n";
    private static final String END = "<!-- end -->\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<TokenTask> TASKS = List.of(
            task("list the repositories of a user", "github__repos_list_for_user", "{'username': 'octocat'}"),
            task(
                    "open a new issue",
                    "github__issues_create",
                    "{'owner': 'octocat', 'repo': 'Hello-World', 'title': 'Crash', 'body': 'It crashes at start.'}"),
            task(
                    "merge a pull request",
                    "github__pulls_merge",
                    "{'owner': 'octocat', 'repo': 'Hello-World', 'pull_number': 1347, 'merge_method': 'squash'}"),
            task("get the readme", "github__repos_get_readme", "{'owner': 'octocat', 'repo': 'Hello-World'}"),
            task(
                    "add a label to an issue",
                    "github__issues_add_labels",
                    "{'owner': 'octocat', 'repo': 'Hello-World', 'issue_number': 7, 'labels': ['bug']}"),
            task("search code", "github__search_code", "{'q': 'addClass in:file language:js repo:jquery/jquery'}"),
            task(
                    "create a check run",
                    "github__checks_create",
                    "{'owner': 'octocat', 'repo': 'Hello-World', 'name': 'build', 'head_sha': 'ce587453ced02b1526dfb4cb910479d431683101'}"),
            task("read a text file", "files__read_text_file", "{'path': 'notes.txt'}"),
            task("list the files of a directory", "files__list_directory", "{'path': '.'}"),
            task("find files by name", "files__search_files", "{'path': '.', 'pattern': '**/*.txt'}"),
            task("write a file", "files__write_file", "{'path': 'new.txt', 'content': 'Hello'}"));

    @TempDir
    Path folder;

    @Test
    void tableOfTheDocumentationIsWhatARunGives() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "hello");
        TokenReport report;
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .setHeader("Content-Type", "application/json")
                            .body("{}")
                            .build();
                }
            });
            server.start();
            try (Workspace workspace = open(server)) {
                report = TokenBenchmark.of(workspace).run(TASKS, true);
            }
        }

        assertThat(report.leftOut()).isEmpty();
        assertThat(report.tasks()).hasSameSizeAs(TASKS);
        assertThat(folder.resolve("new.txt")).hasContent("Hello"); // the calls were made indeed
        String table = BEGIN + "\nGitHub's document of npm `@octokit/openapi` " + version("@octokit/openapi")
                + ", `@modelcontextprotocol/server-filesystem` "
                + version("@modelcontextprotocol/server-filesystem") + ".\n\n"
                + TokenFiles.markdown(report).replace("# Tokens\n\n", "").replace("## ", "### ") + "\n" + END;
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("tokens.write")) {
            page = page.substring(0, page.indexOf(BEGIN)) + table + page.substring(page.indexOf(END) + END.length());
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains(table);
    }

    private Workspace open(MockWebServer server) {
        Map<String, ?> writes = Map.of("readOnly", false);
        String filesystem = NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js")
                .toString();
        return Configs.of()
                .with(
                        "openapi",
                        "github",
                        GitHubTools.source(Map.of("baseUrl", server.url("/").toString(), "agent", writes)))
                .with(
                        "mcp",
                        "files",
                        Map.of(
                                "command",
                                "node",
                                "args",
                                List.of(filesystem, "."),
                                "cwd",
                                folder.toString(),
                                "agent",
                                writes))
                .open(folder);
    }

    private static TokenTask task(String words, String tool, String parameters) {
        try {
            return new TokenTask(words, words, tool, JSON.readTree(parameters.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(String npm) throws IOException {
        JsonNode description =
                JSON.readTree(NodePackages.file(npm + "/package.json").toFile());
        return description.path("version").asText();
    }
}
