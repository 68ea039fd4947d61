package io.camelcodegen.source.mcp;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then that a server writes what it must not. For one thread. */
final class NoiseLog {
    private static final Logger LOG = LoggerFactory.getLogger(NoiseLog.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int SHOWN = 200;

    private final String source;
    private final ServerWords words;
    private long quietUntil = System.nanoTime();
    private long unsaid;

    NoiseLog(String source, ServerWords words) {
        this.source = source;
        this.words = words;
    }

    void skipped(String what, BoundedLines.Line line) {
        if (System.nanoTime() - quietUntil < 0) {
            unsaid++;
            return;
        }
        LOG.warn(
                "skipped {} on stdout of MCP server '{}'{}; it should log to stderr only",
                what,
                source,
                unsaid == 0 ? "" : " (and " + unsaid + " more)");
        if (LOG.isDebugEnabled()) {
            LOG.debug("it begins: {}", words.of(line, SHOWN));
        }
        unsaid = 0;
        quietUntil = System.nanoTime() + PAUSE_NANOS;
    }
}
