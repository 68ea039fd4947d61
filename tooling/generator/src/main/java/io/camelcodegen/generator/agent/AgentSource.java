package io.camelcodegen.generator.agent;

import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source as an agent sees it.
 *
 * @param type {@code openapi}, {@code mcp} …
 * @param tools how many it may use
 * @param withheld how many it may not
 * @param readOnly whether it may use only those that change nothing
 * @param topics what its tools are about, most frequent first: their tags, else the first words of their names
 * @param problem why its tools are not known; null where they are
 */
public record AgentSource(
        String name,
        String type,
        int tools,
        int withheld,
        boolean readOnly,
        List<String> topics,
        @Nullable String problem) {

    private static final int TOPICS = 8;
    private static final int LONGEST_TOPIC = 24;

    public AgentSource {
        topics = List.copyOf(topics);
    }

    static AgentSource of(SourceConfig source, List<Tool> allowed, int withheld) {
        return new AgentSource(
                source.name(),
                source.type(),
                allowed.size(),
                withheld,
                source.agent().readOnly(),
                topics(allowed),
                null);
    }

    static AgentSource unavailable(SourceConfig source, String why) {
        return new AgentSource(
                source.name(), source.type(), 0, 0, source.agent().readOnly(), List.of(), why);
    }

    private static List<String> topics(List<Tool> tools) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Tool tool : tools) {
            List<String> tags =
                    tool.tags().isEmpty() ? List.of(firstWord(tool.name().tool())) : tool.tags();
            tags.forEach(tag -> counts.merge(topic(tag), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOPICS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Untrusted: a tag is no more than a few plain words on the page. */
    private static String topic(String tag) {
        return AgentText.line(tag.replaceAll("[^\\p{L}\\p{N} _-]", ""), LONGEST_TOPIC);
    }

    private static String firstWord(String name) {
        int end = name.indexOf('_', 1);
        return end < 0 ? name : name.substring(0, end);
    }
}
