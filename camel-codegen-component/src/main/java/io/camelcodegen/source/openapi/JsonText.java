package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as bytes, of which parts are read when they are wanted. No tree of the whole is ever kept.
 * Immutable, as long as nobody changes the array.
 */
final class JsonText {

    /** Nesting of real documents stays below 100; everything that walks schemas recursively can rely on this bound. */
    static final int MAX_DEPTH = 256;

    private final byte[] bytes;
    private final int start;
    private final String file;
    private final String rootFile;

    /**
     * A root document.
     *
     * @param bytes UTF-8, with or without a byte order mark; kept, not copied
     */
    JsonText(byte[] bytes) {
        this(bytes, "", "");
    }

    /**
     * @param file where the text stands relative to the root document; empty for the root document
     * @param rootFile the root document's own file name
     */
    JsonText(byte[] bytes, String file, String rootFile) {
        this.bytes = bytes;
        this.start = hasByteOrderMark(bytes) ? 3 : 0;
        this.file = file;
        this.rootFile = rootFile;
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return bytes;
    }

    Range whole() {
        return new Range(start, bytes.length);
    }

    /** A cursor before the value at {@code range}. */
    JsonCursor cursor(Range range) {
        return new JsonCursor(bytes, range);
    }

    /** The bytes at {@code range}. */
    String raw(Range range) {
        return new String(bytes, range.start(), range.end() - range.start(), StandardCharsets.UTF_8);
    }

    /** The value at {@code range} as a tree; numbers keep all their digits, the last of equal keys wins. */
    JsonNode read(Range range) throws IOException {
        return JsonTree.read(this, range);
    }

    /**
     * Where the value at {@code pointer} stands, relative to the value at {@code within}; null where there is none.
     *
     * @param pointer the reference tokens of a JSON pointer (RFC 6901), unescaped
     */
    @Nullable
    Range find(Range within, List<String> pointer) throws IOException {
        Range found = within;
        for (String token : pointer) {
            if (found == null) {
                return null;
            }
            try {
                found = child(cursor(found), token);
            } catch (MalformedJsonException e) {
                throw JsonTree.diagnosis(this, found, e);
            }
        }
        return found;
    }

    private static @Nullable Range child(JsonCursor json, String token) throws MalformedJsonException {
        Range found = null;
        int first = json.next();
        if (first == '{') {
            for (boolean more = json.enterObject(); more; more = json.nextMember()) {
                if (token.equals(json.name())) { // goes on: the last of equal keys wins, as in the tree
                    found = json.range();
                } else {
                    json.skip();
                }
            }
        } else if (first == '[') {
            int i = 0;
            for (boolean more = json.enterArray(); more; more = json.nextElement()) {
                Range element = json.range();
                if (token.equals(String.valueOf(i++))) {
                    return element;
                }
            }
        }
        return found;
    }

    /** A {@code $ref} of this text, as the root document would spell it. */
    String rebase(String ref) {
        return Reference.rebase(ref, file, rootFile);
    }
}
