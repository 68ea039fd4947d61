package io.camelcodegen.source.mcp;

import io.camelcodegen.http.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains what a server writes to stderr, so that it never waits for us, logs it at DEBUG and keeps the last lines for
 * the message of a failure.
 */
final class StderrTail {

    private static final Logger LOG = LoggerFactory.getLogger(StderrTail.class);
    private static final int LINES = 10;
    private static final int LINE_BYTES = 500;

    private final String source;
    private final Redaction secrets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> lines = new ArrayDeque<>(LINES);

    StderrTail(String source, Redaction secrets) {
        this.source = source;
        this.secrets = secrets;
    }

    /** Reads to the end; blocks its thread. */
    void drain(InputStream stderr) {
        BoundedLines reader = new BoundedLines(stderr, LINE_BYTES);
        try (stderr) {
            for (BoundedLines.Line line = reader.next(); line != null; line = reader.next()) {
                int length = Math.min(line.length(), LINE_BYTES);
                String said = new String(line.bytes(), 0, length, StandardCharsets.UTF_8);
                String text = secrets.apply(said.replaceAll("\\p{Cntrl}", "?"));
                LOG.debug("stderr of '{}': {}", source, text);
                keep(text);
            }
        } catch (IOException e) {
            LOG.debug("stderr of '{}' ended: {}", source, e.toString());
        }
    }

    private void keep(String text) {
        lock.lock();
        try {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(text);
        } finally {
            lock.unlock();
        }
    }

    /** The last lines, joined; empty where nothing was written. */
    String text() {
        lock.lock();
        try {
            return String.join(" | ", lines);
        } finally {
            lock.unlock();
        }
    }
}
