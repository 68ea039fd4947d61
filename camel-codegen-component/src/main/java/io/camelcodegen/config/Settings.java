package io.camelcodegen.config;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.source.Variables;
import io.camelcodegen.tool.NearestNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of the configuration at its path. Each getter checks what it reads, tells {@link Problems} what is wrong and
 * then gives null, like for what is not set. A key that no getter asked for is unknown.
 *
 * <p>Text keeps its variables, to be resolved when it is used. Numbers, durations, true/false and choices may be written
 * as text, and then may hold variables; those are resolved here.
 */
final class Settings {

    private final String path;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Problems problems;
    private final Variables variables;

    Settings(String path, Map<?, ?> values, Problems problems, Variables variables) {
        this.path = path;
        this.problems = problems;
        this.variables = variables;
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null) {
                known.add(name);
                problem(name, "has no value");
            } else {
                this.values.put(name, value);
            }
        });
    }

    Problems problems() {
        return problems;
    }

    String path() {
        return path;
    }

    /** @param key empty for the object itself */
    void problem(String key, String message) {
        problems.add(key.isEmpty() ? path : pathOf(key), message);
    }

    String pathOf(String key) {
        return Problems.path(path, key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** The value as it stands, or null. */
    @Nullable
    Object raw(String key) {
        known.add(key);
        return values.get(key);
    }

    /** Text that is not empty, its variables well-formed but not resolved. */
    @Nullable
    String text(String key) {
        Object value = raw(key);
        return value == null ? null : checkedText(pathOf(key), value, false);
    }

    @Nullable
    String required(String key) {
        if (!has(key) && !known.contains(key)) {
            problem(key, "is required");
        }
        return text(key);
    }

    private @Nullable String checkedText(String where, Object value, boolean mayBeEmpty) {
        if (!(value instanceof CharSequence)) {
            String quoting = value instanceof Number || value instanceof Boolean ? "; put it in quotes" : "";
            problems.add(where, "must be text, is " + kind(value) + quoting);
            return null;
        }
        String text = value.toString();
        if (text.isBlank() && !mayBeEmpty) {
            problems.add(where, "must not be empty");
            return null;
        }
        if (ConfigVariables.holdsVariable(text) && !Expansion.isWellFormed(text)) {
            problems.add(where, Expansion.FORMS);
            return null;
        }
        return text;
    }

    /** One of a few words. */
    @Nullable
    String choice(String key, List<String> allowed) {
        String text = word(key);
        if (text != null && !allowed.contains(text)) {
            problem(
                    key,
                    Problems.shown(raw(key) + "") + "is not one of " + String.join(", ", allowed)
                            + NearestNames.hint(text, allowed));
            return null;
        }
        return text;
    }

    @Nullable
    Boolean flag(String key) {
        return flag(key, "true or false");
    }

    @Nullable
    Boolean flag(String key, String expected) {
        Scalar scalar = scalar(key);
        return scalar == null ? null : scalar.flag(expected);
    }

    @Nullable
    Long whole(String key, long min, long max) {
        Scalar scalar = scalar(key);
        return scalar == null ? null : scalar.whole(min, max);
    }

    @Nullable
    Double number(String key, int min, int max) {
        Scalar scalar = scalar(key);
        return scalar == null ? null : scalar.number(min, max);
    }

    /** A bare number is milliseconds. */
    @Nullable
    Duration duration(String key, boolean mayBeZero) {
        return duration(key, mayBeZero, 1, DurationText.EXPECTED);
    }

    /** @param numberUnit the milliseconds that a bare number counts */
    @Nullable
    Duration duration(String key, boolean mayBeZero, long numberUnit, String expected) {
        Scalar scalar = scalar(key);
        return scalar == null ? null : scalar.duration(mayBeZero, numberUnit, expected);
    }

    private @Nullable Scalar scalar(String key) {
        Object value = raw(key);
        return value == null ? null : new Scalar(this, key, value);
    }

    List<String> texts(String key) {
        Object value = raw(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            problem(key, "must be a list, is " + kind(value));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            String where = pathOf(key) + "[" + i + "]";
            if (item == null) {
                problems.add(where, "has no value");
                continue;
            }
            String text = checkedText(where, item, true);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list, or text with commas, as Camel properties have it; no item is empty. */
    List<String> textsOrCommas(String key) {
        List<String> items = new ArrayList<>();
        if (raw(key) instanceof CharSequence) {
            String text = text(key);
            items.addAll(text == null ? List.of() : Arrays.asList(text.split(",", -1)));
        } else {
            items.addAll(texts(key));
        }
        items.replaceAll(String::trim);
        if (items.contains("")) {
            problem(key, "holds an empty item");
        }
        return items;
    }

    /** Text by name, in order; the values may be empty. */
    Map<String, String> textsByName(String key) {
        Settings object = object(key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (object != null) {
            object.values.forEach((name, value) -> {
                String text = object.checkedText(object.pathOf(name), value, true);
                if (text != null) {
                    texts.put(name, text);
                }
            });
        }
        return texts;
    }

    @Nullable
    Settings object(String key) {
        return object(key, variables);
    }

    /** @param resolver resolves the variables of what stands in the object */
    @Nullable
    Settings object(String key, Variables resolver) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            problem(key, "must be an object, is " + kind(value));
            return null;
        }
        return new Settings(pathOf(key), map, problems, resolver);
    }

    /** Tells of every key that no getter asked for. */
    void finish() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String hint = NearestNames.hint(key, known);
                problem(
                        "",
                        "unknown key " + Problems.quote(key)
                                + (hint.isEmpty() ? "; there are " + String.join(", ", known) : hint));
            }
        }
    }

    /** The values no getter asked for. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(known);
        return rest;
    }

    /** Text with its variables resolved. */
    @Nullable
    String word(String key) {
        String text = text(key);
        if (text == null || !ConfigVariables.holdsVariable(text)) {
            return text == null ? null : text.trim();
        }
        try {
            return variables.resolve(text).trim();
        } catch (CodegenException e) {
            Object variable = e.getContext().getOrDefault(ErrorContext.VARIABLE, "");
            problem(key, "its variable " + variable + " has no value and no default");
            return null;
        }
    }

    /** The bean that the text {@code #name} or {@code #bean:name} refers to; null, and a problem, where there is none. */
    <T> @Nullable T bean(String key, Class<T> type) {
        String name = beanName(String.valueOf(raw(key)));
        T bean = variables.bean(name, type);
        if (bean == null) {
            problem(key, "the registry has no " + type.getSimpleName() + " named " + Problems.quote(name));
        }
        return bean;
    }

    /** Camel users write references as {@code #name} or {@code #bean:name}. */
    static String beanName(String reference) {
        return reference.replaceFirst("^#(bean:)?", "");
    }

    static String kind(Object value) {
        if (value instanceof CharSequence) {
            return "text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof Map
                ? "an object"
                : value instanceof List ? "a list" : "a " + value.getClass().getSimpleName();
    }
}
