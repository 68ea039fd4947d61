package io.camelcodegen.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tools of one source, found by name, by the source's own spelling, or by alias. Immutable. */
public final class ToolCatalog {

    private static final int SUGGESTIONS = 5;

    private final String source;
    private final Map<String, Tool> byName;
    private final Map<String, Tool> byOtherSpelling;
    private final List<String> aliases;
    private final Supplier<@Nullable String> revision;

    private ToolCatalog(
            String source,
            Map<String, Tool> byName,
            Map<String, Tool> byOtherSpelling,
            List<String> aliases,
            Supplier<@Nullable String> revision) {
        this.source = source;
        this.byName = byName;
        this.byOtherSpelling = byOtherSpelling;
        this.aliases = aliases;
        this.revision = revision;
    }

    /**
     * @param aliases alias to wire name or tool name; one that names no tool is left out, as the tool may have been
     *     excluded
     * @param revision see {@link #revision()}
     */
    public static ToolCatalog of(
            String source, Collection<Tool> tools, Map<String, String> aliases, Supplier<@Nullable String> revision) {
        Map<String, Tool> byName = new TreeMap<>();
        tools.forEach(tool -> byName.put(tool.name().tool(), tool));
        Map<String, Tool> other = new HashMap<>();
        for (Tool tool : byName.values()) { // sorted: of two tools of one spelling the same one always wins
            if (!byName.containsKey(tool.wireName())) {
                other.putIfAbsent(tool.wireName(), tool);
            }
        }
        List<String> known = new ArrayList<>();
        aliases.forEach((alias, target) -> {
            Tool tool = byName.getOrDefault(target, other.get(target));
            if (tool != null) {
                other.put(alias, tool);
                known.add(alias);
            }
        });
        return new ToolCatalog(
                source,
                Collections.unmodifiableMap(new LinkedHashMap<>(byName)),
                Map.copyOf(other),
                List.copyOf(known),
                revision);
    }

    public String source() {
        return source;
    }

    /**
     * Tells one state of what the source offers from another: while it is the same, no tool has changed. Null where
     * that is not known. Worked out at each call.
     */
    public @Nullable String revision() {
        return revision.get();
    }

    /** All tools, sorted by name. */
    public Collection<Tool> tools() {
        return byName.values();
    }

    /** @param name the part after {@code source__}: a tool name, the source's own spelling, or an alias */
    public Optional<Tool> find(String name) {
        Tool tool = byName.get(name);
        return Optional.ofNullable(tool != null ? tool : byOtherSpelling.get(name));
    }

    /** The names and aliases nearest to one that was not found, whole ({@code source__tool}), best first. */
    public List<String> nearest(String name) {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        names.addAll(aliases);
        return NearestNames.of(ToolName.normalize(name), names, SUGGESTIONS).stream()
                .map(candidate -> source + ToolName.SEPARATOR + candidate)
                .toList();
    }
}
