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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sync and generate. */
class SyncCommandTest {

    private static final String OPERATION =
            "\"get\":{\"operationId\":\"%s\",\"responses\":{\"200\":{\"description\":\"ok\"}}}";

    @TempDir
    Path directory;

    @BeforeEach
    void configure() throws Exception {
        document("one", "two");
    }

    private void document(String... operations) throws Exception {
        StringBuilder paths = new StringBuilder();
        for (String operation : operations) {
            paths.append(paths.isEmpty() ? "" : ",")
                    .append("\"/")
                    .append(operation)
                    .append("\":{")
                    .append(OPERATION.formatted(operation))
                    .append('}');
        }
        Configs.openapi(
                directory,
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{" + paths + "}}",
                Map.of("baseUrl", "http://127.0.0.1:1"));
    }

    private CommandRun.Result run(String arguments) {
        return CommandRun.in(directory).run(arguments.split(" "));
    }

    @Test
    void bringsEverythingUpToDateAndThenHasNothingToDo() throws Exception {
        assertThat(run("sync --check").exit()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(directory.resolve("codegen")).doesNotExist();

        CommandRun.Result first = run("sync -o json");

        JsonNode data = new ObjectMapper().readTree(first.out());
        assertThat(first.exit()).isEqualTo(ExitCode.OK);
        assertThat(data.path("changed").booleanValue()).isTrue();
        assertThat(data.path("generation").path("sources").get(0).path("tools").intValue())
                .isEqualTo(2);
        assertThat(directory.resolve(".agent-ready.json")).exists();
        assertThat(directory.resolve("codegen.lock.json")).exists();
        assertThat(directory.resolve("codegen/java")).isDirectory();
        assertThat(run("validate .agent-ready.json").exit()).isEqualTo(ExitCode.OK);

        assertThat(run("sync --check").exit()).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper()
                        .readTree(run("sync -o json").out())
                        .path("changed")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void reportsWhatBecameOfTheTools() throws Exception {
        run("sync --outputs markdown");
        String lock = Files.readString(directory.resolve("codegen.lock.json"));
        document("two", "three");

        CommandRun.Result check = run("sync --outputs markdown --check");
        assertThat(check.exit()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(check.out()).contains("api__one", "api__three", "out of date");
        assertThat(check.err()).contains("may break");
        assertThat(directory.resolve("codegen.lock.json")).hasContent(lock);

        JsonNode data = new ObjectMapper()
                .readTree(run("sync --outputs markdown -o json").out());
        assertThat(data.path("lock").path("drift").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("added", "removed");
        assertThat(run("sync --outputs markdown --check").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aSourceThatCannotBeDiscoveredChangesNothing() throws Exception {
        run("sync");
        String lock = Files.readString(directory.resolve("codegen.lock.json"));
        Files.writeString(directory.resolve("document.json"), "not a document");

        CommandRun.Result result = run("sync");

        assertThat(result.exit()).isEqualTo(ExitCode.DISCOVERY);
        assertThat(result.err()).contains("as they were");
        assertThat(directory.resolve("codegen.lock.json")).hasContent(lock);
        assertThat(directory.resolve("codegen/java")).isNotEmptyDirectory();
    }

    @Test
    void generatesWhatIsAskedFor() throws Exception {
        CommandRun.Result dry = run("generate api --dry-run");
        CommandRun.Result result = run("generate api --outputs markdown,typescript --output-dir elsewhere -o json");

        assertThat(dry.out()).contains("nothing written");
        assertThat(directory.resolve("codegen")).doesNotExist();
        JsonNode data = new ObjectMapper().readTree(result.out());
        assertThat(data.path("sources").get(0).path("created")).isNotEmpty();
        assertThat(directory.resolve("elsewhere/markdown")).isNotEmptyDirectory();
        assertThat(directory.resolve("elsewhere/typescript")).isNotEmptyDirectory();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("generate nothing").exit()).isEqualTo(ExitCode.CONFIG);
        assertThat(run("generate --outputs pascal").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatIsLeftAloneIsToldOnStderrToo() throws Exception {
        run("generate --outputs markdown");
        Path file = directory.resolve("codegen/markdown/api.md");
        Files.writeString(file, Files.readString(file) + "mine");

        CommandRun.Result result = run("generate --outputs markdown -o json");
        CommandRun.Result dry = run("generate --outputs markdown --dry-run --force");

        assertThat(result.err()).contains("warning: 1 file left alone");
        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(dry.out()).contains("api: would be generated, 2 tools");
        assertThat(file).content().endsWith("mine");
    }
}
