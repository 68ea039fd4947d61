package io.camelcodegen.schema;

import java.util.regex.Pattern;

/** Untrusted text on its way into a message: one line, cut, nothing that forges log lines. */
final class LogText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private LogText() {}

    static String of(String text) {
        return of(text, 200);
    }

    static String of(String text, int limit) {
        String start = text.length() <= limit ? text : text.substring(0, whole(text, limit - 1)) + "…";
        return CONTROL.matcher(start).replaceAll("?");
    }

    /** Does not cut a surrogate pair in two. */
    private static int whole(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
