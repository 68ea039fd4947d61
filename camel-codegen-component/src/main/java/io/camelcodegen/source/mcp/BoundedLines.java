package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes from a stream, none longer than a bound. For one thread. */
final class BoundedLines {

    private static final int CHUNK = 64 * 1024;
    private static final int KEPT_WHEN_IDLE = 1024 * 1024;
    private static final int EDGE = 4 * 1024;

    private final InputStream in;
    private final long maxBytes;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;
    private byte[] line = new byte[CHUNK];
    private volatile long received;

    BoundedLines(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * A line without its end.
     *
     * @param bytes holds the line in its first {@code length} bytes, until the next line is read; of a line that was
     *     too long, its first and last few kilobytes
     */
    record Line(byte[] bytes, int length, boolean tooLong) {}

    /** The next line, or null at the end of the stream. The last line needs no end. */
    @Nullable
    Line next() throws IOException {
        if (line.length > KEPT_WHEN_IDLE) {
            line = new byte[CHUNK];
        }
        int length = 0;
        boolean any = false;
        while (true) {
            if (position == limit) {
                fill();
                if (limit == 0) {
                    return any ? new Line(line, length, false) : null;
                }
            }
            any = true;
            int end = indexOfNewline();
            int part = (end < 0 ? limit : end) - position;
            if ((long) length + part > maxBytes) {
                return skip(length);
            }
            append(length, position, part);
            length += part;
            position += part;
            if (end >= 0) {
                position++;
                return new Line(line, length > 0 && line[length - 1] == '\r' ? length - 1 : length, false);
            }
        }
    }

    /** How many bytes were read so far; for any thread. */
    long received() {
        return received;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void fill() throws IOException {
        limit = Math.max(0, in.read(chunk));
        position = 0;
        received += limit;
    }

    private int indexOfNewline() {
        for (int i = position; i < limit; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(int length, int from, int count) {
        if (length + count > line.length) {
            long doubled = Math.min(Math.max(line.length * 2L, (long) length + count), Math.max(maxBytes, CHUNK));
            line = Arrays.copyOf(line, (int) doubled);
        }
        System.arraycopy(chunk, from, line, length, count);
    }

    /** Goes to the end of a line that is too long, keeping its edges: they tell which answer it was. */
    private Line skip(int length) throws IOException {
        byte[] tail = new byte[EDGE];
        long seen = 0;
        while (true) {
            int end = indexOfNewline();
            int stop = end < 0 ? limit : end;
            for (int i = Math.max(position, stop - EDGE); i < stop; i++) {
                tail[(int) (seen++ % EDGE)] = chunk[i];
            }
            position = end < 0 ? limit : end + 1;
            if (end < 0) {
                fill();
            }
            if (end >= 0 || limit == 0) {
                break;
            }
        }
        int head = Math.min(length, EDGE);
        int kept = (int) Math.min(seen, EDGE);
        byte[] edges = Arrays.copyOf(line, head + kept);
        for (int i = 0; i < kept; i++) {
            edges[head + i] = tail[(int) ((seen - kept + i) % EDGE)];
        }
        line = new byte[CHUNK];
        return new Line(edges, edges.length, true);
    }
}
