package io.camelcodegen.benchmarks;

import io.camelcodegen.generator.GenerationProgress;
import io.camelcodegen.generator.GenerationReport;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.Generator;
import io.camelcodegen.generator.output.FileChanges;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/**
 * Generates Java wrappers in a fresh JVM, from the configuration on, and prints how many files there are, how many of them
 * were written, and what it cost from the JVM's start in CPU seconds.
 */
final class GenerationProbe {

    private GenerationProbe() {}

    /** @param args the folder of the configuration, the output folder */
    public static void main(String[] args) {
        ChildJvm.main(() -> run(Path.of(args[0]), Path.of(args[1])));
    }

    private static void run(Path folder, Path output) {
        int files = 0;
        int written = 0;
        try (Workspace workspace = Workspace.open(folder, null)) {
            GenerationSettings settings =
                    GenerationSettings.builder(workspace).outputDir(output).build();
            GenerationReport report = new Generator(workspace, settings, GenerationProgress.NONE).generate(List.of());
            if (!report.failures().isEmpty()) {
                throw new IllegalStateException(report.failures().get(0).failure());
            }
            for (var source : report.sources()) {
                FileChanges changes = source.files();
                int touched = changes.created().size() + changes.updated().size();
                written += touched;
                files += touched + changes.unchanged().size();
            }
        }
        System.out.println(files + " " + written + " " + ProcessCpu.secondsOfLife());
    }
}
