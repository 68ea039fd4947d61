package io.camelcodegen.examples.wrappers;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.examples.wrappers.tools.filesystem.Filesystem;
import io.camelcodegen.examples.wrappers.tools.filesystem.ReadTextFile;
import io.camelcodegen.examples.wrappers.tools.filesystem.WriteFile;
import io.camelcodegen.examples.wrappers.tools.github.Github;
import io.camelcodegen.examples.wrappers.tools.github.IssuesCreateComment;
import io.camelcodegen.examples.wrappers.tools.github.ReposListForUser;
import io.camelcodegen.examples.wrappers.tools.github.model.IssueComment;
import io.camelcodegen.examples.wrappers.tools.github.model.MinimalRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Calls GitHub's API and an MCP server by methods that the build generated: a misspelt name does not compile. */
public final class TypedWrappers {

    private TypedWrappers() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("notes-").toRealPath();
        Main camel = new Main();
        try (StandIn gitHub = StandIn.open()) {
            camel.addInitialProperty("github.url", gitHub.url());
            camel.addInitialProperty("notes.directory", directory.toString());
            camel.start();
            comment(camel.getCamelContext(), gitHub);
            keepNote(camel.getCamelContext(), directory.resolve("hello.txt"));
            System.out.println("typed-wrappers: ok");
        } finally {
            camel.stop();
            Files.deleteIfExists(directory.resolve("hello.txt"));
            Files.delete(directory);
        }
    }

    private static void comment(CamelContext camel, StandIn server) {
        Github github = Github.of(camel);

        List<MinimalRepository> repositories = github.reposListForUser(ReposListForUser.Params.builder("octocat")
                .sort(ReposListForUser.Sort.UPDATED)
                .perPage(2)
                .build());
        for (MinimalRepository repository : repositories) {
            System.out.println(repository.fullName() + "  " + repository.stargazersCount() + " stars");
        }
        check(repositories.size() == 2, "two repositories came");
        show(server, "GET /users/octocat/repos?sort=updated&per_page=2");

        IssueComment comment = github.issuesCreateComment(
                new IssuesCreateComment.Params("octocat", "Hello-World", 1347, new IssuesCreateComment.Body("Me too")));
        System.out.println(
                "comment " + comment.id() + " of " + comment.createdAt().getYear());
        check("Me too".equals(comment.body()), "the comment is what was sent");
        show(server, "POST /repos/octocat/Hello-World/issues/1347/comments {\"body\":\"Me too\"}");
    }

    private static void keepNote(CamelContext camel, Path note) {
        Filesystem filesystem = Filesystem.of(camel);

        filesystem.writeFile(new WriteFile.Params(note.toString(), "written by a generated method"));
        String read = filesystem
                .readTextFile(new ReadTextFile.Params(note.toString()))
                .content();
        System.out.println(note.getFileName() + "  " + read);
        check("written by a generated method".equals(read), "what was read is what was written");

        try {
            filesystem.readTextFile(new ReadTextFile.Params("/etc/hostname"));
            throw new IllegalStateException("a path elsewhere was read");
        } catch (CodegenException e) {
            System.out.println("refused  " + e.getCode());
            check(e.getCode() == ErrorCode.EXECUTION_FAILED, "the server refuses a path elsewhere");
        }
    }

    private static void show(StandIn server, String expected) {
        String request = server.takeRequest();
        System.out.println("    sent as " + request);
        check(request.equals(expected), "the request is " + expected);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
