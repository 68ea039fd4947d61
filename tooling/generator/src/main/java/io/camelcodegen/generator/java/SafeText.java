package io.camelcodegen.generator.java;

import io.camelcodegen.generator.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Makes untrusted text harmless in Java source: in comments, and as literals. */
final class SafeText {

    private static final String CUT = " …";

    private SafeText() {}

    /** The text up to {@code max} characters, ended at a word's end where there is one. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = text.lastIndexOf(' ', max);
        if (end < max / 2) {
            end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }

    /** Appends a line of text so that Javadoc shows it as it is, and javac sees nothing but a comment in it. */
    static void appendEscaped(StringBuilder to, CharSequence text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = Character.codePointAt(text, i);
            String entity = entity(c, to);
            if (entity != null) {
                to.append(entity);
            } else if (!HiddenCharacters.contain(c)) {
                to.appendCodePoint(c);
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                to.append(' ');
            }
        }
    }

    /** @param before what it comes behind: not what it was behind in the text, of which something may be left out */
    private static @Nullable String entity(int c, StringBuilder before) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '@' -> "&#64;"; // neither a block tag nor an inline one
            case '\\' -> "&#92;"; // javac reads Unicode escapes in comments, too
            case '/' -> !before.isEmpty() && before.charAt(before.length() - 1) == '*' ? "&#47;" : null;
            default -> null;
        };
    }

    /** A string literal that stands for exactly this text, in ASCII. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        literal.append(c);
                    } else {
                        unicode(literal, c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /**
     * A string literal for an example that stands in a comment, within an inline tag: it ends neither of them, by
     * octal escapes for all that could.
     */
    static String literalInComment(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpecial = c == '"'
                    || c == '\\'
                    || c == '{'
                    || c == '}'
                    || c == '@'
                    || c == '/' && i > 0 && text.charAt(i - 1) == '*';
            if (c < ' ' || isSpecial || c == 0x7F) {
                literal.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
            } else if (c < 0x7F) {
                literal.append(c);
            } else {
                unicode(literal, c);
            }
        }
        return literal.append('"').toString();
    }

    private static void unicode(StringBuilder to, char c) {
        to.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            to.append(Character.forDigit(c >> shift & 15, 16));
        }
    }
}
