package io.camelcodegen.source.openapi;

/** Text of a document as messages and logs may show it: one line, short, nothing that steers a terminal. */
final class Printable {

    private static final int LONGEST = 160;

    private Printable() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST + 1));
        for (int i = 0; i < text.length(); i++) {
            if (shown.length() >= LONGEST) {
                return shown.append('…').toString();
            }
            char c = text.charAt(i);
            int kind = Character.getType(c);
            boolean steers = Character.isISOControl(c)
                    || kind == Character.FORMAT // bidirectional overrides
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR;
            shown.append(steers ? '?' : c);
        }
        return shown.toString();
    }
}
