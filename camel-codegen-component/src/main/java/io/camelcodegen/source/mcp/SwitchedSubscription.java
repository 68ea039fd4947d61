package io.camelcodegen.source.mcp;

import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of a body that comes by one connection after another: what it has asked for and not had goes to the
 * next. Thread-safe.
 */
final class SwitchedSubscription implements Flow.Subscription {

    private final ReentrantLock lock = new ReentrantLock();
    private Flow.@Nullable Subscription connection;
    private @Nullable Future<?> opening;
    private long demand;
    private boolean over;

    /** The body goes on by this connection. */
    void connected(Flow.Subscription next) {
        boolean late;
        long wanted;
        lock.lock();
        try {
            connection = next;
            late = over;
            wanted = demand;
        } finally {
            lock.unlock();
        }
        if (late) {
            next.cancel();
        } else if (wanted > 0) {
            next.request(wanted);
        }
    }

    /** There is no connection now; this leads to the next. */
    void opening(Future<?> next) {
        lock.lock();
        try {
            opening = next;
            if (!over) {
                return;
            }
        } finally {
            lock.unlock();
        }
        next.cancel(true); // the reader has let go in the meantime
    }

    void disconnected() {
        lock.lock();
        try {
            connection = null;
        } finally {
            lock.unlock();
        }
    }

    /** A part of what was asked for came. */
    void received() {
        lock.lock();
        try {
            demand--;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether it was not over already */
    boolean end() {
        lock.lock();
        try {
            boolean first = !over;
            over = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void request(long n) {
        Flow.Subscription asked;
        lock.lock();
        try {
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            asked = connection;
        } finally {
            lock.unlock();
        }
        if (asked != null) {
            asked.request(n);
        }
    }

    /** Lets go of the connection there is, or is being made. */
    @Override
    public void cancel() {
        Flow.Subscription open;
        Future<?> next;
        lock.lock();
        try {
            over = true;
            open = connection;
            next = opening;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.cancel();
        }
        if (next != null) {
            next.cancel(true);
        }
    }
}
