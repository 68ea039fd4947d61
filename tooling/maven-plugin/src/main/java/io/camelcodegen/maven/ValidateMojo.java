package io.camelcodegen.maven;

import io.camelcodegen.generator.ProjectLocks;
import io.camelcodegen.generator.ProjectManifest;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestProblem;
import io.camelcodegen.generator.manifest.ManifestValidator;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the configuration, the manifest if there is one, and if asked, whether the tools are still what the lock file
 * says. Writes nothing; connects to sources only for the last.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class ValidateMojo extends CodegenMojo {

    private static final String BREAKING = "breaking";

    /**
     * Whether the build fails where the tools are not what the lock file says: {@code true}, {@code breaking} for
     * changes that break callers only, {@code false}.
     */
    @Parameter(property = "codegen.failOnDrift", defaultValue = "false")
    private String failOnDrift = "false";

    @Override
    void run(Workspace workspace) throws MojoFailureException {
        getLog().info(workspace.config().location() + ": valid, "
                + workspace.sources().size() + " sources");
        checkManifest(new ProjectManifest(workspace, directory()).file());
        switch (failOnDrift) {
            case "false" -> {}
            case "true", BREAKING -> checkDrift(new ProjectLocks(workspace, sources()));
            default ->
                throw new MojoFailureException(
                        "failOnDrift is '" + failOnDrift + "', and must be true, " + BREAKING + " or false");
        }
    }

    private void checkManifest(Path file) throws MojoFailureException {
        if (!Files.exists(file)) {
            getLog().debug("no manifest");
            return;
        }
        List<ManifestProblem> problems = ManifestValidator.validate(ManifestFile.tree(file));
        if (!problems.isEmpty()) {
            throw Failures.of(
                    file + " is not valid:",
                    problems.stream().map(ManifestProblem::toString).toList(),
                    "To write it anew: the goal camel-codegen:sync");
        }
        getLog().info(file + ": valid");
    }

    private void checkDrift(ProjectLocks locks) throws MojoFailureException {
        List<String> missing = locks.missing();
        if (!missing.isEmpty()) {
            throw new MojoFailureException("There is no lock file to compare the tools with: "
                    + String.join(", ", missing) + ". The goal camel-codegen:sync writes it");
        }
        LockDrift drift = locks.drift();
        if (failOnDrift.equals(BREAKING) ? drift.isBreaking() : !drift.isEmpty()) {
            throw new MojoFailureException("The tools are not what the lock file says: "
                    + drift.text().stripTrailing() + "\nTo take them as they are: the goal camel-codegen:sync");
        }
        getLog().info(drift.text().stripTrailing());
    }
}
