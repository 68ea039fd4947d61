package io.camelcodegen.generator.agent;

import io.camelcodegen.generator.search.ToolSearch;
import io.camelcodegen.generator.search.ToolSearch.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tools that an agent may use, searchable. Immutable.
 *
 * @param search of the tools as they were when it was made, which may be of an earlier state
 * @param states of the sources; decides what is found
 */
record ToolIndex(ToolSearch search, Map<String, SourceState> states) {

    /** Indexes all tools: a second's work for a thousand. */
    static ToolIndex of(List<SourceState> states) {
        ToolSearch search = ToolSearch.of(
                states.stream().flatMap(state -> state.allowed().stream()).toList());
        return new ToolIndex(search, byName(states));
    }

    /** The same index, of which only that is found which is there in these states. */
    ToolIndex at(List<SourceState> now) {
        return new ToolIndex(search, byName(now));
    }

    private static Map<String, SourceState> byName(List<SourceState> states) {
        return states.stream()
                .collect(Collectors.toUnmodifiableMap(state -> state.config().name(), Function.identity()));
    }

    /** Whether it has the tools of these states. */
    boolean hasToolsOf(List<SourceState> now) {
        return now.stream().allMatch(state -> {
            SourceState known = states.get(state.config().name());
            return known != null && known.hasToolsOf(state);
        });
    }

    /** Sorted by name. */
    List<AgentSource> sources() {
        return sorted().map(SourceState::shown).toList();
    }

    Stream<SourceState> sorted() {
        return states.values().stream()
                .sorted(Comparator.comparing(state -> state.config().name()));
    }

    /** The best matches; a tool that is gone is none. */
    List<Hit> find(String words, int limit) {
        return search.search(words, limit).stream().flatMap(this::current).toList();
    }

    private Stream<Hit> current(Hit hit) {
        SourceState state = states.get(hit.tool().name().source());
        return state == null
                ? Stream.empty()
                : state.find(hit.tool().name().tool()).map(tool -> new Hit(tool, hit.score())).stream();
    }
}
