package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of one value, with all that it refers to by {@code $ref} and {@code allOf} folded in. Unlike
 * {@link io.camelcodegen.schema.SchemaMerge}, which must take exactly the same values, it is after the shape alone, and
 * so can fold everything: members are united, also where one part forbids those of another. Of what describes, the outer
 * schema's word counts.
 */
final class FlatSchema {

    private static final int MAX_DEPTH = 64;

    private final SchemaDocument document;
    /** The schema, and what it refers to: the outer ones first. */
    private final List<JsonNode> parts = new ArrayList<>(2);

    private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final List<JsonNode> alternatives = new ArrayList<>();
    private final List<JsonNode> references = new ArrayList<>(0);
    /** What may apply, too: {@code then}, {@code else} and the like. */
    private final List<JsonNode> conditional = new ArrayList<>();

    private @Nullable Set<String> types;
    private @Nullable List<JsonNode> values;
    private @Nullable JsonNode additional;
    private boolean object;

    private FlatSchema(SchemaDocument document) {
        this.document = document;
    }

    static FlatSchema of(JsonNode schema, SchemaDocument document) {
        FlatSchema flat = new FlatSchema(document);
        flat.fold(schema, 0);
        return flat;
    }

    /** This and a part of it that was chosen, without the choice. */
    FlatSchema with(JsonNode alternative) {
        FlatSchema flat = copy();
        flat.alternatives.clear();
        flat.fold(alternative, 0);
        return flat;
    }

    /** With the members of everything that may apply, none of them required for it. */
    FlatSchema united() {
        return united(0);
    }

    private FlatSchema united(int depth) {
        if (alternatives.isEmpty() && conditional.isEmpty() || depth > MAX_DEPTH) {
            return this;
        }
        FlatSchema flat = copy();
        flat.alternatives.clear();
        flat.conditional.clear();
        Stream.concat(alternatives.stream(), conditional.stream()).forEach(part -> {
            FlatSchema possible = of(part, document).united(depth + 1);
            possible.properties.forEach((name, schema) -> flat.addProperty(name, schema, "anyOf"));
            flat.references.addAll(possible.references);
            flat.additional = flat.additional == null ? possible.additional : flat.additional;
        });
        return flat;
    }

    private FlatSchema copy() {
        FlatSchema flat = new FlatSchema(document);
        flat.parts.addAll(parts);
        flat.references.addAll(references);
        flat.properties.putAll(properties);
        flat.required.addAll(required);
        flat.alternatives.addAll(alternatives);
        flat.conditional.addAll(conditional);
        flat.types = types;
        flat.values = values;
        flat.additional = additional;
        flat.object = object;
        return flat;
    }

    private void fold(JsonNode schema, int depth) {
        if (!schema.isObject() || depth > MAX_DEPTH) {
            return;
        }
        parts.add(schema);
        foldTypes(schema);
        foldValues(schema);
        foldMembers(schema);
        foldAlternatives(schema.path("oneOf"));
        foldAlternatives(schema.path("anyOf"));
        schema.path("dependentSchemas").forEach(conditional::add);
        conditional.addAll(present(schema, "then"));
        conditional.addAll(present(schema, "else"));
        if (schema.has("$ref")) {
            references.add(schema.path("$ref"));
            fold(document.target(schema.path("$ref")), depth + 1);
        }
        for (JsonNode part : schema.path("allOf")) {
            fold(part, depth + 1);
        }
    }

    private static List<JsonNode> present(JsonNode schema, String keyword) {
        return schema.has(keyword) ? List.of(schema.path(keyword)) : List.of();
    }

