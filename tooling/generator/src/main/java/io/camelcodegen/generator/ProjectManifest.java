package io.camelcodegen.generator;

import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.manifest.AgentManifest;
import io.camelcodegen.generator.manifest.ManifestBuilder;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestOptions;
import io.camelcodegen.generator.manifest.TokenReduction;
import io.camelcodegen.generator.tokens.TokenFiles;
import io.camelcodegen.generator.tokens.TokenReport;
import io.camelcodegen.generator.tokens.TokenTotals;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The manifest of a project. */
public final class ProjectManifest {

    /** What generated code calls. */
    private static final String RUNTIME = "io.camelcodegen:camel-codegen-component";

    private final Workspace workspace;
    private final Path folder;

    /** @param folder that of the project, which the manifest is in */
    public ProjectManifest(Workspace workspace, Path folder) {
        this.workspace = workspace;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path file() {
        return folder.resolve(ManifestFile.NAME);
    }

    /**
     * What is known of it without the user: what the configuration says, where things are, and the figures of a
     * {@value TokenFiles#JSON_NAME} beside the configuration, if they are of the tools as they are now.
     *
     * @param project its name where the configuration says none; what of it no manifest's name may hold is left out
     */
    public ManifestOptions.Builder options(GenerationSettings settings, String project, Instant generated) {
        GenerateSettings said = Objects.requireNonNullElse(workspace.config().generate(), GenerateSettings.NONE);
        ManifestOptions.Builder options = ManifestOptions.builder(
                        said.name() == null ? name(project) : said.name(), generated)
                .paths(paths(settings))
                .tokens(reduction(TokenTotals.current(workspace.directory().resolve(TokenFiles.JSON_NAME), workspace)));
        if (said.description() != null) {
            options.description(said.description());
        }
        if (said.version() != null) {
            options.version(said.version());
        }
        return options;
    }

    /**
     * Writes the manifest of all sources, if it is another than there is.
     *
     * @param check whether nothing is written, but only compared
     * @param problems gets a line for each tool that something could not be said of
     * @return whether the file has changed, or would
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where it cannot be written
     */
    public boolean write(ManifestOptions options, boolean check, Consumer<String> problems) {
        AgentManifest manifest = ManifestBuilder.build(workspace, options, problems);
        return check ? !ManifestFile.isCurrent(file(), manifest) : ManifestFile.write(file(), manifest);
    }

    /** What became of the figures of a manifest. */
    public enum Figures {
        /** They are the report's. */
        CURRENT,
        /** There is no manifest to put them into. */
        NO_MANIFEST,
        /** The manifest is of other tools than the report, and stays as it is. */
        OTHER_TOOLS
    }

    /**
     * Puts the figures of a report into the manifest that is there.
     *
     * @throws CodegenException INVALID_CONFIG where it is no manifest or cannot be written
     */
    public Figures write(TokenReport report) {
        if (!Files.exists(file())) {
            return Figures.NO_MANIFEST;
        }
        AtomicBoolean current = new AtomicBoolean();
        ManifestFile.update(file(), manifest -> {
            current.set(isOfTheseTools(manifest));
            return current.get() ? manifest.withTokenReduction(reduction(TokenTotals.of(report))) : manifest;
        });
        return current.get() ? Figures.CURRENT : Figures.OTHER_TOOLS;
    }

    private boolean isOfTheseTools(AgentManifest manifest) {
        ManifestOptions same = ManifestOptions.builder(manifest.name(), manifest.generated())
                .definitions(tool -> !manifest.toolDefinitions().isEmpty())
                .build();
        AgentManifest now = ManifestBuilder.build(workspace, same, problem -> {});
        return manifest.sources().equals(now.sources())
                && manifest.tools().equals(now.tools())
                && manifest.toolDefinitions().equals(now.toolDefinitions());
    }

    private static @Nullable TokenReduction reduction(@Nullable TokenTotals totals) {
        return totals == null ? null : new TokenReduction(totals.before(), totals.after());
    }

    /** What of a folder's or an artifact's name may be that of a manifest. */
    static String name(String project) {
        String name =
                project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^[^a-z]+", "");
        String cut = name.substring(0, Math.min(64, name.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? "project" : cut;
    }

    /** Where agents find things, relative to the manifest; null for what lies elsewhere. */
    private AgentManifest.Paths paths(GenerationSettings settings) {
        boolean java = settings.outputs().contains(OutputKind.JAVA);
        return new AgentManifest.Paths(
                java ? RUNTIME : null, java ? relative(settings.directory(OutputKind.JAVA)) : null, configuration());
    }

    private @Nullable String configuration() {
        String location = workspace.config().location();
        try {
            return location == null || location.startsWith("classpath:") ? null : relative(Path.of(location));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private @Nullable String relative(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(folder) ? folder.relativize(whole).toString().replace('\\', '/') : null;
    }
}
