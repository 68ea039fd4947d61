package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.generator.ProjectManifest;
import io.camelcodegen.generator.tokens.TokenBenchmark;
import io.camelcodegen.generator.tokens.TokenFiles;
import io.camelcodegen.generator.tokens.TokenReport;
import io.camelcodegen.tool.JsonValues;
import java.io.IOException;
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

    @Option(names = "--call", description = "Makes each task's call; else its parameters are only checked.")
    private boolean call;

    @Option(
            names = "--write",
            description = "Also writes " + TokenFiles.JSON_NAME + " and " + TokenFiles.MARKDOWN_NAME
                    + " beside the configuration, and the figures into the manifest that is there.")
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
            write(session, report);
        }
        if (session.output().format() == Format.TEXT) {
            session.output().text(markdown);
        } else {
            session.output().data(JsonValues.read(json));
        }
        return report.sources().isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.OK;
    }

    private static void write(Session session, TokenReport report) {
        Path directory = session.workspace().directory();
        ResultFile.write(directory.resolve(TokenFiles.JSON_NAME), TokenFiles.json(report));
        ResultFile.write(directory.resolve(TokenFiles.MARKDOWN_NAME), TokenFiles.markdown(report));
        session.note("wrote " + TokenFiles.JSON_NAME + " and " + TokenFiles.MARKDOWN_NAME);
        ProjectManifest manifest = new ProjectManifest(session.workspace(), directory);
        if (manifest.write(report) == ProjectManifest.Figures.OTHER_TOOLS) {
            session.warn(manifest.file() + " is of other tools; 'camel-codegen sync' brings it up to date");
        }
    }
}
