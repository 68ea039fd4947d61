package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.manifest.AgentManifest;
import io.camelcodegen.generator.manifest.ManifestBuilder;
import io.camelcodegen.generator.manifest.ManifestFile;
import io.camelcodegen.generator.manifest.ManifestOptions;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.ToolLock;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a project keeps of its sources beside generated code: the manifest, and what the tools were when it took them. */
public final class ProjectRecords {

    /** What generated code calls. */
    private static final String RUNTIME = "io.camelcodegen:camel-codegen-component";

    private final Workspace workspace;
    private final Path folder;

    /** @param folder that of the project, which the manifest is in */
    public ProjectRecords(Workspace workspace, Path folder) {
        this.workspace = workspace;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where the manifest is. */
    public Path manifest() {
        return folder.resolve(ManifestFile.NAME);
    }

    /**
     * Writes the manifest of all sources, if it is another than there is.
     *
     * @param problems gets a line for each tool that something could not be said of
     * @return whether the file has changed
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where it cannot be written
     */
    public boolean writeManifest(ManifestOptions options, Consumer<String> problems) {
        return ManifestFile.write(manifest(), ManifestBuilder.build(workspace, options, problems));
    }

    /** Where agents find things, relative to the manifest; null for what lies elsewhere. */
    public AgentManifest.Paths paths(GenerationSettings settings) {
        return new AgentManifest.Paths(
                RUNTIME,
                settings.outputs().contains(OutputKind.JAVA) ? relative(settings.directory(OutputKind.JAVA)) : null,
                configuration());
    }

    private @Nullable String configuration() {
        String location = workspace.config().location();
        try {
            return location == null ? null : relative(Path.of(location));
        } catch (InvalidPathException e) {
            return null; // classpath:
        }
    }

    private @Nullable String relative(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(folder) ? folder.relativize(whole).toString().replace('\\', '/') : null;
    }

    /**
     * What the tools of sources are, other than their lock files say.
     *
     * @param sources names; empty for all
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where a lock file cannot be read
     */
    public LockDrift drift(Collection<String> sources) {
        LockDrift drift = LockDrift.NONE;
        for (Map.Entry<String, List<SourceConfig>> entry : byLockFile(sources).entrySet()) {
            ToolLock lock = workspace.lockFile(entry.getValue().get(0)).read();
            for (SourceConfig source : entry.getValue()) {
                SourceTools found = workspace.tools(source.name());
                drift = drift.and(lock.drift(source.name(), found.tools()));
            }
        }
        return drift;
    }

    /** The lock files of sources that are not there yet. */
    public List<String> missingLocks(Collection<String> sources) {
        List<String> missing = new ArrayList<>();
        byLockFile(sources).forEach((location, locked) -> {
            if (workspace.lockFile(locked.get(0)).readIfPresent() == null) {
                missing.add(location);
            }
        });
        return missing;
    }

    /**
     * Takes the tools of sources as they are now into their lock files, and where all sources are meant, those out that are
     * configured no longer.
     *
     * @param sources names; empty for all
     * @return the files that have changed
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where a lock file cannot be read or written
     */
    public List<String> writeLocks(Collection<String> sources) {
        Set<String> known = workspace.sources().stream().map(SourceConfig::name).collect(Collectors.toSet());
        List<String> changed = new ArrayList<>();
        byLockFile(sources).forEach((location, locked) -> {
            LockFile file = workspace.lockFile(locked.get(0));
            ToolLock lock = file.read();
            for (String source : lock.sources()) {
                lock = sources.isEmpty() && !known.contains(source) ? lock.without(source) : lock;
            }
            for (SourceConfig source : locked) {
                lock = lock.with(source.name(), workspace.tools(source.name()).tools());
            }
            if (file.write(lock)) {
                changed.add(location);
            }
        });
        return changed;
    }

    private Map<String, List<SourceConfig>> byLockFile(Collection<String> sources) {
        return workspace.sources().stream()
                .filter(source -> sources.isEmpty() || sources.contains(source.name()))
                .collect(Collectors.groupingBy(
                        source -> workspace.lockFile(source).location(), TreeMap::new, Collectors.toList()));
    }
}
