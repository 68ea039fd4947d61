package io.camelcodegen.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * The tools that are not what the lock file says; none where all is as it was.
 *
 * @param tools sorted by name
 */
public record LockDrift(List<ToolDrift> tools) {

    public static final LockDrift NONE = new LockDrift(List.of());

    public LockDrift {
        tools = tools.stream()
                .sorted((one, other) -> one.tool().compareTo(other.tool()))
                .toList();
    }

    public boolean isEmpty() {
        return tools.isEmpty();
    }

    /** Whether calls or readers of results that worked before may not work now. */
    public boolean isBreaking() {
        return tools.stream().anyMatch(ToolDrift::isBreaking);
    }

    /** Both together. */
    public LockDrift and(LockDrift other) {
        List<ToolDrift> all = new ArrayList<>(tools);
        all.addAll(other.tools);
        return new LockDrift(all);
    }

    /** How many tools were added, removed or changed. */
    public long count(ToolDrift.Kind kind) {
        return tools.stream().filter(tool -> tool.kind() == kind).count();
    }

    /**
     * For a terminal, a line for each tool and each change: {@code +} added, {@code -} removed, {@code ~} changed,
     * {@code !} breaking. Names and values of the source are printable in it, and cut.
     */
    public String text() {
        if (isEmpty()) {
            return "no tool has changed\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(count(ToolDrift.Kind.ADDED)).append(" added, ");
        text.append(count(ToolDrift.Kind.REMOVED)).append(" removed, ");
        text.append(count(ToolDrift.Kind.CHANGED)).append(" changed; ");
        long breaking = tools.stream().filter(ToolDrift::isBreaking).count();
        text.append(breaking == 0 ? "nothing breaking" : breaking + " breaking").append('\n');
        for (ToolDrift tool : tools) {
            text.append(tool.isBreaking() ? "! " : "  ");
            text.append(sign(tool.kind())).append(' ').append(tool.tool()).append('\n');
            for (ToolChange change : tool.changes()) {
                text.append(change.breaking() ? "    ! " : "      ")
                        .append(change)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static char sign(ToolDrift.Kind kind) {
        return switch (kind) {
            case ADDED -> '+';
            case REMOVED -> '-';
            case CHANGED -> '~';
        };
    }
}
