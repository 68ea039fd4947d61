package io.camelcodegen.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.camelcodegen.cli.CommandRun;
import io.camelcodegen.cli.Configs;
import io.camelcodegen.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the reference server of the MCP project. */
class CallCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    @BeforeAll
    static void configure() throws Exception {
        Configs.everything(directory);
    }

    private static CommandRun.Result call(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "call";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.in(directory).run(all);
    }

    /** The server heard of Ctrl-C first. */
    @Test
    void nothingIsSaidWhereAServerEndedOfAnInterrupt(@TempDir Path other) throws Exception {
        Configs.write(
                other,
                Map.of(
                        "sources",
                        Map.of(
                                "mcp",
                                Map.of(
                                        "ended",
                                        Map.of("command", "node", "args", List.of("-e", "process.exit(130)"))))));

        CommandRun.Result result = CommandRun.in(other).run("call", "ended__do");

        assertThat(result.all()).isEmpty();
        assertThat(result.exit()).isEqualTo(130);
    }

    @Test
    void printsTextAsItIs() {
        CommandRun.Result result = call("everything__echo", "--param", "message=héllo");

        assertThat(result.out()).isEqualTo("Echo: héllo\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aParameterBecomesWhatTheSchemaWants() throws Exception {
        CommandRun.Result json = call("everything__get_sum", "-p", "a=2", "-p", "b=40", "-o", "json");
        CommandRun.Result yaml =
                CommandRun.in(directory).run("-o", "yaml", "call", "everything__get_sum", "-p", "a=2", "-p", "b=40");

        assertThat(JSON.readTree(json.out()).asText()).contains("42");
        assertThat(new YAMLMapper().readTree(yaml.out()).asText()).contains("42");
    }

    @Test
    void takesJsonFromItselfAFileAndStdin() throws Exception {
        Files.writeString(directory.resolve("in.json"), "{\"message\":\"from a file\"}");

        assertThat(call("everything__echo", "--json", "{\"message\":\"direct\"}")
                        .out())
                .isEqualTo("Echo: direct\n");
        assertThat(call("everything__echo", "--json", "@in.json").out()).isEqualTo("Echo: from a file\n");
        assertThat(CommandRun.in(directory)
                        .input("{\"message\":\"piped\"}")
                        .run("call", "everything__echo", "--json", "-")
                        .out())
                .isEqualTo("Echo: piped\n");
        assertThat(call("everything__echo", "--json", "{\"message\":\"old\"}", "-p", "message=new")
                        .out())
                .isEqualTo("Echo: new\n");
    }

    @ParameterizedTest
    @CsvSource({
        "everything__ecko,-p,message=x,3",
        "nosource__echo,-p,message=x,3",
        "everything__echo,-p,massage=x,4",
        "everything__echo,-p,=x,2",
        "everything__echo,--json,[1],2",
        "everything__echo,--json,{nope,2",
        "everything__echo,--json,@missing.json,2",
        "everything__echo,--timeout,soon,2",
        "everything__echo,--nope,x,2"
    })
    void aMistakeHasItsExitCodeAndNothingOnStdout(String tool, String option, String value, int exit) {
        CommandRun.Result result = call(tool, option, value);

        assertThat(result.exit()).isEqualTo(exit);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    @Test
    void anErrorIsJsonWhereJsonIsWanted() throws Exception {
        JsonNode validation =
                JSON.readTree(call("everything__echo", "-o", "json").err());
        JsonNode usage =
                JSON.readTree(call("everything__echo", "--nope", "-o", "json").err());

        assertThat(validation.path("code").asText()).isEqualTo("INVALID_PARAMS");
        assertThat(validation.path("category").asText()).isEqualTo("VALIDATION");
        assertThat(usage.path("code").asText()).isEqualTo("USAGE");
    }

    @Test
    void stackTracesAreForTheVerboseOnly() {
        assertThat(call("everything__ecko", "-v").err()).contains("\tat ");
    }

    @Test
    void aRawCallTellsOfItsFailureAsData() throws Exception {
        CommandRun.Result result = call("everything__ecko", "--raw");

        assertThat(JSON.readTree(result.out()).path("error").path("code").asText())
                .isEqualTo("TOOL_NOT_FOUND");
        assertThat(result.exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(JSON.readTree(call("everything__echo", "--raw", "-p", "message=hi")
                                .out())
                        .path("data")
                        .asText())
                .isEqualTo("Echo: hi");
    }

    @Test
    void aResultIsWrittenToAFileByteForByte() throws Exception {
        CommandRun.Result result = call("everything__echo", "-p", "message=a\u001b[31mb", "--out", "result.txt");

        assertThat(result.out()).isEmpty();
        assertThat(directory.resolve("result.txt")).hasContent("Echo: a\u001b[31mb");
        try (var files = Files.list(directory)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aResultCannotSteerTheTerminal() {
        CommandRun.Result result = CommandRun.in(directory)
                .onTerminal()
                .run("call", "everything__echo", "-p", "message=a\u001b]0;x\u0007b");

        assertThat(result.out()).isEqualTo("Echo: ab\n");
    }

    @Test
    void anAgentMakesNoCallThatMayChangeSomething() {
        CommandRun.Result allowed = call("--agent", "everything__echo", "-p", "message=hi");
        CommandRun.Result option = call("--agent", "everything__echo", "-p", "message=hi", "--raw");
        CommandRun.Result withheld = call("--agent", "everything__toggle_simulated_logging");

        assertThat(allowed.out()).contains("Echo: hi");
        assertThat(option.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(withheld.exit()).isNotZero();
        assertThat(withheld.out()).isEmpty();
    }
}
