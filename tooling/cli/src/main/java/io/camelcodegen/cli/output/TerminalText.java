package io.camelcodegen.cli.output;

/**
 * Foreign text as a terminal may see it: without what moves its cursor, changes its title or colours, answers as if
 * typed, or turns the order of what is read. Escape sequences (ECMA-48) go whole, so that nothing of them is left to
 * look at.
 */
public final class TerminalText {

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char FIRST_C1 = '\u0080';
    private static final char LAST_C1 = '\u009f';

    private TerminalText() {}

    /** Keeps lines and tabs; every other control or invisible formatting character goes. */
    public static String clean(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    /** In one line: white space of any kind and length becomes one space. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        String clean = clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (!isSpace(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    /** {@link #line} of at most {@code width} characters; what is cut off ends in {@code …}. */
    public static String line(String text, int width) {
        // as much as may be shown, and then some for white space: a description may be long, and is untrusted
        String begin = text.length() / 8 > width ? text.substring(0, width * 8) : text;
        String line = line(begin);
        if (line.length() <= width) {
            return line;
        }
        int end = Math.max(1, width - 1);
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isShown(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = sequenceEnd(text, i);
            if (end > i) {
                i = end;
                continue;
            }
            if (isShown(c)) {
                out.append(c);
            } else if (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                out.append('\n'); // a lone one would write over the line
            }
            i++;
        }
        return out.toString();
    }

    /** Behind the escape sequence at {@code start}; {@code start} itself where there is none. */
    private static int sequenceEnd(String text, int start) {
        char c = text.charAt(start);
        int next = start + 1;
        char kind = c;
        if (c == ESCAPE) {
            if (next == text.length()) {
                return next;
            }
            kind = (char) (text.charAt(next) + 0x40); // ESC [ and U+009B are one
            next++;
            if (text.charAt(next - 1) < ' ') {
                return next - 1; // no sequence at all
            }
        } else if (c < FIRST_C1 || c > LAST_C1) {
            return start;
        }
        return switch (kind) {
            case '\u009b' -> controlEnd(text, next);
            case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f' -> stringEnd(text, next);
            default -> c == ESCAPE ? intermediateEnd(text, next - 1) : next;
        };
    }

    /** CSI: parameters and intermediates up to a final byte. */
    private static int controlEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '?') {
            i++;
        }
        return i < text.length() && text.charAt(i) >= '@' && text.charAt(i) <= '~' ? i + 1 : i;
    }

    /** OSC, DCS and their like: up to BEL or ST, and no further than the line where neither comes. */
    private static int stringEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == BELL || c == '\u009c') {
                return i + 1;
            }
            if (c == ESCAPE) {
                return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
            }
            if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }

    /** The other sequences: intermediates, then one final character. */
    private static int intermediateEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '/') {
            i++;
        }
        return Math.min(text.length(), i + 1);
    }

    static boolean isShown(char c) {
        if (c < ' ') {
            return c == '\n' || c == '\t';
        }
        return c < '\u007f' || c > LAST_C1 && !isInvisible(c);
    }

    /** What changes how the text around it is shown: bidirectional controls, line separators, zero widths, tags. */
    private static boolean isInvisible(char c) {
        return c == '\u061c'
                || c == '\u00ad'
                || c == '\u180e'
                || c >= '\u200b' && c <= '\u200f'
                || c >= '\u2028' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u206f'
                || c == '\ufeff'
                || c >= '\ufff9' && c <= '\ufffb';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\u00a0';
    }
}
