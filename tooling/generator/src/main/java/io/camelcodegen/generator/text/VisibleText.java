package io.camelcodegen.generator.text;

/** Text without {@linkplain HiddenCharacters what cannot be seen}. */
final class VisibleText {

    private static final int NOTHING = -1;

    private VisibleText() {}

    /** The first lines that hold something, up to an empty one, as one; spaces are single. */
    static String paragraph(String text, int maxCodePoints) {
        StringBuilder result = new StringBuilder();
        boolean space = false;
        int breaks = 0;
        int written = 0;
        for (int i = 0; i < text.length() && written < maxCodePoints; ) {
            int raw = text.codePointAt(i);
            i = next(text, i, raw);
            int seen = seen(raw);
            if (seen == '\n') {
                breaks++;
            }
            if (breaks > 1 && !result.isEmpty()) {
                break;
            }
            if (seen == '\n' || seen == ' ') {
                space = true;
            } else if (seen != NOTHING) {
                if (space && !result.isEmpty()) {
                    result.append(' ');
                    written++;
                }
                result.appendCodePoint(seen);
                written++;
                space = false;
                breaks = 0;
            }
        }
        return result.toString();
    }

    /** All lines; no spaces at their ends, no two empty ones in a row. */
    static String lines(String text, int maxCodePoints) {
        StringBuilder result = new StringBuilder();
        int spaces = 0;
        int breaks = 0;
        int written = 0;
        for (int i = 0; i < text.length() && written < maxCodePoints; ) {
            int raw = text.codePointAt(i);
            i = next(text, i, raw);
            int seen = seen(raw);
            if (seen == '\n') {
                breaks++;
                spaces = 0;
            } else if (seen == ' ') {
                spaces++;
            } else if (seen != NOTHING) {
                int gap = result.isEmpty() ? 0 : Math.min(breaks, 2);
                int indent = Math.min(spaces, maxCodePoints);
                result.append("\n".repeat(gap)).append(" ".repeat(indent)).appendCodePoint(seen);
                written += gap + indent + 1;
                breaks = 0;
                spaces = 0;
            }
        }
        return result.toString();
    }

    /** CR LF is one line break. */
    private static int next(String text, int index, int codePoint) {
        int after = index + Character.charCount(codePoint);
        return codePoint == '\r' && after < text.length() && text.charAt(after) == '\n' ? after + 1 : after;
    }

    private static int seen(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return codePoint;
        }
        return switch (codePoint) {
            case '\n', '\r', '\f', 0x0B, 0x85, 0x2028, 0x2029 -> '\n';
            case '\t' -> ' ';
            default ->
                Character.isSpaceChar(codePoint) ? ' ' : HiddenCharacters.contain(codePoint) ? NOTHING : codePoint;
        };
    }
}
