package io.camelcodegen.maven;

import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.generator.ProjectLocks;
import io.camelcodegen.generator.ProjectManifest;
import io.camelcodegen.generator.manifest.ManifestOptions;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
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
 * Generates as {@code generate} does, and writes what the project keeps of its sources: the manifest
 * {@code .agent-ready.json} in its folder, and the lock file, which takes the tools as they are now. Both belong under
 * version control.
 */
@Mojo(name = "sync", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class SyncMojo extends GenerateMojo {

    /** Whether the manifest holds the definition of each tool, with its schemas. */
    @Parameter(property = "codegen.toolDefinitions", defaultValue = "false")
    private boolean toolDefinitions;

    /** When the manifest says that it was made; in a reproducible build always the same. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    @Inject
    SyncMojo(MavenProject project, BuildContext buildContext) {
        super(project, buildContext);
    }

    @Override
    void run(Workspace workspace) throws MojoExecutionException, MojoFailureException {
        if (!generate(workspace).failures().isEmpty()) {
            getLog().warn("manifest and lock file stay as they are, until all sources can be reached");
            return;
        }
        ProjectLocks locks = new ProjectLocks(workspace, sources());
        tell(locks.drift());
        for (String file : locks.write(false)) {
            getLog().info("written: " + file);
        }
        ProjectManifest manifest = new ProjectManifest(workspace, directory());
        if (manifest.write(options(workspace, manifest), false, getLog()::warn)) {
            getLog().info("written: " + manifest.file());
        }
    }

    private void tell(LockDrift drift) {
        for (String line : drift.isEmpty() ? new String[0] : drift.text().split("\n")) {
            if (drift.isBreaking()) {
                getLog().warn(line);
            } else {
                getLog().info(line);
            }
        }
    }

    private ManifestOptions options(Workspace workspace, ProjectManifest manifest) {
        GenerateSettings said = Objects.requireNonNullElse(workspace.config().generate(), GenerateSettings.NONE);
        ManifestOptions.Builder options = manifest.options(
                        settings(workspace), project().getArtifactId(), generated(outputTimestamp, Instant.now()))
                .generatedBy("camel-codegen-maven-plugin")
                .definitions(tool -> toolDefinitions);
        if (said.version() == null) {
            options.version(project().getVersion());
        }
        if (said.description() == null && project().getDescription() != null) {
            options.description(project().getDescription());
        }
        return options.build();
    }

    /** ISO 8601 or, as Maven allows, seconds since 1970; a single character means that there is none. */
    static Instant generated(@Nullable String outputTimestamp, Instant now) {
        if (outputTimestamp == null || outputTimestamp.length() < 2) {
            return now;
        }
        try {
            return outputTimestamp.matches("\\d+")
                    ? Instant.ofEpochSecond(Long.parseLong(outputTimestamp))
                    : OffsetDateTime.parse(outputTimestamp).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return now; // whoever packs complains of it
        }
    }
}
