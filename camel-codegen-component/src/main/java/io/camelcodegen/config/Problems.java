package io.camelcodegen.config;

import io.camelcodegen.error.ConfigErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Everything found wrong with one configuration, each with its path, to be told in one message. Not thread-safe. */
final class Problems {

    /** A longer text than any name we allow may be a secret that stands in the wrong place. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,23}|[0-9]{1,12}[A-Za-z]{0,8}");

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_$@/-]{1,60}");

    private final List<String> found = new ArrayList<>();

    void add(String path, String message) {
        found.add(path.isEmpty() ? message : path + ": " + message);
    }

    int count() {
        return found.size();
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems, where there are any */
    void throwIfAny(String where) {
        if (!found.isEmpty()) {
            throw ConfigErrors.invalid(where, found);
        }
    }

    static String path(String parent, String key) {
        String shown = PLAIN_KEY.matcher(key).matches() ? key : "[" + quote(key) + "]";
        return parent.isEmpty() || shown.startsWith("[") ? parent + shown : parent + "." + shown;
    }

    /** A key as it may be shown: in one line, cut. */
    static String quote(String key) {
        String oneLine = key.replaceAll("\\p{C}", "?");
        return "'" + (oneLine.length() <= 60 ? oneLine : oneLine.substring(0, 60) + "…") + "'";
    }

    /** A value with a space after it, or nothing where it is more than a short word: it may be a secret. */
    static String shown(String value) {
        return WORD.matcher(value).matches() ? "'" + value + "' " : "";
    }
}
