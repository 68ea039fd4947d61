package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.Snippets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the pages tell a reader to type, typed. */
class PageCommandsTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private static final String PETSTORE = """
            openapi: 3.0.3
            info: {title: Petstore, version: "1"}
            servers: [{url: "https://petstore.example"}]
            paths:
              /pet/{petId}:
                get:
                  operationId: getPetById
                  summary: Finds a pet
                  parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
                  responses: {"200": {description: A pet}}
            """;

    @TempDir
    Path directory;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String body = request.getRequestLine().contains("/users/") ? "[]" : "{\"id\": 7}";
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body(body)
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The lines of the page's blocks for a shell that begin with {@code camel-codegen}, without their comments. */
    private static List<String[]> commands(String page, int block) throws IOException {
        return Snippets.of(page, "sh")
                .get(block)
                .lines()
                .filter(line -> line.startsWith("camel-codegen "))
                .map(line -> WORD.matcher(line.replaceFirst("\\s# .*", ""))
                        .results()
                        .skip(1)
                        .map(PageCommandsTest::word)
                        .toArray(String[]::new))
                .toList();
    }

    private static String word(MatchResult found) {
        for (int group = 1; group < 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group();
    }

    private List<String> run(List<String[]> commands) {
        List<String> printed = new ArrayList<>();
        for (String[] command : commands) {
            CommandRun.Result result =
                    CommandRun.in(directory).variable("GITHUB_TOKEN", "token").run(command);
            assertThat(result.exit())
                    .as(String.join(" ", command) + "\n" + result.all())
                    .isZero();
            printed.add(result.out());
        }
        return printed;
    }

    private void configureGithub() throws IOException {
        Map<String, Object> github = Map.of(
                "spec", NodePackages.githubDocument().toString(),
                "include", List.of("repos_*_for_user", "repos_get", "issues_*"),
                "baseUrl", server.url("/").toString());
        Configs.write(directory, Map.of("sources", Map.of("openapi", Map.of("github", github))));
    }

    @Test
    void thoseThatThePageOfTheCommandLineBeginsWith() throws Exception {
        Files.writeString(directory.resolve("petstore.yaml"), PETSTORE);
        List<String[]> commands = commands("command-line.md", 0);

        run(commands.subList(0, 1)); // writes the configuration
        Path config = directory.resolve("codegen.config.json");
        Files.writeString(
                config,
                Files.readString(config).replace("\"spec\"", "\"baseUrl\" : \"" + server.url("/") + "\", \"spec\""));
        List<String> printed = run(commands.subList(1, commands.size()));

        assertThat(printed).hasSize(5).first().asString().contains("petstore__getPetById");
        assertThat(printed.get(3)).contains("\"id\" : 7");
        assertThat(directory).isDirectoryContaining("glob:**/codegen.lock.json");
    }

    @Test
    void thoseOfTheReadmeAndOfThePageForAgents() throws Exception {
        configureGithub();

        assertThat(run(commands("../README.md", 0))).hasSize(3);
        assertThat(run(commands("agents.md", 0)))
                .hasSize(3)
                .allSatisfy(printed -> assertThat(printed).isNotBlank())
                .last()
                .isEqualTo("[]\n");
    }

    @Test
    void thoseThatCountTokens() throws Exception {
        Configs.everything(directory);

        run(commands("tokens.md", 0));

        assertThat(directory.resolve("BENCHMARK.md")).content().contains("Each call was made in this run");
    }

    /** The program that the page of generated files shows, in Node, against the command line as a process. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theHostForJavaScript() throws Exception {
        Files.writeString(
                directory.resolve("shop.yaml"),
                Snippets.of("generated-files.md", "yaml").get(0));
        Map<String, Object> shop =
                Map.of("spec", "shop.yaml", "baseUrl", server.url("/").toString());
        Configs.write(directory, Map.of("sources", Map.of("openapi", Map.of("shop", shop))));
        String snippet = Snippets.of("generated-files.md", "js").get(0);
        Files.writeString(
                directory.resolve("host.mjs"),
                snippet + "\nconsole.log(JSON.stringify(await shop.get_order({ id: 7, view: \"full\" })));\n");

        ProcessBuilder builder = new ProcessBuilder("node", "host.mjs")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment()
                .merge("PATH", launcher().getParent().toString(), (old, own) -> own + File.pathSeparator + old);
        Process node = builder.start();

        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(directory.resolve("out")).hasContent("{\"id\":7}");
        assertThat(server.takeRequest().getRequestLine()).startsWith("GET /orders/7?view=full ");
    }

    /** {@code camel-codegen} of the classes that are tested. */
    private Path launcher() throws IOException {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("camel-codegen");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                CodegenCli.class.getName()));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
