package io.camelcodegen.source.openapi;

import java.nio.charset.StandardCharsets;

/** Sees, without parsing, whether a JSON document may refer to anything outside itself. */
final class ForeignReferences {

    private static final byte[] KEY = "\"$ref\"".getBytes(StandardCharsets.US_ASCII);

    private ForeignReferences() {}

    /** True also where it only looks like it: a property is named {@code $ref}, a text holds a letter of it escaped. */
    static boolean in(byte[] json) {
        int last = KEY.length - 1;
        for (int end = last; end < json.length; end += step(json[end])) {
            byte first = json[end - last];
            if (first == '"' && json[end] == '"' && isKey(json, end - last) && !isLocal(json, end + 1)
                    || first == '\\' && isEscape(json, end - last)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How far the next place of the key or an escape, which is as long, may be, by the byte that now stands under its
     * last one (Horspool's search).
     */
    private static int step(byte last) {
        return switch (last) {
            case 'f', '2', '6', '7' -> 1;
            case 'e', '0' -> 2;
            case 'r' -> 3;
            case '$', 'u' -> 4;
            case '"', '\\' -> 5;
            default -> KEY.length;
        };
    }

    /** Whether it spells a character of the key: nobody does, but for somebody who hides one. */
    private static boolean isEscape(byte[] json, int at) {
        if (json[at + 1] != 'u' || json[at + 2] != '0' || json[at + 3] != '0') {
            return false;
        }
        byte tens = json[at + 4];
        byte ones = json[at + 5];
        return tens == '2' && ones == '4' // $
                || tens == '7' && ones == '2' // r
                || tens == '6' && (ones == '5' || ones == '6'); // e, f
    }

    private static boolean isKey(byte[] json, int at) {
        for (int i = 1; i < KEY.length; i++) {
            if (json[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next string begins with {@code #}. */
    private static boolean isLocal(byte[] json, int from) {
        int i = from;
        while (i < json.length
                && (json[i] == ':' || json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t')) {
            i++;
        }
        return i + 1 < json.length && json[i] == '"' && json[i + 1] == '#';
    }
}
