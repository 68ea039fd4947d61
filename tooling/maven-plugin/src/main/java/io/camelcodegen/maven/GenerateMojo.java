package io.camelcodegen.maven;

import io.camelcodegen.generator.GenerationReport;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.Generator;
import io.camelcodegen.generator.OutputKind;
import io.camelcodegen.generator.SourceReport;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Generates typed wrappers of the configured sources' tools, and compiles them with the project. What has not changed
 * is not touched.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class GenerateMojo extends CodegenMojo {

    private final BuildContext buildContext;
    private final MavenProject project;

    /**
     * Where the files go; those of each output into a folder of its name. What the configuration says of it has no meaning
     * here.
     */
    @Parameter(
            property = "codegen.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/codegen",
            required = true)
    private File outputDirectory = new File("");

    /** The Java package above those of the sources. Without it, that of the configuration, else {@code codegen}. */
    @Parameter(property = "codegen.packageName")
    private @Nullable String packageName;

    /**
     * What to generate: {@code java}, {@code routes}, {@code kamelets}, {@code ai-tools}, {@code typescript},
     * {@code markdown}. Without it, what the configuration says, else {@code java}.
     */
    @Parameter(property = "codegen.outputs")
    private List<String> outputs = List.of();

    /**
     * Whether every method has a twin that returns a {@code CompletableFuture}. Without it, what the configuration says,
     * else {@code false}.
     */
    @Parameter(property = "codegen.async")
    private @Nullable Boolean async;

    /** Generates everything anew, also files that were edited outside of their user zone; a copy of those is kept. */
    @Parameter(property = "codegen.force", defaultValue = "false")
    private boolean force;

    /** Whether the build fails where a source fails. Else it is a warning, and the source's files stay as they are. */
    @Parameter(property = "codegen.failOnError", defaultValue = "true")
    private boolean failOnError = true;

    /** Whether the build fails where a tool cannot be generated, or a file was edited outside of its user zone. */
    @Parameter(property = "codegen.failOnProblems", defaultValue = "false")
    private boolean failOnProblems;

    @Inject
    GenerateMojo(MavenProject project, BuildContext buildContext) {
        this.project = project;
        this.buildContext = buildContext;
    }

    @Override
    void run(Workspace workspace) throws MojoExecutionException, MojoFailureException {
        generate(workspace);
    }

    /** What was done; failures are among it only where they are not to end the build. */
    final GenerationReport generate(Workspace workspace) throws MojoExecutionException, MojoFailureException {
        GenerationSettings settings = settings(workspace);
        if (settings.outputs().contains(OutputKind.JAVA)) {
            project.addCompileSourceRoot(settings.directory(OutputKind.JAVA).toString());
        }
        LogProgress progress = new LogProgress(getLog());
        GenerationReport report = new Generator(workspace, settings, progress).generate(sources());
        if (report.changed()) {
            buildContext.refresh(settings.outputDir().toFile());
        }
        judge(report);
        return report;
    }

    final GenerationSettings settings(Workspace workspace) {
        GenerationSettings.Builder settings = GenerationSettings.builder(workspace)
                .outputDir(outputDirectory.toPath())
                .force(force);
        if (packageName != null) {
            settings.packageName(packageName);
        }
        if (async != null) {
            settings.async(async);
        }
        if (!outputs.isEmpty()) {
            Set<OutputKind> kinds = new LinkedHashSet<>();
            outputs.forEach(output -> kinds.add(OutputKind.of(output)));
            settings.outputs(kinds);
        }
        return settings.build();
    }

    final MavenProject project() {
        return project;
    }

    private void judge(GenerationReport report) throws MojoExecutionException, MojoFailureException {
        List<SourceReport> failures = report.failures();
        if (failOnError && !failures.isEmpty()) {
            for (SourceReport failed : failures) {
                Failures.throwIfOurs(failed.failure());
            }
            throw Failures.of(
                    failures.size() + " of " + report.sources().size() + " sources could not be generated:",
                    failures.stream().map(LogProgress::failure).toList(),
                    "To go on with what was generated before: -Dcodegen.failOnError=false");
        }
        List<String> problems = new ArrayList<>();
        report.sources().forEach(source -> problems.addAll(LogProgress.problems(source)));
        if (failOnProblems && !problems.isEmpty()) {
            throw Failures.of(
                    "Not all could be generated:", problems, "To go on without it: -Dcodegen.failOnProblems=false");
        }
    }
}
