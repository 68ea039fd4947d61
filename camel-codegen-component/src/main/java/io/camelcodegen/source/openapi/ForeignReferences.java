package io.camelcodegen.source.openapi;

import java.nio.charset.StandardCharsets;

/** Sees, without parsing, whether a JSON document may refer to anything outside itself. */
final class ForeignReferences {

    private static final byte[] KEY = "\"$ref\"".getBytes(StandardCharsets.US_ASCII);

    private ForeignReferences() {}

    /** True also where it only looks like it, e.g. where a property is named {@code $ref}. */
    static boolean in(byte[] json) {
        int last = KEY.length - 1;
        for (int end = last; end < json.length; end += step(json[end])) {
            if (json[end] == '"' && json[end - last] == '"' && isKey(json, end - last) && !isLocal(json, end + 1)) {
                return true;
            }
        }
        return false;
    }

    /** How far the key's next place may be, by the byte that now stands under its last one (Horspool's search). */
    private static int step(byte last) {
        return switch (last) {
            case 'f' -> 1;
            case 'e' -> 2;
            case 'r' -> 3;
            case '$' -> 4;
            case '"' -> 5;
            default -> KEY.length;
        };
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
