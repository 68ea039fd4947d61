package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import io.camelcodegen.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    @TempDir
    Path directory;

    @Test
    void aConfigurationIsValidatedWithoutConnecting() throws Exception {
        Configs.everything(directory);

        CommandRun.Result result = CommandRun.in(directory).run("validate", "-o", "json");

        JsonNode data = new ObjectMapper().readTree(result.out());
        assertThat(data.path("kind").asText()).isEqualTo("configuration");
        assertThat(data.path("valid").booleanValue()).isTrue();
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aKindOfSourceThatIsNotThereIsNoValidConfiguration() throws Exception {
        Files.writeString(directory.resolve("x.json"), "{\"sources\": {\"grpc\": {\"a\": {}}}}");

        CommandRun.Result result = CommandRun.in(directory).run("validate", "x.json");

        assertThat(result.exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(result.err()).contains("'grpc'").doesNotContain("unexpected");
    }

    @Test
    void allThatIsWrongWithAConfigurationIsToldAtOnce() throws Exception {
        Files.writeString(
                directory.resolve("x.json"),
                "{\"sources\": {\"openapi\": {\"a\": {\"timeut\": 1}}}, \"outputDri\": 2}");

        CommandRun.Result result = CommandRun.in(directory).run("validate", "x.json");

        assertThat(result.exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(result.err()).contains("timeut", "outputDri", "spec");
    }

    @Test
    void aManifestIsKnownByItsContent() throws Exception {
        Files.writeString(directory.resolve("anything.json"), "{\"specVersion\": \"1.0.0\", \"codeMode\": \"yes\"}");

        CommandRun.Result result = CommandRun.in(directory).run("validate", "anything.json", "-o", "json");

        assertThat(result.exit()).isEqualTo(ExitCode.VALIDATION);
        assertThat(new ObjectMapper().readTree(result.out()).path("problems").findValuesAsText("pointer"))
                .contains("/codeMode");
    }

    @Test
    void whatIsNotThereIsAConfigurationError() {
        assertThat(CommandRun.in(directory).run("validate").exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(CommandRun.in(directory).run("validate", "missing.json").exit())
                .isEqualTo(ExitCode.CONFIG);
    }
}
