package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.tool.HttpOperation;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolSchemas;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model needs to know of a tool in order to call it, in far fewer words than the tool's schemas where these are
 * large. Meant for reading: what a value must be is checked by the schema when the tool is called.
 *
 * @param name {@code source__tool}
 * @param description what it does, cleaned and cut
 * @param method null where the tool is none of HTTP, as is {@code path}
 * @param parameters by where they go, of those required ones first
 * @param grouped whether they must be given in groups named for that: where a name alone would not tell
 * @param result the form of the result, in one line; empty where the source says nothing
 * @param example parameters of a call that is valid as far as can be seen
 */
public record ToolDescription(
        String name,
        String description,
        @Nullable String method,
        @Nullable String path,
        Effect effect,
        boolean deprecated,
        List<ParameterDescription> parameters,
        boolean grouped,
        String result,
        JsonNode example) {

    private static final int DESCRIPTION = 400;
    /** The end of a first paragraph that is no sentence: a summary, which most sources write like that. */
    private static final Pattern PARAGRAPH = Pattern.compile("(?<![.!?:\\s])\\R\\s*\\R");

    private static final int PATH = 200;

    public ToolDescription {
        parameters = List.copyOf(parameters);
    }

    /**
     * @param in {@code path}, {@code query}, {@code header}, {@code cookie} or {@code body}; empty where the tool's
     *     parameters have no groups
     * @param name empty for a body that has no named parts
     * @param type in the manner of TypeScript, nested objects to a bounded depth
     * @param meaning cleaned and cut; may be empty
     */
    public record ParameterDescription(String in, String name, String type, boolean required, String meaning) {}

    /** @throws io.camelcodegen.error.CodegenException DISCOVERY_FAILED where the tool's schemas cannot be made */
    public static ToolDescription of(Tool tool) {
        ToolSchemas schemas = tool.schemas();
        HttpOperation http = tool.http();
        InputOutline input = InputOutline.of(schemas.input(), http != null);
        return new ToolDescription(
                tool.toString(),
                AgentText.prose(PARAGRAPH.matcher(tool.description()).replaceFirst(". "), DESCRIPTION),
                http == null ? null : AgentText.line(http.method(), 10),
                http == null ? null : AgentText.line(http.path(), PATH),
                Effect.of(tool),
                tool.deprecated(),
                input.parameters(),
                input.grouped(),
                schemas.output() == null ? "" : TypeText.result(SchemaView.of(schemas.output())),
                input.example());
    }

    /** The schemas themselves, as a {@code tools/list} answer of MCP would have them. */
    public static ObjectNode schemas(Tool tool) {
        ToolSchemas schemas = tool.schemas();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", tool.toString()).put("description", tool.description());
        json.set("inputSchema", schemas.input());
        if (schemas.output() != null) {
            json.set("outputSchema", schemas.output());
        }
        json.putObject("annotations")
                .put("readOnlyHint", tool.hints().readOnly())
                .put("idempotentHint", tool.hints().idempotent())
                .put("destructiveHint", tool.hints().destructive());
        return json;
    }

    public String text() {
        StringBuilder text = new StringBuilder(name);
        text.append(" (").append(effect.word()).append(deprecated ? ", deprecated)" : ")");
        if (method != null) {
            text.append(' ').append(method).append(' ').append(path);
        }
        text.append('\n');
        if (!description.isEmpty()) {
            text.append(description).append('\n');
        }
        String group = "";
        for (ParameterDescription parameter : parameters) {
            boolean whole = parameter.name().isEmpty();
            if (grouped && !whole && !parameter.in().equals(group)) {
                group = parameter.in();
                text.append(group).append(":\n");
            }
            text.append("- ").append(whole ? parameter.in() : parameter.name());
            text.append(parameter.required() ? ": " : "?: ").append(parameter.type());
            text.append(parameter.meaning().isEmpty() ? "" : " // " + parameter.meaning())
                    .append('\n');
        }
        if (!result.isEmpty()) {
            text.append("result: ").append(result).append('\n');
        }
        return text.append("example: ").append(example).append('\n').toString();
    }

    /** The same as an object with the names of this record; what is empty is left out. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("description", description).put("effect", effect.word());
        if (method != null) {
            json.put("method", method).put("path", path);
        }
        if (deprecated) {
            json.put("deprecated", true);
        }
        var list = json.putArray("parameters");
        for (ParameterDescription parameter : parameters) {
            ObjectNode entry = list.addObject();
            if (grouped) {
                entry.put("in", parameter.in());
            }
            entry.put("name", parameter.name().isEmpty() ? parameter.in() : parameter.name());
            entry.put("type", parameter.type());
            if (parameter.required()) {
                entry.put("required", true);
            }
            if (!parameter.meaning().isEmpty()) {
                entry.put("meaning", parameter.meaning());
            }
        }
        if (!result.isEmpty()) {
            json.put("result", result);
        }
        json.set("example", example);
        return json;
    }
}
