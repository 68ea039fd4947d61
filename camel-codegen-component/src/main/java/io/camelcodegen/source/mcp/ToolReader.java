package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.schema.MalformedSchemaException;
import io.camelcodegen.schema.SchemaNormalizer;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolNaming;
import io.camelcodegen.tool.ToolSchemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tools of the entries of {@code tools/list}, leniently: only an entry without a name is left out. */
final class ToolReader {

    private static final Logger LOG = LoggerFactory.getLogger(ToolReader.class);

    private ToolReader() {}

    static List<Tool> read(String source, List<Map<?, ?>> entries) {
        Map<ToolNaming.Candidate, Map<?, ?>> byName = new LinkedHashMap<>();
        for (Map<?, ?> entry : entries) {
            if (!(entry.get("name") instanceof String name) || name.isBlank()) {
                LOG.warn("MCP server '{}' lists a tool without a name; it is left out", source);
            } else if (byName.putIfAbsent(new ToolNaming.Candidate(name, name), entry) != null) {
                LOG.warn("MCP server '{}' lists a tool twice: {}", source, ToolName.normalize(name));
            }
        }
        Map<ToolNaming.Candidate, ToolName> names = ToolNaming.assign(source, byName.keySet());
        List<Tool> tools = new ArrayList<>();
        names.forEach((candidate, name) -> tools.add(tool(name, candidate.wireName(), byName.get(candidate))));
        return tools;
    }

    /** Whether the entry declares what its results look like. */
    static boolean declaresOutput(Map<?, ?> entry) {
        return entry.get("outputSchema") instanceof Map<?, ?>;
    }

    private static Tool tool(ToolName name, String wireName, @Nullable Map<?, ?> entry) {
        Map<?, ?> known = entry == null ? Map.of() : entry;
        Object input = known.get("inputSchema");
        Object output = known.get("outputSchema");
        return Tool.builder(name, wireName, () -> schemas(name, input, output))
                .description(description(known))
                .hints(hints(known.get("annotations")))
                .build();
    }

    private static String description(Map<?, ?> entry) {
        String title = text(entry.get("title"));
        if (title.isEmpty() && entry.get("annotations") instanceof Map<?, ?> annotations) {
            title = text(annotations.get("title"));
        }
        String description = text(entry.get("description"));
        if (title.isEmpty() || description.startsWith(title)) {
            return description;
        }
        return description.isEmpty() ? title : title + "\n\n" + description;
    }

    /** MCP's defaults: not read-only, destructive, not idempotent. */
    private static ToolHints hints(@Nullable Object annotations) {
        if (!(annotations instanceof Map<?, ?> map)) {
            return ToolHints.WRITE;
        }
        return new ToolHints(
                Boolean.TRUE.equals(map.get("readOnlyHint")),
                Boolean.TRUE.equals(map.get("idempotentHint")),
                !Boolean.FALSE.equals(map.get("destructiveHint")));
    }

    private static ToolSchemas schemas(ToolName name, @Nullable Object input, @Nullable Object output) {
        try {
            return new ToolSchemas(schema(input), output instanceof Map<?, ?> ? schema(output) : null);
        } catch (MalformedSchemaException e) {
            throw SourceErrors.malformedDocument(
                    name.source(), "tools/list", "a schema of " + name + ": " + e.getMessage(), e);
        }
    }

    private static ObjectNode schema(@Nullable Object schema) {
        return SchemaNormalizer.normalizeDocument(McpJson.MAPPER.valueToTree(schema));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }
}
