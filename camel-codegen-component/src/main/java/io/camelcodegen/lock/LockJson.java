package io.camelcodegen.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.file.StrictJson;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock as JSON: sources, their tools, and the types that several tools refer to, each sorted by name, a line for
 * each parameter and property, so that a difference is read easily.
 */
final class LockJson {

    private static final int VERSION = 1;
    /** Objects above this depth have a line for each member: root, sources, source, tools, tool, its schema. */
    private static final int LINES_DEPTH = 6;

    private static final int MOST_PROBLEMS = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> problems = new ArrayList<>();

    private LockJson() {}

    static String write(ToolLock lock) {
        ObjectNode root = NODES.objectNode();
        root.put("lockVersion", VERSION);
        ObjectNode sources = root.putObject("sources");
        lock.locked().forEach((name, tools) -> {
            ObjectNode source = sources.putObject(name);
            ObjectNode list = source.putObject("tools");
            Map<String, JsonNode> types = new TreeMap<>();
            tools.forEach((tool, locked) -> list.set(tool, toJson(locked, types)));
            if (!types.isEmpty()) {
                types.forEach(source.putObject("types")::set);
            }
        });
        StringBuilder text = new StringBuilder();
        print(root, 0, text);
        return text.append('\n').toString();
    }

    private static ObjectNode toJson(LockedTool tool, Map<String, JsonNode> types) {
        ObjectNode json = NODES.objectNode();
        json.put("hash", tool.hash());
        json.put("target", tool.target());
        json.put("description", tool.description());
        ArrayNode hints = json.putArray("hints");
        if (tool.hints().readOnly()) {
            hints.add("readOnly");
        }
        if (tool.hints().idempotent()) {
            hints.add("idempotent");
        }
        if (tool.hints().destructive()) {
            hints.add("destructive");
        }
        schema("input", tool.input(), types, json);
        if (tool.output() != null) {
            schema("output", tool.output(), types, json);
        }
        return json;
    }

    /** Types of one name are of one shape in most sources, and stand in one table; else a schema keeps its own. */
    private static void schema(String name, LockedSchema schema, Map<String, JsonNode> types, ObjectNode json) {
        json.put(name + "Hash", schema.hash());
        json.set(name, schema.shape());
        boolean fits = schema.types().entrySet().stream()
                .allMatch(type -> type.getValue().equals(types.getOrDefault(type.getKey(), type.getValue())));
        if (fits) {
            types.putAll(schema.types());
        } else {
            schema.types().forEach(json.putObject(name + "Types")::set);
        }
    }

    private static void print(JsonNode value, int depth, StringBuilder text) {
        if (!value.isObject() || value.isEmpty() || depth >= LINES_DEPTH) {
            text.append(value);
            return;
        }
        String indent = "  ".repeat(depth + 1);
        text.append("{\n");
        for (Iterator<Map.Entry<String, JsonNode>> members = value.properties().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            text.append(indent).append(NODES.textNode(member.getKey())).append(": ");
            print(member.getValue(), depth + 1, text);
            text.append(members.hasNext() ? ",\n" : "\n");
        }
        text.append("  ".repeat(depth)).append('}');
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with the problems */
    static ToolLock read(String location, byte[] content) {
        LockJson reader = new LockJson();
        Map<String, Map<String, LockedTool>> sources = reader.read(content);
        if (!reader.problems.isEmpty()) {
            throw ConfigErrors.invalid("lock file " + Printable.quoted(location), reader.problems);
        }
        return new ToolLock(sources);
    }

    private Map<String, Map<String, LockedTool>> read(byte[] content) {
        Map<String, Map<String, LockedTool>> sources = new TreeMap<>();
        JsonNode root;
        try {
            root = StrictJson.parse(content);
        } catch (IOException e) {
            problem(StrictJson.problem(e) + "; write it anew with 'camel-codegen sync', and look at what has changed");
            return sources;
        }
        JsonNode version = root.path("lockVersion");
        if (!version.isInt() || !root.path("sources").isObject()) {
            problem("is no lock file: it needs 'lockVersion' and 'sources'");
        } else if (version.intValue() != VERSION) {
            problem("is of lockVersion " + version.intValue() + ", known is " + VERSION
                    + "; update camel-codegen, or write it anew with 'camel-codegen sync'");
        } else {
            root.path("sources").properties().forEach(source -> sources.put(source.getKey(), source(source)));
        }
        return sources;
    }

    private Map<String, LockedTool> source(Map.Entry<String, JsonNode> source) {
        String path = "/sources/" + Printable.cut(source.getKey());
        Map<String, JsonNode> types = types(source.getValue().path("types"));
        Map<String, LockedTool> tools = new TreeMap<>();
        if (!ToolName.isSourceName(source.getKey())) {
            problem(path + " is not the name of a source");
            return tools;
        }
        if (!source.getValue().path("tools").isObject()) {
            problem(path + " needs 'tools'");
        }
        source.getValue().path("tools").properties().forEach(tool -> {
            LockedTool locked = tool(tool.getValue(), types);
            if (locked == null || !tool.getKey().matches("[A-Za-z0-9_]+")) {
                problem(path + "/tools/" + Printable.cut(tool.getKey()) + " is not a locked tool");
            } else {
                tools.put(tool.getKey(), locked);
            }
        });
        return tools;
    }

    private static @Nullable LockedTool tool(JsonNode tool, Map<String, JsonNode> types) {
        LockedSchema input = schema("input", tool, types);
        String hash = tool.path("hash").asText("");
        if (input == null
                || !hash.matches("sha256:[0-9a-f]{64}")
                || !tool.path("hints").isArray()) {
            return null;
        }
        List<String> hints = new ArrayList<>();
        tool.path("hints").forEach(hint -> hints.add(hint.asText()));
        return new LockedTool(
                hash,
                tool.path("target").asText(""),
                tool.path("description").asText(""),
                new ToolHints(hints.contains("readOnly"), hints.contains("idempotent"), hints.contains("destructive")),
                input,
                schema("output", tool, types));
    }

    private static @Nullable LockedSchema schema(String name, JsonNode tool, Map<String, JsonNode> types) {
        JsonNode shape = tool.get(name);
        if (shape == null) {
            return null;
        }
        JsonNode own = tool.path(name + "Types");
        return new LockedSchema(tool.path(name + "Hash").asText(""), shape, own.isObject() ? types(own) : types);
    }

    private static Map<String, JsonNode> types(JsonNode types) {
        Map<String, JsonNode> byName = new TreeMap<>();
        types.properties().forEach(type -> byName.put(type.getKey(), type.getValue()));
        return byName;
    }

    private void problem(String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(what);
        }
    }
}
