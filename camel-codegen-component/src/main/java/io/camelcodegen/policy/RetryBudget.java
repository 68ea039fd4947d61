package io.camelcodegen.policy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls and repeated attempts of one source over its policy's window, in slices of a tenth of it. Counting a
 * call takes no lock. Times are nanoseconds of one clock with any origin. Thread-safe.
 */
public final class RetryBudget {

    private static final int SLICES = 10;

    private final RetryBudgetPolicy policy;
    private final long sliceNanos;
    private final long origin;
    private final Slice[] slices = new Slice[SLICES];
    private final ReentrantLock lock = new ReentrantLock();

    private RetryBudget(RetryBudgetPolicy policy, long now) {
        this.policy = policy;
        this.sliceNanos = Math.max(1, policy.window().toNanos() / SLICES);
        this.origin = now;
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new Slice();
        }
    }

    /** Null where the policy is off. */
    public static @Nullable RetryBudget of(RetryBudgetPolicy policy, long now) {
        return policy.enabled() ? new RetryBudget(policy, now) : null;
    }

    /** A call came in. */
    public void called(long now) {
        slice(number(now)).calls.increment();
    }

    /** Takes one repeated attempt out of the budget; false where there is none left. */
    public boolean tryRetry(long now) {
        long number = number(now);
        lock.lock();
        try {
            long calls = 0;
            long retries = 0;
            for (Slice slice : slices) {
                if (number - slice.number.get() < SLICES) {
                    calls += slice.calls.sum();
                    retries += slice.retries.sum();
                }
            }
            if (retries >= policy.minRetries() && retries + 1 > policy.ratio() * calls) {
                return false;
            }
            slice(number).retries.increment();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private long number(long now) {
        return Math.max(0, (now - origin) / sliceNanos);
    }

    /** The slice of that number, emptied of what it held a window ago. A count may be lost at the turn, never kept. */
    private Slice slice(long number) {
        Slice slice = slices[(int) (number % SLICES)];
        long held = slice.number.get();
        if (held < number && slice.number.compareAndSet(held, number)) {
            slice.calls.reset();
            slice.retries.reset();
        }
        return slice;
    }

    private static final class Slice {
        final AtomicLong number = new AtomicLong();
        final LongAdder calls = new LongAdder();
        final LongAdder retries = new LongAdder();
    }
}
