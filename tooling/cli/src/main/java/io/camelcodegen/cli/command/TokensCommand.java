package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.cli.output.WholeFile;
import io.camelcodegen.generator.tokens.TokenBenchmark;
import io.camelcodegen.generator.tokens.TokenFiles;
import io.camelcodegen.generator.tokens.TokenReport;
import io.camelcodegen.tool.JsonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tokens",
        description =
                "Counts what the sources cost a language model: all tools sent at once, and search, description and"
                        + " call of those that a task needs.")
public final class TokensCommand extends CodegenCommand {

    private static final String JSON_FILE = "benchmark.json";
    private static final String MARKDOWN_FILE = "BENCHMARK.md";

    @Option(names = "--call", description = "Makes each task's call; else its parameters are only checked.")
    private boolean call;

    @Option(
            names = "--write",
            description = "Also writes " + JSON_FILE + " and " + MARKDOWN_FILE + " beside the configuration.")
    private boolean write;

    @Override
    int run(Session session) throws IOException {
        session.sources(List.of());
        TokenReport report;
        try (Progress progress = session.progress("counting", 0)) {
            progress.at("all tools of all sources");
            report = TokenBenchmark.of(session.workspace()).run(List.of(), call);
        }
        String json = TokenFiles.json(report);
        String markdown = TokenFiles.markdown(report);
        if (write) {
            Path directory = session.workspace().directory();
            WholeFile.write(directory.resolve(JSON_FILE), json.getBytes(StandardCharsets.UTF_8));
            WholeFile.write(directory.resolve(MARKDOWN_FILE), markdown.getBytes(StandardCharsets.UTF_8));
            session.note("wrote " + JSON_FILE + " and " + MARKDOWN_FILE);
        }
        if (session.output().format() == Format.TEXT) {
            session.output().text(markdown);
        } else {
            session.output().data(JsonValues.read(json));
        }
        return report.sources().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }
}
