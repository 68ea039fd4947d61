package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stdout that takes nothing any more. */
class ResultLostTest {

    @TempDir
    Path directory;

    @BeforeEach
    void configure() throws Exception {
        Configs.everything(directory);
    }

    @Test
    void aFullDiskIsAFailureThatIsTold() throws Exception {
        CommandRun run = CommandRun.in(directory).failing("No space left on device");

        CommandRun.Result text = run.run("sources");
        CommandRun.Result json = run.run("sources", "-o", "json");

        assertThat(text.exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(text.err()).isEqualTo("error: the result cannot be written to stdout: No space left on device\n");
        assertThat(new ObjectMapper().readTree(json.err()).path("code").asText())
                .isEqualTo("OUTPUT");
    }

    /** As {@code head} does, when it has enough. */
    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "The pipe has been ended"})
    void aReaderThatHasGoneIsNone(String message) {
        CommandRun.Result result = CommandRun.in(directory).failing(message).run("sources");

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedWithTheReason() {
        CommandRun.Result result = CommandRun.in(directory)
                .run("call", "everything__echo", "--param", "message=hi", "--out", "no/such/file.txt");

        assertThat(result.exit()).isEqualTo(ExitCode.INTERNAL);
        assertThat(result.err())
                .isEqualTo("error: the file " + directory.resolve("no/such/file.txt")
                        + " cannot be written: there is no such folder\n");
    }
}
