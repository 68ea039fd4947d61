package io.camelcodegen.cli.output;

/** Marks text for a terminal, or leaves it as it is. Its text is cleaned by then. */
public enum Style {
    PLAIN,
    COLOR;

    private static final String RESET = "\u001b[0m";

    public static Style of(boolean color) {
        return color ? COLOR : PLAIN;
    }

    public String bold(String text) {
        return mark("\u001b[1m", text);
    }

    public String faint(String text) {
        return mark("\u001b[2m", text);
    }

    public String good(String text) {
        return mark("\u001b[32m", text);
    }

    public String warning(String text) {
        return mark("\u001b[33m", text);
    }

    public String bad(String text) {
        return mark("\u001b[31m", text);
    }

    private String mark(String begin, String text) {
        return this == PLAIN ? text : begin + text + RESET;
    }
}
