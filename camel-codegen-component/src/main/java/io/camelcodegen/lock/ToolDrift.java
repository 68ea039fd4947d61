package io.camelcodegen.lock;

import io.camelcodegen.tool.ToolName;
import java.util.List;

/**
 * A tool that is not what the lock file says.
 *
 * @param changes empty unless the kind is {@link Kind#CHANGED}
 */
public record ToolDrift(ToolName tool, Kind kind, List<ToolChange> changes) {

    /** What happened to the tool. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public ToolDrift {
        changes = List.copyOf(changes);
    }

    /** Whether calls or readers of results that worked before may not work now. */
    public boolean isBreaking() {
        return kind == Kind.REMOVED || changes.stream().anyMatch(ToolChange::breaking);
    }
}
