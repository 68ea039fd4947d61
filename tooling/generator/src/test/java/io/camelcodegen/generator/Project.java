package io.camelcodegen.generator;

import io.camelcodegen.generator.output.GeneratedFile;
import io.camelcodegen.generator.output.SourceWriter;
import io.camelcodegen.generator.output.UserZone;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A project with a configuration file in a directory that is not the process's, and what was asked of its writers. */
final class Project {

    final Path directory;
    /** {@code KIND SOURCE} for each time a writer was asked. */
    final List<String> written = new ArrayList<>();

    Project(Path directory) {
        this.directory = directory;
    }

    /** With two tools of {@code cats} and one of {@code dogs}. */
    static Project ofCatsAndDogs(Path directory) throws IOException {
        return new Project(directory)
                .configure("cats", "dogs")
                .document("cats", "purr", "nap")
                .document("dogs", "bark");
    }

    /** Each source has a document {@code NAME.json} of its own beside the file. */
    Project configure(String... sources) throws IOException {
        StringBuilder openapi = new StringBuilder();
        for (String source : new TreeSet<>(Arrays.asList(sources))) {
            openapi.append(openapi.length() == 0 ? "" : ",")
                    .append("\"%s\": {\"spec\": \"%s.json\"}".formatted(source, source));
        }
        Files.writeString(
                directory.resolve("codegen.config.json"),
                "{\"sources\": {\"openapi\": {" + openapi + "}}, \"outputDir\": \"out\"}");
        return this;
    }

    Project document(String source, String... operations) throws IOException {
        StringBuilder paths = new StringBuilder();
        for (String operation : operations) {
            paths.append(paths.length() == 0 ? "" : ",")
                    .append("\"/%s\": {\"get\": {\"operationId\": \"%s\", \"responses\": {}}}"
                            .formatted(operation, operation));
        }
        Files.writeString(directory.resolve(source + ".json"), """
                {"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
                 "servers": [{"url": "http://127.0.0.1:1"}], "paths": {%s}}
                """.formatted(paths));
        return this;
    }

    GenerationReport generate(String... sources) {
        return generate(settings -> settings, sources);
    }

    GenerationReport generate(UnaryOperator<GenerationSettings.Builder> with, String... sources) {
        written.clear();
        try (Workspace workspace = Workspace.open(directory, null)) {
            GenerationSettings settings =
                    with.apply(GenerationSettings.builder(workspace)).build();
            return new Generator(workspace, settings, GenerationProgress.NONE, this::writer).generate(List.of(sources));
        }
    }

    /** Writes a file for each tool. */
    private SourceWriter writer(OutputKind kind) {
        return (source, files) -> {
            written.add(kind + " " + source.name());
            List<String> problems = new ArrayList<>();
            for (Tool tool : source.tools()) {
                if (tool.wireName().equals("writerFails")) {
                    throw new IllegalStateException("at " + tool);
                }
                if (tool.wireName().equals("notGenerated")) {
                    problems.add(tool + ": not generated");
                    continue;
                }
                files.accept(new GeneratedFile(
                        source.name() + "/" + tool.name().tool() + ".txt",
                        tool + " " + tool.schemas().input() + "\n" + UserZone.empty("", "#")));
            }
            return problems;
        };
    }

    static List<SourceReport.Outcome> outcomes(GenerationReport report) {
        return report.sources().stream().map(SourceReport::outcome).toList();
    }

    Path out(String path) {
        return directory.resolve("out").resolve(path);
    }
}
