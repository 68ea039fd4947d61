package io.camelcodegen.source.openapi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Collects JSON that a generator writes, up to a limit. */
final class BoundedOutput extends OutputStream {

    private final long limit;
    private byte[] bytes;
    private int size;

    BoundedOutput(int expected, long limit) {
        this.bytes = new byte[Math.max(16, expected)];
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (size + (long) length > limit) {
            throw new IOException("it is larger than " + limit + " bytes as JSON");
        }
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, size + length)));
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** What was written since, without the separator that a generator puts before a value. */
    byte[] valueSince(int from) {
        int start = from;
        while (start < size && (bytes[start] == ',' || bytes[start] == ':')) {
            start++;
        }
        return Arrays.copyOfRange(bytes, start, size);
    }
}
