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

class TokensCommandTest {

    @TempDir
    Path directory;

    @Test
    void countsAndWrites() throws Exception {
        Configs.everything(directory);

        CommandRun.Result result = CommandRun.in(directory).run("tokens", "--write", "-o", "json");

        assertThat(result.exit()).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(result.out()).path("sources")).isNotEmpty();
        assertThat(directory.resolve("benchmark.json")).isNotEmptyFile();
        assertThat(directory.resolve("BENCHMARK.md")).content().contains("everything");
        assertThat(directory.resolve(".agent-ready.json")).doesNotExist();
    }

    @Test
    void whatWasCountedGetsIntoTheManifestWhicheverComesFirst() throws Exception {
        Configs.everything(directory);
        CommandRun run = CommandRun.in(directory);
        run.run("sync", "--outputs", "markdown");
        assertThat(manifest().has("tokenReduction")).isFalse();

        run.run("tokens", "--write");

        JsonNode figures = manifest().path("tokenReduction");
        assertThat(figures.path("codeMode").asLong()).isPositive();
        assertThat(run.run("sync", "--outputs", "markdown", "--check").exit()).isEqualTo(ExitCode.OK);

        Files.delete(directory.resolve(".agent-ready.json"));
        run.run("sync", "--outputs", "markdown");
        assertThat(manifest().path("tokenReduction")).isEqualTo(figures);
    }

    private JsonNode manifest() throws Exception {
        return new ObjectMapper()
                .readTree(directory.resolve(".agent-ready.json").toFile());
    }
}
