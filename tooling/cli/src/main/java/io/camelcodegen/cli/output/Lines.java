package io.camelcodegen.cli.output;

import java.util.List;

/** Lines of text, put together. What is added is cleaned; marks are set around it. Not thread-safe. */
public final class Lines {

    private static final String GAP = "  ";
    private static final int LEAST = 20;
    /** Of a second cell, also where nobody looks: a description may have no end. */
    private static final int MOST = 160;

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    Lines(Style style) {
        this.style = style;
    }

    public Style style() {
        return style;
    }

    /** {@code 1 tool}, {@code 2 tools}. */
    public static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** One line, whatever is in it. */
    public Lines line(String line) {
        text.append(TerminalText.line(line)).append('\n');
        return this;
    }

    public Lines heading(String line) {
        text.append(style.bold(TerminalText.line(line))).append('\n');
        return this;
    }

    public Lines blank() {
        text.append('\n');
        return this;
    }

    /** Text of several lines, each behind {@code indent}. */
    public Lines block(String indent, String lines) {
        TerminalText.clean(lines).strip().lines().forEach(line -> text.append(indent)
                .append(line)
                .append('\n'));
        return this;
    }

    /** A line whose first word is marked. */
    public Lines marked(String marked, String rest) {
        text.append(marked).append(' ').append(TerminalText.line(rest)).append('\n');
        return this;
    }

    /**
     * Rows of two cells, the second ones below one another and cut at the width.
     *
     * @param widest of first cells; a longer one pushes its second cell to the right
     */
    public Lines columns(List<Row> rows, int widest, int width) {
        int first = rows.stream()
                .mapToInt(row -> row.first().length())
                .filter(length -> length <= widest)
                .max()
                .orElse(0);
        for (Row row : rows) {
            String name = TerminalText.line(row.first());
            String pad = " ".repeat(Math.max(0, first - name.length()));
            int left = Math.min(MOST, Math.max(LEAST, width - Math.max(first, name.length()) - GAP.length()));
            String second = TerminalText.line(row.second(), left);
            text.append(style.bold(name));
            if (!second.isEmpty()) {
                text.append(pad).append(GAP).append(second);
            }
            text.append('\n');
        }
        return this;
    }

    /** Two cells of a table. */
    public record Row(String first, String second) {}

    @Override
    public String toString() {
        return text.toString();
    }
}
