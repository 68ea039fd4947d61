package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.DataType.ListOf;
import io.camelcodegen.generator.model.DataType.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts into words what a schema asks of values beyond their type. One line each, cut to a sane length. */
final class Limits {

    private static final int MAX_VALUE = 80;
    private static final int MAX_LISTED = 20;

    private static final Set<String> RANGES = Set.of(
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    private final List<String> limits = new ArrayList<>();

    private Limits() {}

    static List<String> of(FlatSchema schema, DataType type) {
        Limits limits = new Limits();
        limits.values(schema, type);
        limits.range(schema);
        if (type instanceof ListOf list && schema.keyword("items").isObject()) {
            FlatSchema items = FlatSchema.of(schema.keyword("items"), schema.document());
            of(items, list.element()).forEach(limit -> limits.limits.add("each item: " + limit));
        }
        limits.say("default", "default %s", schema);
        if (schema.flag("readOnly")) {
            limits.limits.add("read-only");
        }
        if (schema.flag("writeOnly")) {
            limits.limits.add("write-only");
        }
        return limits.limits;
    }

    private void values(FlatSchema schema, DataType type) {
        List<JsonNode> values = schema.values();
        if (!schema.keyword("const").isMissingNode()) {
            say("const", "always %s", schema);
        } else if (values != null && !values.isEmpty() && !(type instanceof Named)) {
            String listed = values.stream().limit(MAX_LISTED).map(Limits::shown).collect(Collectors.joining(", "));
            limits.add("one of " + listed + (values.size() > MAX_LISTED ? " … (" + values.size() + " values)" : ""));
        }
        if (schema.keyword("format").isTextual()) {
            limits.add("format " + cut(schema.text("format")));
        }
        if (schema.keyword("pattern").isTextual()) {
            limits.add("matches " + cut(schema.text("pattern")));
        }
    }

    private void range(FlatSchema schema) {
        if (!schema.hasAny(RANGES)) { // as most
            return;
        }
        say("minimum", "at least %s", schema);
        say("exclusiveMinimum", "more than %s", schema);
        say("maximum", "at most %s", schema);
        say("exclusiveMaximum", "less than %s", schema);
        say("multipleOf", "a multiple of %s", schema);
        count("minLength", "at least", "character", schema);
        count("maxLength", "at most", "character", schema);
        count("minItems", "at least", "item", schema);
        count("maxItems", "at most", "item", schema);
        if (schema.flag("uniqueItems")) {
            limits.add("no item twice");
        }
        count("minProperties", "at least", "member", schema);
        count("maxProperties", "at most", "member", schema);
    }

    private void say(String keyword, String words, FlatSchema schema) {
        JsonNode value = schema.keyword(keyword);
        if (!value.isMissingNode()) {
            limits.add(words.replace("%s", shown(value)));
        }
    }

    private void count(String keyword, String words, String unit, FlatSchema schema) {
        JsonNode value = schema.keyword(keyword);
        boolean trivial = words.equals("at least")
                && value.isNumber()
                && value.decimalValue().signum() == 0;
        if (value.isNumber() && !trivial) {
            String number = shown(value);
            limits.add(words + ' ' + number + ' ' + (number.equals("1") ? unit : unit + "s"));
        }
    }

    /** As JSON: text stands in quotes. */
    private static String shown(JsonNode value) {
        return value.isTextual() && value.textValue().length() > MAX_VALUE
                ? cut('"' + value.textValue())
                : cut(value.toString());
    }

    private static String cut(String text) {
        String start = text;
        if (text.length() > MAX_VALUE) {
            int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
            start = text.substring(0, end) + "…";
        }
        StringBuilder line = new StringBuilder();
        start.codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) ? c : '?'));
        return line.toString();
    }

    /** Nothing that breaks a line, or makes it read otherwise than it is. */
    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
