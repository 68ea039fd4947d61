package io.camelcodegen.generator;

import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What is generated, and where to.
 *
 * @param outputDir absolute; the files of each kind are in a folder of it that is named as the {@linkplain
 *     OutputKind#id() kind}
 * @param packageName the Java package above those of the sources
 * @param outputs the kinds the folder holds afterwards, at least one; what it held of others is removed
 * @param async whether every Java method has a twin that returns a {@code CompletableFuture}
 * @param force whether everything is generated, also where nothing changed, and files that were edited outside of their
 *     user zone are overwritten; a copy of those is kept
 * @param dryRun whether nothing is written, but only reported
 */
public record GenerationSettings(
        Path outputDir, String packageName, Set<OutputKind> outputs, boolean async, boolean force, boolean dryRun) {

    /** Relative to the folder of the configuration file. */
    public static final String DEFAULT_OUTPUT_DIR = "codegen";

    public static final String DEFAULT_PACKAGE = "codegen";

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the package cannot be one */
    public GenerationSettings {
        if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
            throw ConfigErrors.invalid(
                    "generate", List.of("package: '" + packageName + "' is not the name of a Java package"));
        }
        outputDir = outputDir.toAbsolutePath().normalize();
        outputs =
                Collections.unmodifiableSet(outputs.isEmpty() ? EnumSet.of(OutputKind.JAVA) : EnumSet.copyOf(outputs));
    }

    /** What the configuration says, with defaults for the rest; a relative {@code outputDir} is in its folder. */
    public static GenerationSettings of(Workspace workspace) {
        return builder(workspace).build();
    }

    /** As {@link #of}, to be changed. */
    public static Builder builder(Workspace workspace) {
        return new Builder(workspace);
    }

    /** The folder that holds the files of a kind, e.g. a root of Java sources. */
    public Path directory(OutputKind kind) {
        return outputDir.resolve(kind.id());
    }

    /** Begins with what the configuration says. */
    public static final class Builder {
        private final Path workingDirectory;
        private Path outputDir;
        private String packageName = DEFAULT_PACKAGE;
        private Set<OutputKind> outputs = EnumSet.noneOf(OutputKind.class);
        private boolean async;
        private boolean force;
        private boolean dryRun;

        private Builder(Workspace workspace) {
            workingDirectory = workspace.workingDirectory();
            String configured = workspace.config().outputDir();
            outputDir = workspace
                    .directory()
                    .resolve(configured == null || configured.isBlank() ? DEFAULT_OUTPUT_DIR : configured);
            GenerateSettings generate = workspace.config().generate();
            if (generate != null) {
                packageName = generate.packageName() == null ? DEFAULT_PACKAGE : generate.packageName();
                generate.outputs().forEach(output -> outputs.add(OutputKind.of(output)));
                async = generate.async();
            }
        }

        /** @param value relative to the working directory, unlike one in a configuration file */
        public Builder outputDir(Path value) {
            outputDir = workingDirectory.resolve(value);
            return this;
        }

        public Builder packageName(String value) {
            packageName = value;
            return this;
        }

        public Builder outputs(Set<OutputKind> value) {
            outputs = value;
            return this;
        }

        public Builder async(boolean value) {
            async = value;
            return this;
        }

        public Builder force(boolean value) {
            force = value;
            return this;
        }

        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        public GenerationSettings build() {
            return new GenerationSettings(outputDir, packageName, outputs, async, force, dryRun);
        }
    }
}
