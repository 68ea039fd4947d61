package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RateMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets attempts go to a source one after another where its {@link LimitPolicy} allows no more at once. Who must wait
 * waits in a queue, first come first served, on timers and not on threads. Thread-safe.
 */
final class Admission {

    private static final long NO_ROOM = Long.MAX_VALUE;

    private final String source;
    private final LimitPolicy policy;
    private final @Nullable RateMeter meter;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order they came; guarded by the lock, as all below. */
    private final Set<Turn> waiting = new LinkedHashSet<>();

    private int underWay;
    private boolean closed;
    /** Looks again when the rate allows the next; null where nobody waits for that. */
    private @Nullable Future<?> alarm;

    /** How often somebody asked to look who may go since the one who looks began; not guarded. */
    private final AtomicInteger asked = new AtomicInteger();

    private Admission(String source, LimitPolicy policy, ScheduledExecutorService scheduler, LongSupplier nanoClock) {
        this.source = source;
        this.policy = policy;
        this.meter = RateMeter.of(policy);
        this.scheduler = scheduler;
        this.clock = nanoClock;
    }

    /** Null where the policy limits nothing. */
    static @Nullable Admission of(
            String source, LimitPolicy policy, ScheduledExecutorService scheduler, LongSupplier nanoClock) {
        return policy.maxConcurrent() == 0 && policy.maxRequestsPerSecond() == 0
                ? null
                : new Admission(source, policy, scheduler, nanoClock);
    }

    /**
     * Null where the attempt may go now, else what completes when it may; it fails with RATE_LIMITED after
     * {@code atMost}. Cancelling it gives up the place in the queue. Whoever is let in {@linkplain #leave() leaves} once.
     */
    @Nullable
    CompletableFuture<@Nullable Void> enter(Patience patience) {
        Turn turn;
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(stopped());
            }
            if (waiting.isEmpty() && take() == 0) {
                return null;
            }
            turn = new Turn();
            waiting.add(turn);
        } finally {
            lock.unlock();
        }
        turn.whenComplete((allowed, failure) -> {
            if (failure != null) {
                forget(turn);
            }
        });
        Duration atMost = patience.left();
        try {
            Future<?> timer = scheduler.schedule(() -> expire(turn, atMost), atMost.toNanos(), TimeUnit.NANOSECONDS);
            turn.whenComplete((allowed, failure) -> timer.cancel(false));
        } catch (RejectedExecutionException e) {
            turn.completeExceptionally(stopped());
        }
        letIn();
        return turn;
    }

    /** An attempt that was let in is over. */
    void leave() {
        if (policy.maxConcurrent() == 0) {
            return;
        }
        boolean next;
        lock.lock();
        try {
            underWay--;
            next = !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
        if (next) {
            letIn();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Those who wait fail. */
    void close() {
        List<Turn> left;
        lock.lock();
        try {
            closed = true;
            left = new ArrayList<>(waiting);
            waiting.clear();
            if (alarm != null) {
                alarm.cancel(false);
            }
        } finally {
            lock.unlock();
        }
        left.forEach(turn -> turn.completeExceptionally(stopped()));
    }

    /** 0 where one more may go and was counted, else how long until it may; the lock is held. */
    private long take() {
        if (isFull()) {
            return NO_ROOM;
        }
        long wait = meter == null ? 0 : meter.take(clock.getAsLong());
        if (wait == 0) {
            underWay++;
        }
        return wait;
    }

    private boolean isFull() {
        return policy.maxConcurrent() > 0 && underWay >= policy.maxConcurrent();
    }

    /**
     * Lets go who may. One thread at a time does, others leave it to that one: an attempt that ends at once lets in the
     * next from within its own, and thousands of them would overflow the stack.
     */
    private void letIn() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (Turn next = next(); next != null; next = next()) {
                if (!next.complete(null)) {
                    leave(); // it gave up meanwhile
                }
            }
            seen = asked.addAndGet(-seen);
        } while (seen > 0);
    }

    private @Nullable Turn next() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                return null;
            }
            long wait = take();
            if (wait == 0) {
                Turn first = waiting.iterator().next();
                waiting.remove(first);
                return first;
            }
            if (wait != NO_ROOM && alarm == null && !closed) {
                alarm = scheduler.schedule(this::ring, wait, TimeUnit.NANOSECONDS);
            }
            return null;
        } catch (RejectedExecutionException e) {
            return null; // the scheduler is gone: the source is about to be closed
        } finally {
            lock.unlock();
        }
    }

    private void ring() {
        lock.lock();
        try {
            alarm = null;
        } finally {
            lock.unlock();
        }
        letIn();
    }

    private void expire(Turn turn, Duration waited) {
        boolean full;
        lock.lock();
        try {
            full = isFull();
        } finally {
            lock.unlock();
        }
        turn.completeExceptionally(
                full
                        ? SourceErrors.ownLimit(source, "maxConcurrent", policy.maxConcurrent(), waited)
                        : SourceErrors.ownLimit(source, "maxRequestsPerSecond", policy.maxRequestsPerSecond(), waited));
    }

    private void forget(Turn turn) {
        lock.lock();
        try {
            waiting.remove(turn);
        } finally {
            lock.unlock();
        }
    }

    private CodegenException stopped() {
        return NetworkErrors.broken(source, "stopped before the call had its turn", true, null);
    }

    /** One attempt's place in the queue. */
    private static final class Turn extends CompletableFuture<@Nullable Void> {}
}
