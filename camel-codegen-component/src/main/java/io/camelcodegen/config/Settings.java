package io.camelcodegen.config;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.Variables;
import java.math.BigDecimal;
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

    private static final Duration LONGEST = Duration.ofDays(30);

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
    @Nullable Object raw(String key) {
        known.add(key);
        return values.get(key);
    }

    /** Text that is not empty, its variables well-formed but not resolved. */
    @Nullable String text(String key) {
        Object value = raw(key);
        return value == null ? null : checkedText(pathOf(key), value, false);
    }

    @Nullable String required(String key) {
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
    @Nullable String choice(String key, List<String> allowed) {
        String text = word(key);
        if (text != null && !allowed.contains(text)) {
            problem(
                    key,
                    Problems.shown(raw(key) + "") + "is not one of " + String.join(", ", allowed)
                            + NearestName.hint(text, allowed));
            return null;
        }
        return text;
    }

    @Nullable Boolean flag(String key) {
        return flag(key, "true or false");
    }

    @Nullable Boolean flag(String key, String expected) {
        Object value = raw(key);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        String text = value instanceof CharSequence ? word(key) : null;
        if ("true".equals(text) || "false".equals(text)) {
            return Boolean.valueOf(text);
        }
        tellExpected(key, expected, value, text);
        return null;
    }

    @Nullable Long whole(String key, long min, long max) {
        BigDecimal number = number(key, "a whole number", BigDecimal.valueOf(min), BigDecimal.valueOf(max), true);
        return number == null ? null : (Long) number.longValue();
    }

    @Nullable Double number(String key, int min, int max) {
        BigDecimal number = number(key, "a number", BigDecimal.valueOf(min), BigDecimal.valueOf(max), false);
        return number == null ? null : (Double) number.doubleValue();
    }

    private @Nullable BigDecimal number(String key, String what, BigDecimal min, BigDecimal max, boolean whole) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        String text = numeral(key, value);
        BigDecimal number = text == null ? null : decimal(text);
        if (number == null || whole && number.stripTrailingZeros().scale() > 0) {
            tellExpected(key, what, value, text);
            return null;
        }
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            problem(key, "must be from " + min + " to " + max);
            return null;
        }
        return number;
    }

    private @Nullable String numeral(String key, Object value) {
        return value instanceof CharSequence ? word(key) : value instanceof Number ? value.toString() : null;
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // also NaN and the infinities
        }
    }

    /** A bare number is milliseconds. */
    @Nullable Duration duration(String key, boolean mayBeZero) {
        return duration(key, mayBeZero, 1, DurationText.EXPECTED);
    }

    /** @param numberUnit the milliseconds that a bare number counts */
    @Nullable Duration duration(String key, boolean mayBeZero, long numberUnit, String expected) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        String text = numeral(key, value);
        Duration duration =
                text == null ? null : DurationText.parse(text, numberUnit).orElse(null);
        if (duration == null) {
            tellExpected(key, expected, value, text);
            return null;
        }
        if (duration.compareTo(LONGEST) > 0 || duration.isZero() && !mayBeZero) {
            problem(key, mayBeZero ? "must be at most 30 days" : "must be more than 0 and at most 30 days");
            return null;
        }
        return duration;
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

    @Nullable Settings object(String key) {
        return object(key, variables);
    }

    /** @param resolver resolves the variables of what stands in the object */
    @Nullable Settings object(String key, Variables resolver) {
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
                String hint = NearestName.hint(key, known);
                problem("", "unknown key " + Problems.quote(key)
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
    @Nullable String word(String key) {
        String text = text(key);
        if (text == null || !ConfigVariables.holdsVariable(text)) {
            return text == null ? null : text.trim();
        }
        try {
            return variables.resolve(text).trim();
        } catch (CodegenException e) {
            Object variable = e.getContext().get(CodegenErrors.VARIABLE);
            problem(key, "its variable " + variable + " has no value and no default");
            return null;
        }
    }

    /** @param text the value as text, or null where a variable has none, which was told already */
    private void tellExpected(String key, String expected, Object value, @Nullable String text) {
        if (!(value instanceof CharSequence)) {
            problem(key, "must be " + expected + ", is " + kind(value));
        } else if (text != null) {
            String shown = Problems.shown(value.toString()).trim();
            problem(key, "must be " + expected + (shown.isEmpty() ? "" : ", is " + shown));
        }
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
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : "a " + value.getClass().getSimpleName();
    }
}