    private void foldTypes(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isMissingNode()) {
            return;
        }
        Set<String> these = new LinkedHashSet<>();
        if (type.isTextual()) {
            these.add(type.textValue());
        }
        type.forEach(each -> these.add(each.asText()));
        if (types == null) {
            types = these;
            return;
        }
        Set<String> both = new LinkedHashSet<>(types);
        both.removeIf(one -> !these.contains(one) && !(one.equals("integer") && these.contains("number")));
        if (types.contains("number") && these.contains("integer")) {
            both.add("integer");
        }
        if (!both.isEmpty()) { // else they contradict one another: the outer one counts
            types = both;
        }
    }

    private void foldValues(JsonNode schema) {
        if (!(schema.path("enum") instanceof ArrayNode listed)) {
            return;
        }
        List<JsonNode> these = new ArrayList<>(new LinkedHashSet<>(list(listed)));
        if (values == null) {
            values = these;
            return;
        }
        List<JsonNode> both = new ArrayList<>(values);
        both.retainAll(these);
        if (!both.isEmpty()) {
            values = both;
        }
    }

    private void foldMembers(JsonNode schema) {
        object |= schema.has("properties") || schema.has("patternProperties");
        schema.path("properties")
                .properties()
                .forEach(member -> addProperty(member.getKey(), member.getValue(), "allOf"));
        schema.path("required").forEach(name -> required.add(name.asText()));
        JsonNode others = schema.path("additionalProperties");
        if (others.isMissingNode() || others.isBoolean() && !others.booleanValue()) {
            others = schema.path("patternProperties").size() == 1
                    ? schema.path("patternProperties").iterator().next()
                    : schema.path("patternProperties").isEmpty() ? others : JsonNodeFactory.instance.booleanNode(true);
        }
        boolean open = others.isObject() || others.isBoolean() && others.booleanValue();
        object |= others.isObject();
        if (open && additional == null) {
            additional = others;
        }
    }

    private void addProperty(String name, JsonNode schema, String combinator) {
        JsonNode known = properties.get(name);
        if (known == null) {
            properties.put(name, schema);
        } else if (!known.equals(schema)) {
            ObjectNode both = JsonNodeFactory.instance.objectNode();
            both.putArray(combinator).add(known).add(schema);
            properties.put(name, both);
        }
    }

    /** Of several choices that must all be made the first is kept as one; the others are conditions. */
    private void foldAlternatives(JsonNode branches) {
        if (branches.isEmpty()) {
            return;
        }
        (alternatives.isEmpty() ? alternatives : conditional).addAll(list(branches));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>(array.size());
        array.forEach(list::add);
        return list;
    }

    SchemaDocument document() {
        return document;
    }

    /** The {@code $ref}s that are folded in. */
    List<JsonNode> references() {
        return references;
    }

    /** A keyword that has one value; missing where no part has it. */
    JsonNode keyword(String name) {
        for (JsonNode part : parts) {
            JsonNode value = part.get(name);
            if (value != null) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    private boolean has(String name) {
        return !keyword(name).isMissingNode();
    }

    /** Whether any part has one of these keywords. */
    boolean hasAny(Set<String> keywords) {
        for (JsonNode part : parts) {
            for (Map.Entry<String, JsonNode> member : part.properties()) {
                if (keywords.contains(member.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean flag(String name) {
        return keyword(name).booleanValue();
    }

    /** Empty where nothing is said. */
    String text(String name) {
        return keyword(name).asText("");
    }

    Map<String, JsonNode> properties() {
        return properties;
    }

    Set<String> required() {
        return required;
    }

    /** The choice of {@code oneOf} or {@code anyOf}; empty for none. */
    List<JsonNode> alternatives() {
        return alternatives;
    }

    /** The schema of members that are not named; null where none are to be expected. */
    @Nullable
    JsonNode additional() {
        return additional;
    }

    /** Whether it is an object with named members. */
    boolean isRecord() {
        return (types().isEmpty() || types().equals(Set.of("object")))
                && (!properties.isEmpty()
                        || !conditional.isEmpty() && !united().properties.isEmpty());
    }

    /** Whether its own types, if it names any, leave room for null. */
    boolean permitsNull() {
        return types == null || types.contains("null");
    }

    /** Of {@code enum} or {@code const}, without null; null where any value is allowed. */
    @Nullable
    List<JsonNode> values() {
        List<JsonNode> all = has("const") ? List.of(keyword("const")) : values;
        return all == null
                ? null
                : all.stream().filter(value -> !value.isNull()).toList();
    }

    /** Whether null is a value of it, as far as that can be seen here. */
    boolean nullable() {
        boolean byType = types == null ? alternatives.isEmpty() && !object : types.contains("null");
        if (has("const")) {
            return keyword("const").isNull();
        }
        return byType && (values == null || values.stream().anyMatch(JsonNode::isNull));
    }

    /** The types of its values but null, with those that follow from the rest; empty where that is not known. */
    Set<String> types() {
        Set<String> known = new LinkedHashSet<>();
        List<JsonNode> listed = values();
        if (types != null) {
            known.addAll(types);
            known.remove("null");
        } else if (listed != null) {
            listed.forEach(value -> known.add(typeOf(value)));
        } else if (object) {
            known.add("object");
        } else if (has("items") || has("prefixItems")) {
            known.add("array");
        }
        if (known.contains("number")) {
            known.remove("integer");
        }
        return known;
    }

    /** Whether it stands for null and nothing else. */
    boolean isNull() {
        List<JsonNode> listed = values();
        return types != null && types.equals(Set.of("null")) || listed != null && listed.isEmpty() && nullable();
    }

    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }
}
