package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.generator.search.ToolSearch.Hit;
import io.camelcodegen.tool.Tool;
import java.util.List;

/**
 * What a search found.
 *
 * @param hits best first
 * @param unavailable sources that could not be searched, a line each with the reason
 */
public record SearchResult(List<Hit> hits, List<String> unavailable) {

    private static final int SUMMARY = 120;

    public SearchResult {
        hits = List.copyOf(hits);
        unavailable = List.copyOf(unavailable);
    }

    /** A line for each tool: its name, whether it changes something, and what it does. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Hit hit : hits) {
            text.append(hit.tool()).append(Effect.of(hit.tool()).mark());
            String summary = summary(hit.tool());
            text.append(summary.isEmpty() ? "" : ": ").append(summary).append('\n');
        }
        if (hits.isEmpty()) {
            text.append("no tool found; try other words\n");
        }
        unavailable.forEach(
                source -> text.append("not searched, ").append(source).append('\n'));
        return text.toString();
    }

    /** {@code {"tools":[{"name","effect","summary"}],"unavailable":[…]}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var tools = json.putArray("tools");
        for (Hit hit : hits) {
            tools.addObject()
                    .put("name", hit.tool().toString())
                    .put("effect", Effect.of(hit.tool()).word())
                    .put("summary", summary(hit.tool()));
        }
        if (!unavailable.isEmpty()) {
            unavailable.forEach(json.putArray("unavailable")::add);
        }
        return json;
    }

    /** What the source says of a tool, in one short line; may be empty. */
    public static String summary(Tool tool) {
        String description = tool.description();
        int end = description.indexOf("\n\n");
        return AgentText.prose(end < 0 ? description : description.substring(0, end), SUMMARY);
    }
}
