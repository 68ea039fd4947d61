package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.Versions;
import io.camelcodegen.config.GenerateSettings;
import io.camelcodegen.generator.GenerationSettings;
import io.camelcodegen.generator.OutputKind;
import io.camelcodegen.generator.manifest.AgentManifest;
import io.camelcodegen.generator.manifest.ManifestBuilder;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestOptions;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manifest brought up to date, or compared with what it would be.
 *
 * @param problems a line for each tool that something could not be said of
 */
record ManifestSync(Path file, boolean changed, List<String> problems) {

    static ManifestSync of(Session session, GenerationSettings settings, boolean definitions, boolean check) {
        Workspace workspace = session.workspace();
        Path file = workspace.directory().resolve(ManifestFile.NAME);
        List<String> problems = new ArrayList<>();
        AgentManifest manifest =
                ManifestBuilder.build(workspace, options(workspace, settings, definitions), problems::add);
        boolean changed = check ? !ManifestFile.isCurrent(file, manifest) : ManifestFile.write(file, manifest);
        return new ManifestSync(file, changed, problems);
    }

    private static ManifestOptions options(Workspace workspace, GenerationSettings settings, boolean definitions) {
        GenerateSettings said = workspace.config().generate() == null
                ? GenerateSettings.NONE
                : workspace.config().generate();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        ManifestOptions.Builder options = ManifestOptions.builder(
                        said.name() == null ? name(workspace.directory()) : said.name(), now)
                .generatedBy("camel-codegen " + Versions.own())
                .paths(paths(workspace, settings))
                .definitions(tool -> definitions);
        if (said.description() != null) {
            options.description(said.description());
        }
        if (said.version() != null) {
            options.version(said.version());
        }
        return options.build();
    }

    /** Relative to the manifest, so that they are the same on every machine. */
    private static AgentManifest.Paths paths(Workspace workspace, GenerationSettings settings) {
        String config = workspace.config().location();
        return new AgentManifest.Paths(
                null,
                settings.outputs().contains(OutputKind.JAVA)
                        ? relative(workspace.directory(), settings.directory(OutputKind.JAVA))
                        : null,
                config == null || config.startsWith("classpath:")
                        ? null
                        : relative(workspace.directory(), Path.of(config)));
    }

    private static @Nullable String relative(Path directory, Path path) {
        Path base = directory.toAbsolutePath().normalize();
        Path absolute = base.resolve(path).normalize();
        return absolute.startsWith(base) ? base.relativize(absolute).toString().replace('\\', '/') : null;
    }

    private static String name(Path directory) {
        Path last = directory.toAbsolutePath().normalize().getFileName();
        String plain = last == null
                ? ""
                : last.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9-]+", "-")
                        .replaceAll("^[^a-z]+|-+$", "");
        return plain.isEmpty() ? "tools" : plain.substring(0, Math.min(plain.length(), 64));
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", file.toString());
        data.put("changed", changed);
        data.put("problems", problems);
        return data;
    }
}
