package io.camelcodegen.source.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the bytes of an index one value after another. What is no index leads to a RuntimeException of any kind. */
final class IndexInput {

    private final byte[] bytes;
    private int at;

    IndexInput(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int readByte() {
        return bytes[at++];
    }

    int readInt() {
        int i = at;
        at = i + 4;
        return bytes[i] << 24 | (bytes[i + 1] & 0xFF) << 16 | (bytes[i + 2] & 0xFF) << 8 | bytes[i + 3] & 0xFF;
    }

    /** Every counted thing takes a byte at least. */
    int readCount() {
        int count = readInt();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalStateException("a count is out of bounds");
        }
        return count;
    }

    /** @param bound the size of the document that the range is in */
    Range readRange(int bound) {
        int start = readInt();
        int end = readInt();
        if (start < 0 || end < start || end > bound) {
            throw new IllegalStateException("a range is out of bounds");
        }
        return new Range(start, end);
    }

    /** The length, negative for UTF-8, and the bytes. */
    String readString() {
        int length = readInt();
        int from = at;
        at += Math.abs(length);
        return length >= 0
                ? new String(bytes, from, length, StandardCharsets.ISO_8859_1)
                : new String(bytes, from, -length, StandardCharsets.UTF_8);
    }

    byte[] readBytes(int length) {
        int from = at;
        at += length;
        if (length < 0 || at > bytes.length) {
            throw new IllegalStateException("a length is out of bounds");
        }
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** All that is left. */
    byte[] rest() {
        return readBytes(bytes.length - at);
    }
}
