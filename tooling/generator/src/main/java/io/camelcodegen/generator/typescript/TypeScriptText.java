package io.camelcodegen.generator.typescript;

import io.camelcodegen.generator.text.PlainText;
import java.util.regex.Pattern;

/** Text within a TypeScript file. */
final class TypeScriptText {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private TypeScriptText() {}

    /** A string literal; what cannot be seen is escaped. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
            } else if (isVisible(c)) {
                literal.appendCodePoint(c);
            } else {
                literal.append(String.format("\\u{%x}", c));
            }
        });
        return literal.append('"').toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** A member's name, in quotes where it is no identifier; keywords need none. */
    static String member(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : literal(name);
    }

    /** A comment of one line with its line end, or nothing. Ends no comment and holds no tag of JSDoc. */
    static String doc(String indent, String text, int maxCodePoints) {
        String line = inert(PlainText.line(text, maxCodePoints));
        return line.isEmpty() ? "" : indent + "/** " + line + " */\n";
    }

    static String inert(String line) {
        return line.replace("*/", "* /").replaceAll("(?<![\\w.])@(?=\\w)", "\\\\@");
    }
}
