package io.camelcodegen.config;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One pass over one value. What a variable gives is appended to the result and never read again. */
final class Expansion {

    static final String FORMS = "'${' must be ${NAME} or ${NAME:-default}; write $${ for the characters themselves";

    private static final int MAX_DEPTH = 16;

    private final String text;
    private final String source;
    private final Function<String, @Nullable String> lookup;
    private final UnaryOperator<String> placeholders;
    private int at;

    Expansion(
            String text, String source, Function<String, @Nullable String> lookup, UnaryOperator<String> placeholders) {
        this.text = text;
        this.source = source;
        this.lookup = lookup;
        this.placeholders = placeholders;
    }

    /** Whether every variable in the text has one of the forms there are; looks nothing up. */
    static boolean isWellFormed(String text) {
        try {
            new Expansion(text, "", name -> null, UnaryOperator.identity()).run(new StringBuilder(), false, 0);
            return true;
        } catch (CodegenException e) {
            return false;
        }
    }

    String expand() {
        StringBuilder out = new StringBuilder(text.length() + 32);
        run(out, true, 0);
        return out.toString();
    }

    /**
     * @param live whether the result is used: a default that is not needed is read over, its variables may be missing
     * @param depth of defaults in defaults; in one, {@code }} ends it
     */
    private void run(StringBuilder out, boolean live, int depth) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth > 0 && c == '}') {
                return;
            }
            if (c == '$') {
                dollar(out, live, depth);
            } else if (text.startsWith("{{", at)) {
                placeholder(out, live);
            } else if (text.startsWith("\\{{", at) || text.startsWith("\\}}", at)) {
                out.append(text, at + 1, at + 3);
                at += 3;
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private void dollar(StringBuilder out, boolean live, int depth) {
        if (peek(1) == '{') {
            braced(out, live, depth);
        } else if (isNameStart(peek(1))) {
            at++;
            append(out, name(), live);
        } else if (peek(1) == '$' && (peek(2) == '{' || isNameStart(peek(2)))) {
            escaped(out);
        } else {
            out.append('$');
            at++;
        }
    }

    /** {@code $${…}} is copied whole, so that its {@code }} does not end a default that holds it. */
    private void escaped(StringBuilder out) {
        int close = peek(2) == '{' ? text.indexOf('}', at) : -1;
        int end = close < 0 ? at + 3 : close + 1;
        out.append(text, at + 1, end);
        at = end;
    }

    private void braced(StringBuilder out, boolean live, int depth) {
        at += 2;
        String name = name();
        if (name.isEmpty() || depth == MAX_DEPTH) {
            throw malformed();
        }
        if (peek(0) == '}') {
            at++;
            append(out, name, live);
            return;
        }
        if (!text.startsWith(":-", at)) {
            throw malformed();
        }
        at += 2;
        String value = live ? lookup.apply(name) : null;
        boolean missing = value == null || value.isEmpty();
        StringBuilder fallback = new StringBuilder();
        run(fallback, live && missing, depth + 1);
        if (at >= text.length()) {
            throw malformed();
        }
        at++;
        out.append(missing ? fallback : value);
    }

    private void append(StringBuilder out, String name, boolean live) {
        if (live) {
            String value = lookup.apply(name);
            if (value == null || value.isEmpty()) {
                throw ConfigErrors.variableMissing(source, name, null);
            }
            out.append(value);
        }
    }

    private void placeholder(StringBuilder out, boolean live) {
        int end = placeholderEnd();
        if (end < 0) {
            out.append("{{");
            at += 2;
            return;
        }
        String placeholder = text.substring(at, end);
        at = end;
        if (live) {
            out.append(resolved(placeholder));
        }
    }

    private String resolved(String placeholder) {
        try {
            String value = placeholders.apply(placeholder);
            return value == null ? "" : value; // Camel's optional placeholder, {{?name}}
        } catch (RuntimeException e) { // a missing property, or whatever a vault throws
            throw ConfigErrors.variableMissing(source, placeholder, e);
        }
    }

    /** Behind the braces that close the ones at the current position, or -1. Placeholders may hold placeholders. */
    private int placeholderEnd() {
        int open = 0;
        for (int i = at; i < text.length() - 1; i++) {
            if (text.startsWith("{{", i)) {
                open++;
                i++;
            } else if (text.startsWith("}}", i)) {
                open--;
                i++;
            }
            if (open == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private String name() {
        int start = at;
        if (isNameStart(peek(0))) {
            while (isNameStart(peek(0)) || peek(0) >= '0' && peek(0) <= '9') {
                at++;
            }
        }
        return text.substring(start, at);
    }

    private static boolean isNameStart(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** Does not show the value: it may hold a secret beside the variable. */
    private CodegenException malformed() {
        return ConfigErrors.invalid("source '" + source + "'", List.of(FORMS));
    }
}
