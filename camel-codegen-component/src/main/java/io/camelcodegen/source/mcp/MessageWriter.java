package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes messages to a server's stdin on a thread of its own: the pipe blocks when the server does not read. */
final class MessageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(MessageWriter.class);
    private static final byte[] END = new byte[0];
    private static final int MAX_QUEUED = 10_000;

    private final String source;
    private final OutputStream stdin;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>(MAX_QUEUED);

    MessageWriter(String source, OutputStream stdin) {
        this.source = source;
        this.stdin = stdin;
    }

    /** Queues a message; false where too many wait already. */
    boolean offer(byte[] message) {
        return queue.offer(message);
    }

    /** Drops what waits and closes the input, unless the writer is stuck: then ending the process frees it. */
    void end() {
        queue.clear();
        if (!queue.offer(END)) {
            LOG.debug("the input of '{}' is ended by ending the process", source);
        }
    }

    /**
     * Writes until {@link #end()}; blocks its thread.
     *
     * @param broken told that the server takes no more
     */
    void write(Runnable broken) {
        try (OutputStream out = stdin) {
            for (byte[] message = queue.take(); message != END; message = queue.take()) {
                out.write(message);
                out.write('\n');
                if (queue.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("stdin of '{}' ended: {}", source, e.toString());
            broken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
