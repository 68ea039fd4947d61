package io.camelcodegen.observe;

import io.camelcodegen.call.CallStatistics;
import io.camelcodegen.call.CallStatistics.Timing;
import io.camelcodegen.error.ErrorCategory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Adds the numbers of meters up. For one thread. */
final class Tally {

    private final Map<ErrorCategory, Long> failures = new EnumMap<>(ErrorCategory.class);
    private final long[] durations = new long[Durations.SIZE];
    private long successes;
    private long retries;
    private long inFlight;
    private long totalNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    Tally add(CallMeter meter) {
        successes += meter.successes.sum();
        meter.failures.forEach((category, adder) -> {
            long count = adder.sum();
            if (count > 0) {
                failures.merge(category, count, Long::sum);
            }
        });
        retries += meter.retries.sum();
        inFlight += meter.inFlight();
        totalNanos += meter.totalNanos.sum();
        minNanos = Math.min(minNanos, meter.minNanos.get());
        maxNanos = Math.max(maxNanos, meter.maxNanos.get());
        meter.durations.addTo(durations);
        return this;
    }

    CallStatistics statistics() {
        return new CallStatistics(successes, failures, retries, inFlight, timing());
    }

    private Timing timing() {
        long calls = successes
                + failures.values().stream().mapToLong(Long::longValue).sum();
        if (calls == 0) {
            return Timing.NONE;
        }
        return new Timing(
                Duration.ofNanos(Math.min(minNanos, maxNanos)),
                Duration.ofNanos(totalNanos / calls),
                Duration.ofNanos(maxNanos),
                percentile(0.50),
                percentile(0.95),
                percentile(0.99));
    }

    private Duration percentile(double share) {
        long nanos = Durations.percentile(durations, share);
        return Duration.ofNanos(Math.max(Math.min(minNanos, maxNanos), Math.min(maxNanos, nanos)));
    }
}
