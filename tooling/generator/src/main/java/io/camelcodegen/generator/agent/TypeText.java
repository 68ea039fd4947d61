package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Says what a schema allows, in the manner of TypeScript, with limits in words. */
final class TypeText {

    private static final int LONGEST = 600;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PATTERN = 100;
    private static final int DEPTH = 3;
    private static final int MEMBERS = 25;
    private static final int VALUES = 15;
    private static final int ALTERNATIVES = 6;
    private static final int RESULT_MEMBERS = 20;
    private static final Set<String> PLAIN_FORMATS = Set.of("int32", "int64", "float", "double", "string");

    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean", "null");

    private TypeText() {}

    /** With limits and default. */
    static String of(SchemaView schema) {
        StringBuilder text = new StringBuilder(type(schema, DEPTH));
        limits(schema, text);
        JsonNode preset = schema.get("default");
        if (!preset.isMissingNode() && preset.toString().length() <= LONGEST_NAME) {
            text.append(" = ").append(preset);
        }
        return AgentText.line(text.toString(), LONGEST);
    }

    /** The kind of a result, and the names of its first members. */
    static String result(SchemaView schema) {
        SchemaView items = schema.at(schema.get("items"));
        boolean list = schema.types().contains("array") && items.schema().isObject();
        SchemaView shown = list ? items : schema;
        Map<String, JsonNode> members = shown.properties();
        String type = members.isEmpty() ? type(shown, 2) : names(members);
        return AgentText.line(list ? type + "[]" : type, LONGEST);
    }

    private static String names(Map<String, JsonNode> members) {
        StringJoiner names = new StringJoiner(", ", "{", members.size() > RESULT_MEMBERS ? ", …}" : "}");
        members.keySet().stream().limit(RESULT_MEMBERS).forEach(name -> names.add(name(name)));
        return names.toString();
    }

    private static String type(SchemaView schema, int depth) {
        if (schema.schema().has("const")) {
            return value(schema.get("const"));
        }
        if (schema.get("enum").isArray()) {
            return values(schema.get("enum"));
        }
        Set<String> ways = new LinkedHashSet<>();
        if (schema.properties().isEmpty()) {
            for (SchemaView alternative : schema.alternatives()) {
                ways.add(part(alternative, depth));
            }
        }
        if (ways.isEmpty()) {
            schema.types().forEach(type -> ways.add(single(type, schema, depth)));
        }
        if (ways.isEmpty()) {
            return schema.properties().isEmpty() ? "any" : object(schema, depth);
        }
        StringJoiner either = new StringJoiner("|", "", ways.size() > ALTERNATIVES ? "|…" : "");
        ways.stream().limit(ALTERNATIVES).forEach(either::add);
        return either.toString();
    }

    /** One level further down; where that is too far, only what has no parts. */
    private static String part(SchemaView part, int depth) {
        return depth > 0 ? type(part, depth - 1) : SCALARS.containsAll(part.types()) ? scalars(part) : "…";
    }

    private static String scalars(SchemaView part) {
        return part.types().isEmpty() ? "…" : String.join("|", part.types());
    }

    private static String single(String type, SchemaView schema, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> {
                String format = schema.get("format").asText("");
                yield format.isEmpty() || PLAIN_FORMATS.contains(format) ? type : "string(" + name(format) + ")";
            }
            case "integer", "number", "boolean", "null" -> type;
            default -> "any";
        };
    }

    private static String array(SchemaView schema, int depth) {
        SchemaView items = schema.at(schema.get("items"));
        String element = items.schema().isObject() ? part(items, depth) : "any";
        return isUnion(element) ? "(" + element + ")[]" : element + "[]";
    }

    private static boolean isUnion(String type) {
        int depth = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static String object(SchemaView schema, int depth) {
        Map<String, JsonNode> members = schema.properties();
        if (members.isEmpty()) {
            JsonNode other = schema.get("additionalProperties");
            return other.isObject() && depth > 0 ? "{[name]: " + type(schema.at(other), depth - 1) + "}" : "object";
        }
        if (depth == 0) {
            return "{…}";
        }
        Set<String> required = schema.required();
        StringJoiner text = new StringJoiner(", ", "{", members.size() > MEMBERS ? ", …}" : "}");
        members.entrySet().stream()
                .sorted((a, b) -> Boolean.compare(required.contains(b.getKey()), required.contains(a.getKey())))
                .limit(MEMBERS)
                .forEach(member -> text.add(name(member.getKey())
                        + (required.contains(member.getKey()) ? ": " : "?: ")
                        + type(schema.at(member.getValue()), depth - 1)));
        return text.toString();
    }

    private static void limits(SchemaView schema, StringBuilder text) {
        range(schema, "minimum", "maximum", "", text);
        range(schema, "exclusiveMinimum", "exclusiveMaximum", " exclusive", text);
        range(schema, "minLength", "maxLength", " characters", text);
        range(schema, "minItems", "maxItems", " items", text);
        if (schema.get("pattern").isTextual()) {
            text.append(" /")
                    .append(AgentText.line(schema.get("pattern").textValue(), LONGEST_PATTERN))
                    .append('/');
        }
    }

    private static void range(SchemaView schema, String low, String high, String unit, StringBuilder text) {
        boolean hasLow = schema.get(low).isNumber();
        boolean hasHigh = schema.get(high).isNumber();
        if (hasLow || hasHigh) {
            text.append(' ').append(hasLow ? schema.get(low).asText() : "").append("..");
            text.append(hasHigh ? schema.get(high).asText() : "").append(unit);
        }
    }

    private static String values(JsonNode values) {
        StringJoiner either = new StringJoiner("|", "", values.size() > VALUES ? "|…" : "");
        for (int i = 0; i < Math.min(values.size(), VALUES); i++) {
            either.add(value(values.get(i)));
        }
        return either.toString();
    }

    private static String value(JsonNode value) {
        return AgentText.line(value.toString(), LONGEST_NAME);
    }

    /** Untrusted, as everything in a schema. */
    static String name(String name) {
        return AgentText.line(name, LONGEST_NAME);
    }
}
