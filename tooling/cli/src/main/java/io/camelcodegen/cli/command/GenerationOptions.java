package io.camelcodegen.cli.command;

import io.camelcodegen.cli.UsageException;
import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.OutputKind;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a generation beside what the configuration says. */
final class GenerationOptions {

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description =
                    "Where the files go, relative to the working directory. Default: outputDir of the configuration,"
                            + " or codegen, relative to the configuration's folder.")
    private @Nullable Path outputDir;

    @Option(names = "--package", paramLabel = "NAME", description = "The Java package above those of the sources.")
    private @Nullable String packageName;

    @Option(
            names = "--outputs",
            split = ",",
            paramLabel = "KIND",
            description = "What is generated: java, routes, kamelets, ai-tools, typescript, markdown. Default: what the"
                    + " configuration says, or java.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--async", description = "Also a method that returns a CompletableFuture for each tool.")
    private boolean async;

    @Option(
            names = "--force",
            description = "Generates all anew, also over files that were edited outside of their user zone; a copy of"
                    + " those is kept.")
    private boolean force;

    GenerationSettings.Builder settings(Workspace workspace) {
        GenerationSettings.Builder settings =
                GenerationSettings.builder(workspace).force(force);
        if (outputDir != null) {
            settings.outputDir(outputDir);
        }
        if (packageName != null) {
            settings.packageName(packageName);
        }
        if (!outputs.isEmpty()) {
            settings.outputs(kinds());
        }
        if (async) {
            settings.async(true);
        }
        return settings;
    }

    private Set<OutputKind> kinds() {
        Set<OutputKind> kinds = EnumSet.noneOf(OutputKind.class);
        for (String output : outputs) {
            if (!GenerateSettings.OUTPUTS.contains(output)) {
                throw new UsageException(
                        "--outputs: '" + output + "' is not one of " + String.join(", ", GenerateSettings.OUTPUTS));
            }
            kinds.add(OutputKind.of(output));
        }
        return kinds;
    }
}
