package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import io.camelcodegen.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path directory;

    private CommandRun.Result doctor(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.in(directory).run(all);
    }

    @Test
    void isContentWhereAllIsThere() throws Exception {
        Configs.everything(directory);

        CommandRun.Result result = doctor();

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).contains("versions", "index directory", "everything: reached, 13 tools");
    }

    @Test
    void saysWhichVariableIsMissingAndWhichProgram() throws Exception {
        Configs.write(
                directory,
                Map.of(
                        "sources",
                        Map.of(
                                "mcp",
                                Map.of(
                                        "gone", Map.of("command", "no-such-program-anywhere"),
                                        "keyed",
                                                Map.of(
                                                        "url",
                                                        "http://127.0.0.1:1/mcp",
                                                        "auth",
                                                        Map.of("type", "bearer", "token", "${NO_SUCH_VARIABLE_HERE}")),
                                        "literal",
                                                Map.of(
                                                        "url",
                                                        "http://127.0.0.1:1/mcp",
                                                        "auth",
                                                        Map.of("type", "bearer", "token", "literal-s3cr3t"))))));

        CommandRun.Result result = doctor("-o", "json");

        JsonNode data = new ObjectMapper().readTree(result.out());
        assertThat(result.exit()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(data.path("healthy").booleanValue()).isFalse();
        assertThat(result.out())
                .contains("'no-such-program-anywhere' is not on the PATH")
                .contains("NO_SUCH_VARIABLE_HERE (missing)", "set NO_SUCH_VARIABLE_HERE in the environment")
                .contains("a secret itself stands in the configuration");
        assertThat(result.all()).doesNotContain("literal-s3cr3t");
    }

    @Test
    void looksAtOneSourceOnly() throws Exception {
        Configs.everything(directory);

        assertThat(doctor("everything").exit()).isEqualTo(ExitCode.OK);
        assertThat(doctor("other").out()).contains("there is no such source");
    }

    @Test
    void tellsOfABrokenConfigurationAndOfNone() throws Exception {
        assertThat(doctor().out()).contains("none found", "quickstart");

        Files.writeString(directory.resolve("codegen.config.json"), "{\"sources\": {\"openapi\": {\"a\": {}}}}");
        CommandRun.Result broken = doctor();

        assertThat(broken.exit()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(broken.out()).contains("spec");
    }

    @Test
    void saysWhichSourceWasMeantAndWhereAConfigurationMayBe() throws Exception {
        Configs.everything(directory);

        assertThat(doctor("everithing").out()).contains("there is no such source", "did you mean everything?");
        assertThat(doctor("--config", "elsewhere.json").out()).contains("there is no such file", "by --config");
    }
}
