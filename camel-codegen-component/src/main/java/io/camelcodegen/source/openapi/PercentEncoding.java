package io.camelcodegen.source.openapi;

import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding of UTF-8 text by RFC 3986, section 2: unreserved characters ({@code A–Z a–z 0–9 - . _ ~}) stay,
 * everything else is encoded. So no value can end the part of the URI it stands in.
 */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    private static final boolean[] UNRESERVED = table("-._~");
    /**
     * What stays under {@code allowReserved} besides the unreserved: RFC 3986's reserved characters, without those that
     * a query may not hold ({@code # [ ]}) and those that would make another parameter or another value of it
     * ({@code & +}). OpenAPI leaves it to the sender to encode these.
     */
    private static final boolean[] RESERVED = table("-._~:/?@!$'()*,;=");

    private PercentEncoding() {}

    private static boolean[] table(String more) {
        boolean[] table = new boolean[128];
        for (char c = 0; c < 128; c++) {
            table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || more.indexOf(c) >= 0;
        }
        return table;
    }

    /** @throws IllegalArgumentException where the text holds half a surrogate pair, which has no UTF-8 form */
    static String encode(String text) {
        return append(text, false, new StringBuilder(text.length() + 16)).toString();
    }

    /**
     * Appends the encoded text.
     *
     * @param allowReserved RFC 6570's reserved expansion: reserved characters and percent-encoded triples stay as well
     * @throws IllegalArgumentException where the text holds half a surrogate pair
     */
    static StringBuilder append(String text, boolean allowReserved, StringBuilder out) {
        boolean[] stays = allowReserved ? RESERVED : UNRESERVED;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                if (stays[c] || allowReserved && isTriple(text, i)) {
                    out.append(c);
                } else {
                    appendByte(c, out);
                }
            } else if (c < 0x800) {
                appendByte(0xC0 | c >> 6, out);
                appendByte(0x80 | c & 0x3F, out);
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("holds half a surrogate pair, which is no character");
                }
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                appendByte(0xF0 | codePoint >> 18, out);
                appendByte(0x80 | codePoint >> 12 & 0x3F, out);
                appendByte(0x80 | codePoint >> 6 & 0x3F, out);
                appendByte(0x80 | codePoint & 0x3F, out);
            } else {
                appendByte(0xE0 | c >> 12, out);
                appendByte(0x80 | c >> 6 & 0x3F, out);
                appendByte(0x80 | c & 0x3F, out);
            }
        }
        return out;
    }

    private static void appendByte(int value, StringBuilder out) {
        out.append('%').append(HEX[value >> 4 & 0xF]).append(HEX[value & 0xF]);
    }

    private static boolean isTriple(String text, int at) {
        return text.charAt(at) == '%' && tripleAt(text, at) >= 0;
    }

    /** The byte that the percent-encoded triple at {@code at} stands for, or -1 where there is none. */
    private static int tripleAt(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 || text.charAt(at + 1) > 127 || text.charAt(at + 2) > 127 ? -1 : high << 4 | low;
    }

    /**
     * Encodes the fixed text of a path template: whatever a path may hold stays, percent-encoded triples too.
     *
     * @return null where the text is not text, see {@link #append}
     */
    static @Nullable String literal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        try {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                char c = text.charAt(i);
                if (c == '/' || c == '&' || c == '+' || c < 128 && RESERVED[c] || isTriple(text, i)) {
                    out.append(c);
                } else {
                    append(Character.toString(text.codePointAt(i)), false, out);
                }
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return out.toString();
    }

    /**
     * Whether a path segment could, at some server on the way, become empty or a dot segment: it does so once the
     * percent-encoding, possibly repeated, is taken off, with {@code /} and {@code \} as separators and the overlong
     * {@code %C0%AE} as a dot.
     *
     * @param segment encoded
     */
    static boolean mayVanish(String segment) {
        String text = segment;
        for (int round = 0; ; round++) {
            if (text.isEmpty() || hasDotSegment(text)) {
                return true;
            }
            if (round == 5 || text.indexOf('%') < 0) { // nothing decodes more often than that
                return false;
            }
            String decoded = decodeAscii(text);
            if (decoded.equals(text)) {
                return false;
            }
            text = decoded;
        }
    }

    private static boolean hasDotSegment(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '/' || text.charAt(i) == '\\') {
                int length = i - start;
                if (length == 1 && text.charAt(start) == '.'
                        || length == 2 && text.charAt(start) == '.' && text.charAt(start + 1) == '.') {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** One layer of encoding off; bytes above 127 stay encoded, but for the overlong dot. */
    private static String decodeAscii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int octet = tripleAt(text, i);
            if (octet == 0xC0 && tripleAt(text, i + 3) == 0xAE) {
                out.append('.');
                i += 5;
            } else if (octet >= 0 && octet < 128) {
                out.append((char) octet);
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
