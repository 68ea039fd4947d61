package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.testing.EverythingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartCommandTest {

    private static final String PETS = """
            {"openapi":"3.0.3","info":{"title":"Pets","version":"1"},"servers":[{"url":"http://127.0.0.1:1"}],
             "security":[{"key":[]}],
             "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"}}},
             "paths":{"/pets":{"get":{"operationId":"listPets","responses":{"200":{"description":"ok"}}}}}}
            """;

    @TempDir
    Path directory;

    private Path config;

    @BeforeEach
    void document() throws IOException {
        Files.writeString(directory.resolve("petstore.json"), PETS);
        config = directory.resolve("codegen.config.json");
    }

    private CommandRun.Result quickstart(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "quickstart";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.in(directory).run(all);
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(config.toFile()).path("sources");
    }

    @Test
    void writesAConfigurationThatWorks() throws Exception {
        CommandRun.Result result = quickstart("--yes", "--openapi", "petstore.json");

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("with 1 tool\n", "PETSTORE_API_KEY");
        JsonNode source = written().path("openapi").path("petstore");
        assertThat(source.path("spec").asText()).isEqualTo("petstore.json");
        assertThat(source.path("auth").path("value").asText()).isEqualTo("${PETSTORE_API_KEY}");
        assertThat(CommandRun.in(directory).run("list").out()).startsWith("petstore__listPets");
    }

    /** It holds no secret, and is committed. */
    @Test
    void othersMayReadWhatItWritesAsAnyFileOfTheProject() throws Exception {
        quickstart("--yes", "--openapi", "petstore.json");

        assertThat(Files.getPosixFilePermissions(config))
                .isEqualTo(Files.getPosixFilePermissions(directory.resolve("petstore.json")));
    }

    @Test
    void writesAnMcpServerOfItsCommand() throws Exception {
        CommandRun.Result result = quickstart("--yes", "--env", "SOME_TOKEN", "--", "node", EverythingServer.script());

        assertThat(result.err()).contains("discovering");
        // the variable is not set here, and the server is not run without it
        assertThat(result.exit()).isEqualTo(ExitCode.AUTH);
        assertThat(config).doesNotExist();

        assertThat(quickstart("--yes", "--mcp", "node '" + EverythingServer.script() + "' stdio")
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(written().path("mcp").path("everything").path("args").get(1).asText())
                .isEqualTo("stdio");
    }

    @Test
    void asksOnATerminal() throws Exception {
        CommandRun.Result result = CommandRun.in(directory)
                .onTerminal()
                .input("petstore.json\npets\nsk-live-abcdefgh\nPETS_KEY\n")
                .run("quickstart");

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(written()
                        .path("openapi")
                        .path("pets")
                        .path("auth")
                        .path("value")
                        .asText())
                .isEqualTo("${PETS_KEY}");
        assertThat(result.all()).doesNotContain("sk-live-abcdefgh");
        assertThat(config).content().doesNotContain("sk-live");
    }

    @Test
    void doesNotReplaceWhatIsThereUnlessForced() throws Exception {
        Files.writeString(config, "mine");

        assertThat(quickstart("--yes", "--openapi", "petstore.json").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(config).hasContent("mine");

        assertThat(quickstart("--yes", "--openapi", "petstore.json", "--force").exit())
                .isEqualTo(ExitCode.OK);
        assertThat(written().has("openapi")).isTrue();
    }

    @Test
    void writesNothingWhereNothingIsDiscovered() {
        CommandRun.Result missing = quickstart("--yes", "--openapi", "missing.json");
        CommandRun.Result command = quickstart("--yes", "--", "no-such-program-anywhere");

        assertThat(missing.exit()).isEqualTo(ExitCode.DISCOVERY);
        assertThat(command.exit()).isEqualTo(ExitCode.CONNECTION);
        assertThat(config).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--openapi|https://user:s3cr3t-value@127.0.0.1/openapi.json",
                "--openapi|https://127.0.0.1/openapi.json?api_key=s3cr3t-value",
                "--mcp-url|https://127.0.0.1/mcp?token=s3cr3t-value",
                "--mcp|server --api-key s3cr3t-value",
                "--mcp|server --token=s3cr3t-value",
                "--mcp|server ghp_s3cr3tvalue0123456789",
                "--openapi|petstore.json|--auth-env|s3cr3t-value",
                "--openapi|petstore.json|--auth-env|sk-s3cr3tvalue0123"
            })
    void refusesSecretsAndDoesNotRepeatThem(String arguments) {
        CommandRun.Result result = quickstart(("--yes|" + arguments).split("\\|"));

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(result.all()).doesNotContain("s3cr3t");
        assertThat(config).doesNotExist();
    }

    @Test
    void saysWhatIsMissingWithoutATerminal() {
        assertThat(quickstart().err()).contains("--openapi", "--mcp");
        assertThat(quickstart("--yes", "--openapi", "a", "--mcp", "b").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsWrongIsSaidOfWhatWasAskedFor() throws Exception {
        assertThat(quickstart("--yes", "--openapi", "http://").err())
                .contains("source 'api'", "must be a URL")
                .doesNotContain("/tmp");
        assertThat(quickstart("--yes", "--openapi", "petstore.json", "--config", "no/such/config.json"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(ExitCode.USAGE))
                .satisfies(result ->
                        assertThat(result.err()).contains("there is no folder").doesNotContain("discovering"));
    }

    @Test
    void aSourceWithoutToolsIsTold() throws Exception {
        Files.writeString(directory.resolve("empty.json"), PETS.replaceFirst("\"paths\":.*", "\"paths\":{}}"));

        CommandRun.Result result = quickstart("--yes", "--openapi", "empty.json");

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.err()).contains("warning: the source has no tools");
    }
}
