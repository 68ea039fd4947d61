package io.camelcodegen.http;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the thread that sends a request will do nothing but wait for what comes of it. Such a thread is woken when the
 * response begins to arrive: that takes it about as long as reading the response takes the event loop, and so both go on
 * at the same time. Who is woken too early waits on, as {@link LockSupport#park} may return at any time.
 */
public final class WaitingThread {

    private static final ThreadLocal<@Nullable Thread> WAITING = new ThreadLocal<>();

    private WaitingThread() {}

    /** Runs what may send a request, on the thread that then waits for its outcome. */
    public static <T> T sending(Supplier<T> step) {
        Thread outer = WAITING.get();
        WAITING.set(Thread.currentThread());
        try {
            return step.get();
        } finally {
            WAITING.set(outer);
        }
    }

    /** The current thread, where it is one that waits; else null. */
    static @Nullable Thread current() {
        return WAITING.get();
    }
}
