package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a value that a schema allows: one that it names itself, else the smallest that can be made up. */
final class Examples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 16;

    /** Values made for one example: a guard against members that multiply. */
    private static final int MAX_VALUES = 500;

    private final TextExamples texts;
    private int made;

    private Examples(TextExamples texts) {
        this.texts = texts;
    }

    /**
     * @param name what the value is called: the text of a text that nothing else is known of
     * @return null where none can be found
     */
    static @Nullable JsonNode of(FlatSchema schema, String name, TextExamples texts) {
        return new Examples(texts).value(schema, name, 0);
    }

    /** Only one that the schema names. */
    static @Nullable JsonNode named(FlatSchema schema, TextExamples texts) {
        return new Examples(texts).named(schema);
    }

    private @Nullable JsonNode value(FlatSchema schema, String name, int depth) {
        if (depth > MAX_DEPTH || ++made > MAX_VALUES) {
            return null;
        }
        JsonNode named = named(schema);
        return named == null ? makeUp(schema, name, depth) : named;
    }

    private @Nullable JsonNode named(FlatSchema schema) {
        List<JsonNode> candidates = new ArrayList<>();
        if (!schema.keyword("const").isMissingNode()) {
            candidates.add(schema.keyword("const"));
        }
        schema.keyword("examples").forEach(candidates::add);
        candidates.add(schema.keyword("default"));
        return candidates.stream()
                .filter(candidate -> !candidate.isMissingNode() && !candidate.isNull() && fits(candidate, schema))
                .findFirst()
                .orElse(null);
    }

    private boolean fits(JsonNode value, FlatSchema schema) {
        Set<String> types = schema.types();
        List<JsonNode> values = schema.values();
        String type = FlatSchema.typeOf(value);
        boolean typed = types.isEmpty() || types.contains(type) || types.contains("number") && type.equals("integer");
        return typed
                && (values == null || values.contains(value))
                && (!value.isTextual() || texts.fits(value.textValue(), schema))
                && (!value.isNumber() || NumberExamples.fits(value, schema))
                && (!value.isObject() || schema.required().stream().allMatch(value::has));
    }

    private @Nullable JsonNode makeUp(FlatSchema schema, String name, int depth) {
        List<JsonNode> values = schema.values();
        if (values != null && !values.isEmpty()) {
            return values.get(0);
        }
        if (!schema.alternatives().isEmpty()) {
            return alternative(schema, name, depth);
        }
        if (schema.isNull()) {
            return NullNode.instance;
        }
        Set<String> types = schema.types();
        return switch (types.isEmpty() ? "string" : types.iterator().next()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "boolean" -> BooleanNode.TRUE;
            case "integer", "number" -> NumberExamples.of(schema);
            default -> text(schema, name);
        };
    }

    private @Nullable JsonNode text(FlatSchema schema, String name) {
        String text = texts.of(schema, name);
        return text == null ? null : NODES.textNode(text);
    }

    private @Nullable JsonNode alternative(FlatSchema schema, String name, int depth) {
        List<JsonNode> branches = Choice.of(schema).branches();
        for (JsonNode branch : branches) {
            JsonNode value = value(schema.with(branch), name, depth + 1);
            if (value != null) {
                return value;
            }
        }
        return branches.isEmpty() ? NullNode.instance : null;
    }

    private @Nullable JsonNode object(FlatSchema schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (String name : schema.required()) {
            if (!add(object, name, schema, depth)) {
                return null;
            }
        }
        int least = schema.keyword("minProperties").asInt(0);
        Collection<String> known = schema.properties().keySet();
        for (String name : known) {
            if (object.size() < least && !object.has(name)) {
                add(object, name, schema, depth);
            }
        }
        boolean others = schema.additional() != null || schema.properties().isEmpty();
        for (int i = 1; object.size() < least && others && i <= MAX_DEPTH; i++) {
            add(object, "name" + i, schema, depth);
        }
        return object.size() < least ? null : object;
    }

    private boolean add(ObjectNode object, String name, FlatSchema schema, int depth) {
        JsonNode described = schema.properties().get(name);
        JsonNode member = described != null ? described : schema.additional();
        JsonNode value =
                value(FlatSchema.of(member == null ? NODES.objectNode() : member, schema.document()), name, depth + 1);
        if (value != null) {
            object.set(name, value);
        }
        return value != null;
    }

    private @Nullable JsonNode array(FlatSchema schema, String name, int depth) {
        ArrayNode array = NODES.arrayNode();
        schema.keyword("prefixItems").forEach(item -> addItem(array, item, name, schema, depth));
        int least = Math.max(
                schema.keyword("minItems").asInt(0), schema.keyword("maxItems").asInt(1) == 0 ? 0 : 1);
        boolean unique = schema.flag("uniqueItems");
        JsonNode items = schema.keyword("items");
        for (int i = 1; array.size() < least && i <= MAX_VALUES; i++) {
            JsonNode item = items.isMissingNode() ? NODES.objectNode() : items;
            int before = array.size();
            addItem(array, item, i == 1 ? name : name + i, schema, depth);
            if (array.size() == before || unique && i > 1 && array.get(0).equals(array.get(i - 1))) {
                break;
            }
        }
        return array.size() < schema.keyword("minItems").asInt(0) ? null : array;
    }

    private void addItem(ArrayNode array, JsonNode item, String name, FlatSchema schema, int depth) {
        JsonNode value = value(FlatSchema.of(item, schema.document()), name, depth + 1);
        if (value != null) {
            array.add(value);
        }
    }
}
