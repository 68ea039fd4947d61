package io.camelcodegen.source.mcp;

import io.camelcodegen.http.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then that a server writes what it must not. For one thread. */
final class NoiseLog {
    private static final Logger LOG = LoggerFactory.getLogger(NoiseLog.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String source;
    private final Redaction secrets;
    private long quietUntil = System.nanoTime();
    private long unsaid;

    NoiseLog(String source, Redaction secrets) {
        this.source = source;
        this.secrets = secrets;
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
            String start = new String(line.bytes(), 0, Math.min(line.length(), 200), StandardCharsets.UTF_8);
            LOG.debug("it begins: {}", secrets.apply(start.replaceAll("\\p{Cntrl}", "?")));
        }
        unsaid = 0;
        quietUntil = System.nanoTime() + PAUSE_NANOS;
    }
}
