package io.camelcodegen.source.mcp;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a server process that ended may be started again: at once the first time, then up to three times in a row after
 * growing delays, then not before a longer pause. A call that succeeds forgets all that. Guarded by its owner's lock.
 */
final class Restarts {

    static final int MAX_IN_A_ROW = 3;
    static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);

    private final LongSupplier nanoTime;
    private int failures;
    private long failedAt;

    Restarts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The process ended without being asked to, or did not start. */
    void failed() {
        failures++;
        failedAt = nanoTime.getAsLong();
    }

    void succeeded() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    /** Whether no start may be tried now. */
    boolean exhausted() {
        return failures > MAX_IN_A_ROW && untilPauseEnds().compareTo(Duration.ZERO) > 0;
    }

    /** How long the pause lasts yet. */
    Duration untilPauseEnds() {
        return remaining(PAUSE);
    }

    /** How long to wait before the next start; zero or less for not at all. */
    Duration delay() {
        if (failures == 0 || failures > MAX_IN_A_ROW) {
            return Duration.ZERO;
        }
        return remaining(FIRST_DELAY.multipliedBy(1L << (failures - 1)));
    }

    private Duration remaining(Duration of) {
        return of.minusNanos(nanoTime.getAsLong() - failedAt);
    }
}
