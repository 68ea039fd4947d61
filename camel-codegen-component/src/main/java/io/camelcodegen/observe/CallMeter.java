package io.camelcodegen.observe;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one tool. Thread-safe, and without a lock. */
final class CallMeter {

    final String source;
    final LongAdder started = new LongAdder();
    final LongAdder successes = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder totalNanos = new LongAdder();
    final LongAccumulator minNanos = new LongAccumulator(Math::min, Long.MAX_VALUE);
    final LongAccumulator maxNanos = new LongAccumulator(Math::max, 0);
    /** Has all categories from the start, so that it is only read. */
    final Map<ErrorCategory, LongAdder> failures = new EnumMap<>(ErrorCategory.class);

    final Durations durations = new Durations();

    CallMeter(String source) {
        this.source = source;
        for (ErrorCategory category : ErrorCategory.values()) {
            failures.put(category, new LongAdder());
        }
    }

    void ended(long nanos, @Nullable CodegenException failure) {
        totalNanos.add(nanos);
        minNanos.accumulate(nanos);
        maxNanos.accumulate(nanos);
        durations.record(nanos);
        if (failure == null) {
            successes.increment();
        } else {
            Objects.requireNonNull(failures.get(failure.getCategory())).increment();
        }
    }

    /** How many calls have not ended. */
    long inFlight() {
        long ended = successes.sum();
        for (LongAdder failed : failures.values()) {
            ended += failed.sum();
        }
        return Math.max(0, started.sum() - ended);
    }
}
