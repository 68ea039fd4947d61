package io.camelcodegen.maven;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.workspace.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: a configuration, and failures that say what to do. */
abstract class CodegenMojo extends AbstractMojo {

    /**
     * The configuration file. Without it, {@code codegen.config.json}, {@code .codegenrc} and {@code mcp-codegen.json}
     * are looked for in the project's folder, in this order.
     */
    @Parameter(property = "codegen.config")
    private @Nullable File config;

    /** Names of the sources to work on. Without it, all that are configured. */
    @Parameter(property = "codegen.sources")
    private List<String> sources = List.of();

    /** Does nothing. */
    @Parameter(property = "codegen.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir = new File("");

    @Parameter(defaultValue = "${project.packaging}", readonly = true)
    private @Nullable String packaging;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped: codegen.skip is set");
            return;
        }
        try (Workspace workspace = Workspace.open(directory(), config == null ? null : config.getPath())) {
            if (workspace.config().location() != null) {
                run(workspace);
            } else if ("pom".equals(packaging)) {
                getLog().info("nothing to do: a parent without a configuration"); // its modules inherit the plugin
            } else {
                throw new MojoFailureException("There is no configuration: put codegen.config.json into " + directory()
                        + ", or say where it is by <config> or -Dcodegen.config");
            }
        } catch (CodegenException e) {
            throw Failures.of(e);
        }
    }

    abstract void run(Workspace workspace) throws MojoExecutionException, MojoFailureException;

    /** The project's folder, absolute. */
    final Path directory() {
        return basedir.toPath().toAbsolutePath();
    }

    /** Empty for all. */
    final List<String> sources() {
        return List.copyOf(sources);
    }
}
