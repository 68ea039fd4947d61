package io.camelcodegen.config;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says what is wrong with JSON in words that help, and without the text that stands there. */
final class JsonSyntax {

    private JsonSyntax() {}

    static String explain(String text, JsonProcessingException e) {
        long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
        return "not valid JSON: "
                + (offset < 0 || offset >= text.length() ? "it ends too early" : reason(text, (int) offset));
    }

    private static String reason(String text, int at) {
        char found = text.charAt(at);
        char before = lastBefore(text, at);
        if ((found == '}' || found == ']') && before == ',') {
            return "trailing comma: nothing follows the comma before '" + found + "'; remove that comma";
        }
        if (found == '\'') {
            return "names and text stand in double quotes, not in single ones";
        }
        if (found == '/' || found == '#') {
            return "JSON has no comments; a .yaml file may hold them";
        }
        if (found == '"' && "{[:,".indexOf(before) < 0) {
            return before == ' ' ? "unexpected '\"'" : "a comma or colon is missing before the '\"'";
        }
        if (found < ' ') {
            return "a line break or control character in text must be written as \\n, \\t or \\u00XX";
        }
        if ("{}[],:".indexOf(found) >= 0 && !Character.isLetterOrDigit(before)) {
            return "unexpected '" + found + "'";
        }
        return "names and text stand in double quotes, values are text, numbers, true, false, {…} or […]";
    }

    /** The last character before that is not white space; a space where there is none. */
    private static char lastBefore(String text, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return ' ';
    }
}
