package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.io.InputStream;
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
    private static final int LINE_LENGTH = 500;

    private static final String TOO_LONG = "(a line of more than " + ServerWords.SEEN_BYTES / 1024 + " KB)";

    private final String source;
    private final ServerWords words;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> lines = new ArrayDeque<>(LINES);

    StderrTail(String source, ServerWords words) {
        this.source = source;
        this.words = words;
    }

    /** Reads to the end; blocks its thread. */
    void drain(InputStream stderr) {
        BoundedLines reader = new BoundedLines(stderr, ServerWords.SEEN_BYTES);
        try (stderr) {
            for (BoundedLines.Line line = reader.next(); line != null; line = reader.next()) {
                String text = line.tooLong() ? TOO_LONG : words.of(line, LINE_LENGTH);
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
