package io.camelcodegen.lock;

/** Untrusted text as it may stand in one line of a log or a terminal. */
final class Printable {

    private static final int MOST = 80;

    private Printable() {}

    static String cut(String text) {
        String oneLine = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return oneLine.replaceAll("\\p{C}|[\\u2028\\u2029]", "?");
    }

    static String quoted(String text) {
        return "'" + cut(text) + "'";
    }
}
