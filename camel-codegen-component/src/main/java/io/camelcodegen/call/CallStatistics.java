package io.camelcodegen.call;

import io.camelcodegen.error.ErrorCategory;
import java.time.Duration;
import java.util.Map;

/**
 * Numbers of calls. Immutable; taken while calls go on, so that a call that ends in that moment may be in one number and
 * not yet in another.
 *
 * @param successes calls that ended with a result
 * @param failures calls that ended without one, by category; only those that occurred
 * @param retries attempts after the first
 * @param inFlight calls that have not ended
 * @param duration how long calls that ended took, attempts and waits together
 */
public record CallStatistics(
        long successes, Map<ErrorCategory, Long> failures, long retries, long inFlight, Timing duration) {

    public CallStatistics {
        failures = Map.copyOf(failures);
    }

    /** Calls that ended, one way or the other. */
    public long calls() {
        return successes + failed();
    }

    /** Failures of all categories. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How long calls took; all zero before the first ended.
     *
     * @param min exact, as are {@code mean} and {@code max}
     * @param p50 half of the calls took at most this; as {@code p95} and {@code p99} within 6.25 % of the true value
     */
    public record Timing(Duration min, Duration mean, Duration max, Duration p50, Duration p95, Duration p99) {

        public static final Timing NONE =
                new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
