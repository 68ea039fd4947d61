package io.camelcodegen.generator;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.ToolLock;
import io.camelcodegen.source.SourceConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lock files of a project: what the tools of its sources were when it took them. One, unless sources name others. */
public final class ProjectLocks {

    private final Workspace workspace;
    private final Collection<String> sources;
    private final List<Locked> files;

    /** A file, with the sources that are kept in it. */
    private record Locked(LockFile file, List<SourceConfig> sources) {}

    /** @param sources names; empty for all, and to see to those that are configured no longer */
    public ProjectLocks(Workspace workspace, Collection<String> sources) {
        this.workspace = workspace;
        this.sources = List.copyOf(sources);
        this.files = workspace.sources().stream()
                .filter(source -> sources.isEmpty() || sources.contains(source.name()))
                .collect(Collectors.groupingBy(
                        source -> workspace.lockFile(source).location(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(group -> new Locked(workspace.lockFile(group.get(0)), group))
                .toList();
    }

    /** Where the files are, sorted. */
    public List<String> locations() {
        return files.stream().map(locked -> locked.file().location()).toList();
    }

    /** Those of the files that are not there yet. */
    public List<String> missing() {
        return files.stream()
                .filter(locked -> locked.file().readIfPresent() == null)
                .map(locked -> locked.file().location())
                .toList();
    }

    /**
     * What the tools are, other than the files say that are there.
     *
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where a file cannot be read
     */
    public LockDrift drift() {
        LockDrift drift = LockDrift.NONE;
        for (Locked locked : files) {
            ToolLock lock = locked.file().readIfPresent();
            if (lock == null) {
                continue; // everything would be new
            }
            for (SourceConfig source : locked.sources()) {
                drift = drift.and(
                        lock.drift(source.name(), workspace.tools(source.name()).tools()));
            }
            for (String gone : gone(lock, locked)) {
                drift = drift.and(lock.drift(gone, List.of()));
            }
        }
        return drift;
    }

    /**
     * Takes the tools as they are now into the files; those out that are configured no longer, or kept in another file.
     *
     * @param check whether nothing is written, but only compared
     * @return the files that have changed, or would
     * @throws CodegenException what went wrong in a discovery, or INVALID_CONFIG where a file cannot be read or written
     */
    public List<String> write(boolean check) {
        List<String> changed = new ArrayList<>();
        for (Locked locked : files) {
            LockFile file = locked.file();
            locked.sources().forEach(source -> workspace.tools(source.name())); // before others have to wait for it
            if (check ? !file.holds(now(file.read(), locked)) : file.update(before -> now(before, locked))) {
                changed.add(file.location());
            }
        }
        return changed;
    }

    private ToolLock now(ToolLock before, Locked locked) {
        ToolLock now = before;
        for (String gone : gone(before, locked)) {
            now = now.without(gone);
        }
        for (SourceConfig source : locked.sources()) {
            now = now.with(source.name(), workspace.tools(source.name()).tools());
        }
        return now;
    }

    private List<String> gone(ToolLock lock, Locked locked) {
        List<String> kept = locked.sources().stream().map(SourceConfig::name).toList();
        return sources.isEmpty()
                ? lock.sources().stream().filter(name -> !kept.contains(name)).toList()
                : List.of();
    }
}
