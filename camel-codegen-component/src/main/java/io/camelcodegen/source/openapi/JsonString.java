package io.camelcodegen.source.openapi;

import java.nio.charset.StandardCharsets;

/** What stands between the quotes of a JSON string in UTF-8, as text. */
final class JsonString {

    /** What may stand behind a backslash, but for {@code u}, and what it means, at the same place. */
    static final String ESCAPED = "\"\\/bfnrt";

    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private JsonString() {}

    /** How many bytes follow the {@code first} of a character that is not ASCII; 0 where no character begins so. */
    static int following(int first) {
        if ((first & 0xE0) == 0xC0) {
            return 1;
        }
        if ((first & 0xF0) == 0xE0) {
            return 2;
        }
        return (first & 0xF8) == 0xF0 ? 3 : 0;
    }

    /**
     * @param from of a string that {@link JsonCursor} has walked over
     * @param plain without escapes and characters that are not ASCII
     */
    static String decode(byte[] bytes, int from, int to, boolean plain) {
        return plain ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1) : decode(bytes, from, to);
    }

    /** Lone surrogates stay what they are, in whichever way they are written, as in Jackson. */
    private static String decode(byte[] bytes, int from, int to) {
        char[] text = new char[to - from]; // every character takes as many bytes at least
        int length = 0;
        int i = from;
        while (i < to) {
            int b = bytes[i++];
            if (b == '\\') {
                int escaped = bytes[i++];
                if (escaped == 'u') {
                    text[length++] = (char) Integer.parseInt(new String(bytes, i, 4, StandardCharsets.US_ASCII), 16);
                    i += 4;
                } else {
                    text[length++] = MEANT.charAt(ESCAPED.indexOf(escaped));
                }
            } else if (b >= 0) {
                text[length++] = (char) b;
            } else {
                int following = following(b);
                int c = b & 0x3F >> following;
                for (int left = following; left > 0; left--) {
                    c = c << 6 | bytes[i++] & 0x3F;
                }
                if (c >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                    text[length++] = Character.highSurrogate(c);
                    c = Character.lowSurrogate(c);
                }
                text[length++] = (char) c;
            }
        }
        return new String(text, 0, length);
    }
}
