package io.camelcodegen.lock;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.lock.ToolDrift.Kind;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tools of some sources were when they were accepted. Immutable. Holds hashes and the shapes of schemas, no
 * descriptions.
 */
public final class ToolLock {

    /** No source is locked. */
    public static final ToolLock EMPTY = new ToolLock(Map.of());

    private final Map<String, Map<String, LockedTool>> sources;

    ToolLock(Map<String, Map<String, LockedTool>> sources) {
        Map<String, Map<String, LockedTool>> sorted = new TreeMap<>();
        sources.forEach((source, tools) -> sorted.put(source, Collections.unmodifiableMap(new TreeMap<>(tools))));
        this.sources = Collections.unmodifiableMap(sorted);
    }

    /** The tools of one source as they are now; see {@link #with}. */
    public static ToolLock of(String source, Collection<Tool> tools) {
        return EMPTY.with(source, tools);
    }

    /**
     * The same with a source as it is now; the others stay as they were. Reads the schemas of all its tools. Tools whose
     * schemas cannot be resolved are left out: they cannot be called either.
     */
    public ToolLock with(String source, Collection<Tool> tools) {
        Map<String, LockedTool> locked = new TreeMap<>();
        for (Tool tool : tools) {
            try {
                locked.put(tool.name().tool(), LockedTool.of(tool));
            } catch (CodegenException e) {
                // said by whoever wants to use it
            }
        }
        Map<String, Map<String, LockedTool>> all = new TreeMap<>(sources);
        all.put(source, locked);
        return new ToolLock(all);
    }

    /** The same without a source. */
    public ToolLock without(String source) {
        Map<String, Map<String, LockedTool>> all = new TreeMap<>(sources);
        all.remove(source);
        return new ToolLock(all);
    }

    /** The names of the sources that are locked, sorted. */
    public Set<String> sources() {
        return sources.keySet();
    }

    /** The tools of a source that are locked, sorted; without the source's name. */
    public Set<String> tools(String source) {
        return sources.getOrDefault(source, Map.of()).keySet();
    }

    /** What is added, removed and changed in a source. */
    public LockDrift drift(String source, Collection<Tool> tools) {
        Map<String, LockedTool> gone = new TreeMap<>(sources.getOrDefault(source, Map.of()));
        List<ToolDrift> drift = new ArrayList<>();
        for (Tool tool : tools) {
            boolean known = gone.remove(tool.name().tool()) != null;
            try {
                ToolDrift changed = check(tool);
                if (changed != null) {
                    drift.add(changed);
                }
            } catch (CodegenException e) {
                if (known) {
                    drift.add(unreadable(tool, e));
                }
            }
        }
        gone.keySet().forEach(name -> drift.add(new ToolDrift(new ToolName(source, name), Kind.REMOVED, List.of())));
        return new LockDrift(drift);
    }

    private static ToolDrift unreadable(Tool tool, CodegenException e) {
        String why = Printable.cut(String.valueOf(e.getMessage()));
        return new ToolDrift(
                tool.name(),
                Kind.CHANGED,
                List.of(new ToolChange(ToolChange.Part.INPUT, "", "cannot be read: " + why, true)));
    }

    /**
     * How a tool differs: null for not at all, {@link Kind#ADDED} where the lock does not know it. Reads no other tool.
     *
     * @throws CodegenException DISCOVERY_FAILED where its schemas cannot be resolved
     */
    public @Nullable ToolDrift check(Tool tool) {
        LockedTool locked = sources.getOrDefault(tool.name().source(), Map.of())
                .get(tool.name().tool());
        if (locked == null) {
            return new ToolDrift(tool.name(), Kind.ADDED, List.of());
        }
        return locked.hash().equals(LockedTool.hash(tool))
                ? null
                : new ToolDrift(tool.name(), Kind.CHANGED, ToolComparison.compare(locked, LockedTool.of(tool)));
    }

    /** By source and tool. */
    Map<String, Map<String, LockedTool>> locked() {
        return sources;
    }
}
