package io.camelcodegen.examples.github;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.tool.Tool;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.main.Main;

/** Lists, searches, describes and calls GitHub's operations; what is called is a server on this machine. */
public final class GitHubExample {

    private static final int OPERATIONS = 1223;

    /** Parameters may be a record, as here, a Map or JSON. */
    record NewIssue(String owner, String repo, String title, List<String> labels) {}

    /** What of GitHub's answer is of interest here. */
    record Issue(int number, String state) {}

    private final Codegen codegen;
    private final StandIn gitHub;

    private GitHubExample(Codegen codegen, StandIn gitHub) {
        this.codegen = codegen;
        this.gitHub = gitHub;
    }

    public static void main(String[] args) throws Exception {
        Main camel = new Main();
        try (StandIn gitHub = StandIn.open()) {
            camel.addInitialProperty("github.url", gitHub.url());
            camel.start();
            GitHubExample example = new GitHubExample(Codegen.of(camel.getCamelContext()), gitHub);
            Collection<Tool> tools = example.discover();
            search(tools, "release asset");
            example.describe("github__issues_create");
            title("Calls");
            example.showRepositories(camel);
            example.createIssue();
            title("Mistakes");
            example.callWithWrongParameters();
            example.callWithWrongName();
            System.out.println();
            System.out.println("github: ok");
        } finally {
            camel.stop();
        }
    }

    private Collection<Tool> discover() {
        long start = System.nanoTime();
        Collection<Tool> tools = codegen.tools("github");
        System.out.printf("%d tools in %d ms%n", tools.size(), (System.nanoTime() - start) / 1_000_000);
        check(tools.size() == OPERATIONS, "every operation is a tool");
        return tools;
    }

    private static void search(Collection<Tool> tools, String words) {
        title("Tools about \"" + words + "\"");
        List<Tool> found = tools.stream()
                .filter(tool -> List.of(words.split(" ")).stream().allMatch(text(tool)::contains))
                .toList();
        for (Tool tool : found) {
            String summary = tool.description().lines().findFirst().orElse("");
            System.out.printf("  %-40s %s%n", tool.name(), summary);
        }
        check(!found.isEmpty(), "tools are found");
    }

    private static String text(Tool tool) {
        return (tool.name() + " " + tool.description()).toLowerCase(Locale.ROOT);
    }

    private void describe(String name) {
        Tool tool = codegen.tool(name);
        title(name + " (" + tool.wireName() + ")");
        List<String> lines = ParameterTable.lines(tool);
        lines.forEach(System.out::println);
        check(lines.stream().anyMatch(line -> line.matches(" +title +body .* yes\\b.*")), "a title is required");
    }

    /** From the route in {@code camel/repositories.xml}, which prints what came. */
    private void showRepositories(Main camel) throws Exception {
        Object repositories =
                camel.getCamelTemplate().requestBody("direct:repositories", Map.of("username", "octocat"));
        check(repositories instanceof List<?> list && list.size() == 2, "two repositories came");
        show("GET /users/octocat/repos?sort=updated&per_page=2", "");
    }

    private void createIssue() {
        NewIssue parameters = new NewIssue("octocat", "Hello-World", "It works", List.of("camel"));
        Issue issue = codegen.callTyped("github__issues_create", parameters, Issue.class);
        System.out.println("  " + issue);
        check(new Issue(1347, "open").equals(issue), "the issue has its number");
        show("POST /repos/octocat/Hello-World/issues", "{\"title\":\"It works\",\"labels\":[\"camel\"]}");
    }

    /** What arrived at the server. */
    private void show(String line, String body) {
        StandIn.Request request = gitHub.takeRequest();
        System.out.println("    sent as " + request.line() + (body.isEmpty() ? "" : " with " + request.body()));
        check(request.line().equals(line), "the request is " + line);
        check(request.body().equals(body), "its body is " + body);
        check(("Bearer " + token()).equals(request.authorization()), "it has the configured token");
    }

    private static String token() {
        String token = System.getenv("GITHUB_TOKEN");
        return token == null || token.isEmpty() ? "example-token" : token;
    }

    private void callWithWrongParameters() {
        CodegenException error =
                failure("github__repos_list_for_user", Map.of("sort", "stars", "per_page", "many", "colour", "red"));
        System.out.println("  " + error.getCode());
        List<?> violations = list(error, ErrorContext.VIOLATIONS);
        violations.forEach(violation -> System.out.println("    " + ((Map<?, ?>) violation).get("message")));
        check(error.getCode() == ErrorCode.INVALID_PARAMS && violations.size() == 4, "all four mistakes are told");
    }

    private void callWithWrongName() {
        CodegenException error = failure("github__repos_list_for_usr", Map.of("username", "octocat"));
        System.out.println("  " + error.getCode());
        List<?> nearest = list(error, ErrorContext.SUGGESTIONS);
        nearest.forEach(name -> System.out.println("    nearest: " + name));
        check(error.getCode() == ErrorCode.TOOL_NOT_FOUND, "there is no such tool");
        check(nearest.contains("github__repos_list_for_user"), "the name that was meant is among the nearest");
    }

    private static List<?> list(CodegenException error, String key) {
        return error.getContext().get(key) instanceof List<?> list ? list : List.of();
    }

    private CodegenException failure(String tool, Map<String, ?> parameters) {
        try {
            codegen.call(tool, parameters);
        } catch (CodegenException e) {
            check(!gitHub.hasRequests(), "nothing was sent");
            return e;
        }
        throw new IllegalStateException(tool + " did not fail");
    }

    private static void title(String text) {
        System.out.println();
        System.out.println(text);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
