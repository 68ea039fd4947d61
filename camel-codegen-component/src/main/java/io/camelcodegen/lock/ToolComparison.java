package io.camelcodegen.lock;

import io.camelcodegen.lock.ToolChange.Part;
import io.camelcodegen.tool.ToolHints;
import java.util.ArrayList;
import java.util.List;

/** What has changed from one state of a tool to another. */
final class ToolComparison {

    private ToolComparison() {}

    /** @return never empty: the hashes of the two differ */
    static List<ToolChange> compare(LockedTool was, LockedTool is) {
        List<ToolChange> changes = new ArrayList<>();
        if (!was.target().equals(is.target())) {
            changes.add(new ToolChange(
                    Part.TARGET,
                    "",
                    Printable.quoted(was.target()) + " became " + Printable.quoted(is.target()),
                    true));
        }
        if (!was.description().equals(is.description())) {
            changes.add(new ToolChange(Part.DESCRIPTION, "", "changed", false));
        }
        hints(was.hints(), is.hints(), changes);
        changes.addAll(SchemaComparison.compare(Part.INPUT, was.input(), is.input()));
        LockedSchema before = was.output();
        LockedSchema now = is.output();
        if (before != null && now != null) {
            changes.addAll(SchemaComparison.compare(Part.OUTPUT, before, now));
        } else if (before != null) {
            changes.add(new ToolChange(Part.OUTPUT, "", "results are not described any more", true));
        } else if (now != null) {
            changes.add(new ToolChange(Part.OUTPUT, "", "results are described now", false));
        }
        if (changes.isEmpty()) { // the lock file was edited, or its short hashes collide
            changes.add(new ToolChange(Part.TARGET, "", "differs from the lock file, it cannot be told in what", true));
        }
        return changes;
    }

    private static void hints(ToolHints was, ToolHints is, List<ToolChange> changes) {
        if (was.readOnly() != is.readOnly()) {
            changes.add(hint(is.readOnly() ? "is read-only now" : "is read-only no more", !is.readOnly()));
        }
        if (was.destructive() != is.destructive()) {
            changes.add(hint(
                    is.destructive() ? "may delete or overwrite now" : "is not destructive any more",
                    is.destructive()));
        }
        if (was.idempotent() != is.idempotent()) {
            changes.add(hint(is.idempotent() ? "can be repeated now" : "cannot be repeated any more", false));
        }
    }

    private static ToolChange hint(String what, boolean breaking) {
        return new ToolChange(Part.HINTS, "", what, breaking);
    }
}
