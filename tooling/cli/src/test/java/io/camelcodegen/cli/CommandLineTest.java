package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.error.ErrorCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands as picocli knows them, and the page that tells of them. */
class CommandLineTest {

    private static final Path PAGE = Path.of("../../docs/command-line.md");
    private static final Pattern CELL = Pattern.compile("^\\| ((?:`[^`]+`(?:, )?)+) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    Path directory;

    private static CommandLine all() {
        return PicocliRun.below();
    }

    static Stream<String> commands() {
        return Commands.NAMES.stream();
    }

    /** What the tables of a section name in their first column. */
    private static List<String> documented(String section) {
        return CELL.matcher(section)
                .results()
                .map(row -> row.group(1))
                .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
                .toList();
    }

    private static String section(String heading) throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n" + heading + "\n") + 1;
        assertThat(begin).as(heading).isPositive();
        int next = page.indexOf("\n#", begin);
        return page.substring(begin, next < 0 ? page.length() : next);
    }

    private static Stream<String> names(ArgSpec argument) {
        return argument instanceof OptionSpec option ? Arrays.stream(option.names()) : Stream.of(argument.paramLabel());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void thePageHasEveryOptionOfACommandAndNoOther(String name) throws Exception {
        CommandLine command = all().getSubcommands().get(name);
        List<String> options = command.getCommandSpec().args().stream()
                .filter(argument -> !argument.inherited())
                .flatMap(CommandLineTest::names)
                .toList();

        List<String> documented = documented(section("### " + name));

        if (name.equals("sync")) { // the page refers to the table of generate
            documented = Stream.concat(documented.stream(), documented(section("### generate")).stream())
                    .filter(option -> !List.of("SOURCE", "--dry-run").contains(option))
                    .toList();
        }
        assertThat(documented).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void thePageHasEveryGlobalOption() throws Exception {
        List<String> options = all().getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();

        assertThat(documented(section("## Options of every command"))).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyCategoryHasAnExitCodeOfItsOwnAndThePageHasIt() throws Exception {
        String codes = section("## Exit codes");

        assertThat(Arrays.stream(ErrorCategory.values()).map(ExitCode::of)).doesNotHaveDuplicates();
        assertThat(ErrorCategory.values()).allSatisfy(category -> assertThat(
                        Pattern.compile("\\| " + ExitCode.of(category) + " \\|.*`" + category + "`")
                                .matcher(codes)
                                .results()
                                .map(MatchResult::group))
                .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpThatSaysWhatItDoes(String name) {
        CommandRun.Result result = CommandRun.in(directory).run(name, "--help");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("Usage: camel-codegen " + name).contains("--output");
        assertThat(all().getSubcommands()
                        .get(name)
                        .getCommandSpec()
                        .usageMessage()
                        .description())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lisst,list",
        "list --confg x,--config",
        "list --lmit 3,did you mean --limit?",
        "list --lmit=3,did you mean --limit?",
        "list --zzzzzz,Unknown option",
        "'',command is missing"
    })
    void aMistypedWordIsAnsweredWithTheRightOne(String arguments, String expected) {
        CommandRun.Result result =
                CommandRun.in(directory).run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains(expected, "--help");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list --lmit 3 -o json",
                "list -ojson --lmit 3",
                "--output=yaml list --lmit 3",
                "lisst -o=JSON",
                "list --limit x --output yaml",
                "-o json"
            })
    void wrongUsageIsToldToProgramsAsALineOfJson(String arguments) throws Exception {
        CommandRun.Result result = CommandRun.in(directory).run(arguments.split(" "));

        assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(new ObjectMapper().readTree(result.err()).path("code").asText())
                .isEqualTo("USAGE");
        assertThat(result.err()).endsWith("}\n").hasLineCount(1);
    }

    @Test
    void aWordThatIsAFormatIsNoOption() {
        assertThat(CommandRun.in(directory).run("search", "json", "--lmit").err())
                .startsWith("error: ");
    }

    @Test
    void versionsAreShown() {
        assertThat(CommandRun.in(directory).run("--version").out())
                .contains("camel-codegen ", "Apache Camel ", "Java ");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        assertThat(CommandRun.in(directory).run("completion").out())
                .contains("complete -F", "quickstart", "--read-only")
                .startsWith("#!");
    }

    @ParameterizedTest
    @CsvSource({
        "call x,call",
        "-c list call x,call",
        "--config list call x,call",
        "--config=a -q list,list",
        "nothing call,",
        "--help,",
        "completion,"
    })
    void onlyTheCommandThatIsWantedIsLoaded(String arguments, String command) {
        assertThat(Commands.named(List.of(arguments.split(" ")))).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"list -c a,a", "--config=b list,b", "-c=d list,d", "list,"})
    void theConfigurationIsSeenEarly(String arguments, String config) {
        assertThat(Commands.config(List.of(arguments.split(" ")))).isEqualTo(config);
    }
}
