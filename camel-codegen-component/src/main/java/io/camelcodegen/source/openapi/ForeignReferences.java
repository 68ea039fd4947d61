package io.camelcodegen.source.openapi;

import java.nio.charset.StandardCharsets;

/** Sees, without parsing, whether a JSON document may refer to anything outside itself. */
final class ForeignReferences {

    private static final byte[] KEY = "\"$ref\"".getBytes(StandardCharsets.US_ASCII);

    private ForeignReferences() {}

    /** True also where it only looks like it, e.g. where a property is named {@code $ref}. */
    static boolean in(byte[] json) {
        int last = json.length - KEY.length;
        for (int i = 0; i <= last; i++) {
            if (json[i] == '"' && json[i + 1] == '$' && isKey(json, i) && !isLocal(json, i + KEY.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(byte[] json, int at) {
        for (int i = 2; i < KEY.length; i++) {
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
