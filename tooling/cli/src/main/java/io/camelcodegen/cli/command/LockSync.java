package io.camelcodegen.cli.command;

import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.ToolDrift;
import io.camelcodegen.lock.ToolLock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lock files brought up to date, or compared with what they would be. There is one, unless sources name files of
 * their own.
 *
 * @param location of the files, for people
 * @param drift since they were written
 */
record LockSync(String location, boolean changed, LockDrift drift) {

    static LockSync of(Workspace workspace, List<SourceTools> sources, boolean check) {
        Map<String, List<SourceTools>> byFile = new TreeMap<>();
        Map<String, LockFile> files = new LinkedHashMap<>();
        for (SourceTools source : sources) {
            LockFile file = workspace.lockFile(source.config());
            files.put(file.location(), file);
            byFile.computeIfAbsent(file.location(), location -> new ArrayList<>())
                    .add(source);
        }
        boolean changed = false;
        LockDrift drift = LockDrift.NONE;
        for (Map.Entry<String, List<SourceTools>> entry : byFile.entrySet()) {
            LockFile file = Objects.requireNonNull(files.get(entry.getKey()));
            ToolLock before = file.readIfPresent();
            ToolLock old = before == null ? ToolLock.EMPTY : before;
            ToolLock now = old;
            for (SourceTools source : entry.getValue()) {
                if (before != null) { // everything would be new
                    drift = drift.and(old.drift(source.name(), source.tools()));
                }
                now = now.with(source.name(), source.tools());
            }
            for (String gone : gone(old, entry.getValue())) {
                drift = drift.and(old.drift(gone, List.of()));
                now = now.without(gone);
            }
            changed |= check ? before == null || !same(old, now, entry.getValue()) : file.write(now);
        }
        return new LockSync(String.join(", ", byFile.keySet()), changed, drift);
    }

    private static List<String> gone(ToolLock lock, List<SourceTools> sources) {
        var names = sources.stream().map(SourceTools::name).collect(Collectors.toSet());
        return lock.sources().stream().filter(name -> !names.contains(name)).toList();
    }

    /** Where no tool differs, only the set of sources can. */
    private static boolean same(ToolLock old, ToolLock now, List<SourceTools> sources) {
        return old.sources().equals(now.sources())
                && sources.stream().allMatch(source -> old.drift(source.name(), source.tools())
                        .isEmpty());
    }

    boolean isBreaking() {
        return drift.isBreaking();
    }

    String text() {
        return drift.isEmpty() ? "" : drift.text();
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", location);
        data.put("changed", changed);
        data.put("breaking", isBreaking());
        data.put("drift", drift.tools().stream().map(LockSync::entry).toList());
        return data;
    }

    private static Map<String, Object> entry(ToolDrift tool) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("tool", tool.tool().toString());
        entry.put("kind", tool.kind().name().toLowerCase(Locale.ROOT));
        entry.put("breaking", tool.isBreaking());
        entry.put("changes", tool.changes().stream().map(Object::toString).toList());
        return entry;
    }
}
