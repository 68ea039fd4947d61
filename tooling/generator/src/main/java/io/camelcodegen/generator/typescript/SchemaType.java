package io.camelcodegen.generator.typescript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * JSON Schema (2020-12) as a type of TypeScript. What TypeScript cannot say (limits, patterns, {@code not}, conditions) is
 * left out, so that a type allows what its schema allows, and more; unknown keywords are left out, too.
 */
final class SchemaType {

    private static final String INDENT = "  ";
    private static final int DOC_LENGTH = 160;
    /** The component takes schemas of 500 levels; nobody reads so many in one type. */
    private static final int MAX_DEPTH = 40;

    private final Function<String, TypeExpression> references;

    /** @param references what a {@code $ref} stands for */
    SchemaType(Function<String, TypeExpression> references) {
        this.references = references;
    }

    TypeExpression of(JsonNode schema) {
        return of(schema, "", 0);
    }

    private TypeExpression of(JsonNode schema, String indent, int depth) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? TypeExpression.UNKNOWN : TypeExpression.NEVER;
        }
        if (!schema.isObject() || depth > MAX_DEPTH) {
            return TypeExpression.UNKNOWN;
        }
        List<TypeExpression> parts = new ArrayList<>();
        if (schema.path("$ref").isTextual()) {
            parts.add(references.apply(schema.path("$ref").textValue()));
        }
        parts.add(own(schema, indent, depth));
        schema.path("allOf").forEach(part -> parts.add(of(part, indent, depth + 1)));
        for (String alternatives : List.of("oneOf", "anyOf")) {
            List<TypeExpression> types = new ArrayList<>();
            schema.path(alternatives).forEach(alternative -> types.add(of(alternative, indent, depth + 1)));
            parts.add(TypeExpression.union(types));
        }
        return TypeExpression.intersection(parts);
    }

    /** What the schema says without those it is composed of. */
    private TypeExpression own(JsonNode schema, String indent, int depth) {
        List<TypeExpression> types = new ArrayList<>();
        if (schema.has("const")) {
            types.add(literal(schema.get("const")));
        } else if (!schema.path("enum").isEmpty()) {
            schema.path("enum").forEach(value -> types.add(literal(value)));
        } else if (schema.path("type").isArray()) {
            schema.path("type").forEach(name -> types.add(typed(name.asText(), schema, indent, depth)));
        } else {
            types.add(typed(schema.path("type").asText(inferred(schema)), schema, indent, depth));
        }
        return TypeExpression.union(types);
    }

    /** Schemas often leave the type to what they list. */
    private static String inferred(JsonNode schema) {
        if (schema.path("properties").isObject()
                || schema.path("required").isArray()
                || schema.path("additionalProperties").isObject()) {
            return "object";
        }
        return schema.has("items") || schema.has("prefixItems") ? "array" : "";
    }

    private TypeExpression typed(String type, JsonNode schema, String indent, int depth) {
        return switch (type) {
            case "string", "boolean", "null" -> TypeExpression.simple(type);
            case "integer", "number" -> TypeExpression.simple("number");
            case "array" -> array(schema, indent, depth);
            case "object" -> object(schema, indent, depth);
            default -> TypeExpression.UNKNOWN;
        };
    }

    private TypeExpression array(JsonNode schema, String indent, int depth) {
        JsonNode items = schema.path("items");
        String rest = of(items, indent, depth + 1).operand() + "[]";
        if (!schema.path("prefixItems").isArray()) {
            return TypeExpression.simple(rest);
        }
        List<String> elements = new ArrayList<>();
        schema.path("prefixItems")
                .forEach(item -> elements.add("(" + of(item, indent, depth + 1).text() + ")?"));
        elements.add("..." + rest);
        return TypeExpression.simple("[" + String.join(", ", elements) + "]");
    }

    private TypeExpression object(JsonNode schema, String indent, int depth) {
        JsonNode properties = schema.path("properties");
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        JsonNode additional = schema.path("additionalProperties");
        if (properties.isEmpty() && required.isEmpty()) {
            TypeExpression value = additional.isMissingNode()
                    ? TypeExpression.UNKNOWN
                    : of(additional, indent, depth + 1);
            return TypeExpression.simple("{ [key: string]: " + value.text() + " }");
        }
        String inner = indent + INDENT;
        StringBuilder members = new StringBuilder("{\n");
        for (Map.Entry<String, JsonNode> member : properties.properties()) {
            String value = of(member.getValue(), inner, depth + 1).text();
            members.append(TypeScriptText.doc(
                    inner, member.getValue().path("description").asText(""), DOC_LENGTH));
            members.append(inner).append(TypeScriptText.member(member.getKey()));
            members.append(required.remove(member.getKey()) ? ": " : "?: ").append(value).append(";\n");
        }
        required.forEach(name ->
                members.append(inner).append(TypeScriptText.member(name)).append(": unknown;\n"));
        if (additional.isObject() || additional.asBoolean(false)) {
            members.append(inner).append("[key: string]: unknown;\n");
        }
        return TypeExpression.simple(members.append(indent).append('}').toString());
    }

    private static TypeExpression literal(JsonNode value) {
        if (value.isTextual()) {
            return TypeExpression.simple(TypeScriptText.literal(value.textValue()));
        }
        if (value.isNumber()) {
            boolean isExact = value.canConvertToLong() && Math.abs(value.longValue()) < 1L << 53;
            return TypeExpression.simple(value.isIntegralNumber() && isExact ? value.asText() : "number");
        }
        return value.isBoolean() || value.isNull() ? TypeExpression.simple(value.asText()) : TypeExpression.UNKNOWN;
    }
}
