package io.camelcodegen.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body while it is read. Each chunk is read by a worker, written on the event loop, and the next one is read when
 * the network has taken it: no more than one is ever held. The stream is opened, read and closed by workers only.
 */
final class StreamedBody {

    private static final int CHUNK = 64 * 1024;

    private final HttpBody.Stream body;
    private final HttpClientRequest request;
    private final Context context;
    private final Executor workers;
    private final Consumer<IOException> onUnreadable;

    /** Touched by one worker at a time; each hands over to the next through the event loop. */
    private @Nullable InputStream in;

    private long sent;
    private volatile boolean stopped;
    private boolean complete;

    /** @param onUnreadable told on the event loop that the stream failed or is not as long as was said */
    StreamedBody(
            HttpBody.Stream body,
            HttpClientRequest request,
            Context context,
            Executor workers,
            Consumer<IOException> onUnreadable) {
        this.body = body;
        this.request = request;
        this.context = context;
        this.workers = workers;
        this.onUnreadable = onUnreadable;
    }

    /** On the event loop. */
    void send() {
        if (body.length() < 0) {
            request.setChunked(true);
        }
        work(this::read);
    }

    /** Whether all of it was handed to the network; on the event loop. */
    boolean isComplete() {
        return complete;
    }

    /** Reads no further; on the event loop. The stream is closed soon. */
    void stop() {
        stopped = true;
    }

    private void read() {
        try {
            InputStream stream = in;
            if (stopped) {
                close();
                return;
            }
            if (stream == null) {
                stream = body.opener().open();
                in = stream;
            }
            byte[] chunk = stream.readNBytes(CHUNK);
            sent += chunk.length;
            boolean last = chunk.length < CHUNK;
            if (body.length() >= 0 && (sent > body.length() || last && sent < body.length())) {
                throw new IOException("it has " + (last ? "" : "at least ") + sent + " bytes where " + body.length()
                        + " were announced");
            }
            if (last) {
                close();
            }
            context.runOnContext(v -> write(chunk, last));
        } catch (IOException e) {
            close();
            context.runOnContext(v -> onUnreadable.accept(e));
        } catch (RuntimeException e) {
            close();
            context.runOnContext(v -> onUnreadable.accept(new IOException(e.getMessage(), e)));
        }
    }

    private void write(byte[] chunk, boolean last) {
        if (stopped) {
            if (!last) {
                work(this::close);
            }
        } else if (last) {
            complete = true;
            request.end(Buffer.buffer(chunk));
        } else {
            // a failed write fails the request as well, which stops this; either way a worker closes the stream
            request.write(Buffer.buffer(chunk))
                    .onComplete(written -> work(written.succeeded() ? this::read : this::close));
        }
    }

    private void close() {
        InputStream stream = in;
        in = null;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // all of it was read, or the exchange failed already
            }
        }
    }

    private void work(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            stopped = true;
            close(); // at shutdown there is no worker left to do it
            onUnreadable.accept(new IOException("no worker is left to read it", e));
        }
    }
}
