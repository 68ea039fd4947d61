package io.camelcodegen.routes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, read one by one. Empty lines are counted but left out. Holds one line at a time, and of a line
 * that is too long only its beginning. Not thread-safe.
 */
final class BatchLines implements Iterator<BatchLine>, Closeable {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private long number;
    private boolean ended;
    private @Nullable BatchLine next;

    BatchLines(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !ended) {
                BatchLine line = read();
                if (!isBlank(line.bytes())) {
                    next = line;
                }
            }
            if (ended) {
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("line " + number + " cannot be read", e);
        }
        return next != null;
    }

    @Override
    public BatchLine next() {
        BatchLine line = hasNext() ? next : null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return line;
    }

    private BatchLine read() throws IOException {
        number++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (bytes.size() < maxBytes) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
            b = in.read();
        }
        ended = b < 0;
        return new BatchLine(number, content(bytes.toByteArray()), tooLong);
    }

    /** Without a byte order mark at the file's beginning, and without the carriage return of Windows. */
    private byte[] content(byte[] line) {
        int from = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= BYTE_ORDER_MARK.length
                && line[0] == BYTE_ORDER_MARK[0]
                && line[1] == BYTE_ORDER_MARK[1]
                && line[2] == BYTE_ORDER_MARK[2];
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        in.close();
    }
}
