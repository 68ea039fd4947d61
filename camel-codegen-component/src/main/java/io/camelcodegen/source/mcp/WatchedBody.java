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
    private final Consumer<@Nullable Throwable> ended;
    private final AtomicBoolean told = new AtomicBoolean();
    /** Signals must not overlap, and an abort comes from any thread. */
    private final ReentrantLock signals = new ReentrantLock();

    private volatile Flow.@Nullable Subscription upstream;
    private boolean over;

    WatchedBody(BodySubscriber<T> reader, Consumer<@Nullable Throwable> ended) {
        this.reader = reader;
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
                tell(new IOException("the reader gave up"));
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.lock();
        try {
            if (!over) {
                reader.onNext(buffers);
            }
        } finally {
            signals.unlock();
        }
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
        Flow.Subscription receiving = upstream;
        if (receiving != null) {
            receiving.cancel();
            finish(new IOException("the call was given up"));
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
