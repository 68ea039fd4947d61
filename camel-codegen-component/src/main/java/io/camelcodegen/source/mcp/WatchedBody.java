package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A response body on its way to its reader, whose end, of any kind, is told once, after the reader knows. */
final class WatchedBody<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> reader;
    private final long maxBytes;
    private final Consumer<@Nullable Throwable> ended;
    private final AtomicBoolean told = new AtomicBoolean();
    /** Signals must not overlap, and an abort comes from any thread. */
    private final ReentrantLock signals = new ReentrantLock();

    private volatile Flow.@Nullable Subscription upstream;
    private long bytes;
    private boolean over;

    /** Receiving stopped in the middle. */
    static final class Dropped extends IOException {
        private static final long serialVersionUID = 1L;
        private final boolean tooLarge;

        private Dropped(boolean tooLarge) {
            super(tooLarge ? "its answer is too large" : "its answer could not be read");
            this.tooLarge = tooLarge;
        }

        /** Whether because it was more than allowed. */
        boolean tooLarge() {
            return tooLarge;
        }
    }

    /** @param maxBytes after which receiving stops */
    WatchedBody(BodySubscriber<T> reader, long maxBytes, Consumer<@Nullable Throwable> ended) {
        this.reader = reader;
        this.maxBytes = maxBytes;
        this.ended = ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        reader.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                subscription.request(n);
            }

            @Override
            public void cancel() {
                subscription.cancel();
                tell(new Dropped(false));
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.lock();
        try {
            if (!over) {
                buffers.forEach(buffer -> bytes += buffer.remaining());
                if (bytes <= maxBytes) {
                    reader.onNext(buffers);
                    return;
                }
            }
        } finally {
            signals.unlock();
        }
        stop(new Dropped(true));
    }

    @Override
    public void onError(Throwable failure) {
        finish(failure);
    }

    @Override
    public void onComplete() {
        finish(null);
    }

    /** Stops receiving; the reader is told, so that it lets go of what it holds. */
    void abort() {
        stop(new IOException("the call was given up"));
    }

    private void stop(IOException why) {
        Flow.Subscription receiving = upstream;
        if (receiving != null) {
            receiving.cancel();
            finish(why);
        }
    }

    private void finish(@Nullable Throwable failure) {
        signals.lock();
        try {
            if (over) {
                return;
            }
            over = true;
            if (failure == null) {
                reader.onComplete();
            } else {
                reader.onError(failure);
            }
        } finally {
            signals.unlock();
        }
        tell(failure);
    }

    private void tell(@Nullable Throwable failure) {
        if (told.compareAndSet(false, true)) {
            ended.accept(failure);
        }
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }
}
