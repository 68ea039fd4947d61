package io.camelcodegen.examples.agent;

import static io.camelcodegen.examples.agent.PlayedAgent.check;

import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An agent finds tools, reads how they are called, calls them, and is refused what its configuration does not allow. */
public final class ClaudeCodeExample {

    private static final Path PAGE = Path.of("AGENTS.md");
    private static final Path WRAPPERS = Path.of("target/codegen/java/com/example/tools");

    private ClaudeCodeExample() {}

    public static void main(String[] args) throws Exception {
        Path notes = Files.createTempDirectory("notes-").toRealPath();
        Path note = notes.resolve("todo.txt");
        Files.writeString(note, "open an issue: it crashes at start\n");
        try (StandIn github = StandIn.open()) {
            Shell shell = new Shell(
                    Map.of("GITHUB_URL", github.url(), "GITHUB_TOKEN", "example-token", "NOTES", notes.toString()));
            System.out.println(page());
            sync(shell);
            work(new PlayedAgent(shell), note);
            check(
                    github.requests()
                            .equals(List.of(
                                    "GET /users/octocat/repos?per_page=5", "POST /repos/octocat/Hello-World/issues")),
                    "GitHub was asked only what is allowed");
            shell.run("tokens");
        } finally {
            Files.deleteIfExists(note);
            Files.delete(notes);
        }
        System.out.println("claude-code: ok");
    }

    /** What the agent is sent before anything else; it is made of the configuration, and kept with the project. */
    private static String page() throws IOException {
        try (Workspace workspace = Workspace.open("codegen.config.json")) {
            String page = AgentSurface.of(workspace).page();
            if (Boolean.getBoolean("write")) {
                Files.writeString(PAGE, page);
            }
            check(page.equals(Files.readString(PAGE)), "AGENTS.md is of this configuration");
            return page;
        }
    }

    /** Wrappers for who writes code here, and the manifest that says what the project has. */
    private static void sync(Shell shell) throws IOException, InterruptedException {
        check(shell.run("sync").exitCode() == 0, "wrappers, manifest and lock file are made");
        check(Files.isRegularFile(WRAPPERS.resolve("github/Github.java")), "GitHub's operations are Java methods");
        check(Files.isRegularFile(WRAPPERS.resolve("files/Files.java")), "the server's tools are Java methods");
        check(shell.run("validate", ".agent-ready.json").exitCode() == 0, "the manifest is valid");
    }

    private static void work(PlayedAgent agent, Path note) throws IOException, InterruptedException {
        String todo = agent.use("read a text file", "files__read_text_file", "{\"path\":\"" + note + "\"}");
        check(todo.contains("it crashes at start"), "the note is read");

        String repositories = agent.use(
                "list the repositories of a user",
                "github__repos_list_for_user",
                "{\"username\":\"octocat\",\"per_page\":5}");
        check(repositories.contains("octocat/Hello-World"), "the repositories are listed");

        String issue = agent.use(
                "open a new issue",
                "github__issues_create",
                "{\"owner\":\"octocat\",\"repo\":\"Hello-World\",\"title\":\"It crashes at start\"}");
        check(issue.contains("1347"), "the issue is created");

        agent.tryAnyway("github__repos_delete", "{\"owner\":\"octocat\",\"repo\":\"Hello-World\"}");
        agent.tryAnyway("files__write_file", "{\"path\":\"" + note + "\",\"content\":\"\"}");
        check(Files.readString(note).contains("it crashes at start"), "the note is as it was");
    }
}
