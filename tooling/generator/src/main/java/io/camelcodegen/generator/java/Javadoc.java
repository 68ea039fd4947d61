package io.camelcodegen.generator.java;

/**
 * The text of one Javadoc comment, its lines wrapped. Text of the source is escaped and cut; what is called HTML is our
 * own. Not thread-safe.
 */
final class Javadoc {

    private static final int WIDTH = 108;

    private final StringBuilder text = new StringBuilder();
    private boolean hasTags;

    /** Adds untrusted text: its lines stay lines, what an empty line parts becomes paragraphs. */
    Javadoc description(String untrusted, int max) {
        boolean ended = true;
        for (String line : SafeText.cut(untrusted, max).lines().toList()) {
            StringBuilder escaped = new StringBuilder(line.length() + 16);
            SafeText.appendEscaped(escaped, line.strip());
            boolean isEmpty = escaped.toString().isBlank();
            if (!isEmpty) {
                if (ended) {
                    beginParagraph(escaped);
                }
                wrap(escaped.toString(), "");
            }
            ended = isEmpty;
        }
        return this;
    }

    /** Adds a paragraph of our own. */
    Javadoc html(String html) {
        StringBuilder paragraph = new StringBuilder();
        beginParagraph(paragraph);
        wrap(paragraph.append(html).toString(), "");
        return this;
    }

    /** Adds code, which must be free of what ends a comment or an inline tag. */
    Javadoc code(String code) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append("<pre>{@code\n").append(code).append("\n}</pre>\n");
        return this;
    }

    /** Adds {@code @name html}. */
    Javadoc tag(String name, String html) {
        if (!hasTags && !text.isEmpty()) {
            text.append('\n');
        }
        hasTags = true;
        wrap('@' + name + ' ' + html, "    ");
        return this;
    }

    /** Its lines, each ended; empty where nothing was added. */
    String text() {
        return text.toString();
    }

    /** Untrusted text as one line of HTML; empty where nothing is left of it. */
    static String line(String untrusted, int max) {
        StringBuilder escaped = new StringBuilder();
        SafeText.appendEscaped(escaped, SafeText.cut(untrusted, max));
        return escaped.toString().strip();
    }

    /** Untrusted text shown as code. */
    static String code(String untrusted, int max) {
        String line = line(untrusted, max);
        return "<code>" + (line.isEmpty() ? "?" : line) + "</code>";
    }

    private void beginParagraph(StringBuilder paragraph) {
        if (!text.isEmpty()) {
            text.append('\n');
            paragraph.insert(0, "<p>");
        }
    }

    /** Breaks at spaces, as far as there are any. */
    private void wrap(String line, String indent) {
        int start = 0;
        int width = WIDTH;
        while (line.length() - start > width) {
            int end = line.lastIndexOf(' ', start + width);
            if (line.startsWith("{@", line.lastIndexOf(' ', end - 1) + 1)) { // an inline tag keeps its first word
                end = line.lastIndexOf(' ', end - 1);
            }
            if (end <= start) {
                end = line.indexOf(' ', start + width);
            }
            if (end < 0) {
                break;
            }
            appendLine(line, start, end);
            text.append(indent);
            start = end + 1;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            width = WIDTH - indent.length();
        }
        appendLine(line, start, line.length());
    }

    private void appendLine(String line, int start, int end) {
        int last = end;
        while (last > start && line.charAt(last - 1) == ' ') {
            last--;
        }
        text.append(line, start, last).append('\n');
    }
}
