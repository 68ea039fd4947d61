package io.camelcodegen.cli.command;

import io.camelcodegen.generator.ProjectLocks;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.lock.LockDrift;
import io.camelcodegen.lock.ToolDrift;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lock files brought up to date, or compared with what they would be.
 *
 * @param location of the files, for people
 * @param drift since they were written
 */
record LockSync(String location, boolean changed, LockDrift drift) {

    static LockSync of(Workspace workspace, boolean check) {
        ProjectLocks locks = new ProjectLocks(workspace, List.of());
        LockDrift drift = locks.drift();
        boolean changed = !locks.write(check).isEmpty();
        return new LockSync(String.join(", ", locks.locations()), changed, drift);
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
