package io.camelcodegen.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Property
    void bucketIsNearWhatItHolds(@ForAll @LongRange(min = 20_000, max = 30_000_000_000_000L) long nanos) {
        assertThat(Durations.middle(Durations.bucket(nanos))).isCloseTo(nanos, Percentage.withPercentage(6.25));
    }

    @Property
    void everyDurationHasABucket(@ForAll long nanos) {
        assertThat(Durations.bucket(nanos)).isBetween(0, Durations.SIZE - 1);
    }

    @Property
    void longerNeverComesBeforeShorter(@ForAll @LongRange(min = 0) long one, @ForAll @LongRange(min = 0) long other) {
        assertThat(Durations.bucket(Math.min(one, other))).isLessThanOrEqualTo(Durations.bucket(Math.max(one, other)));
    }

    @Test
    void percentilesAreThoseOfWhatWasRecorded() {
        Durations durations = new Durations();
        for (int i = 1; i <= 1_000; i++) {
            durations.record(TimeUnit.MILLISECONDS.toNanos(i));
        }
        long[] sums = new long[Durations.SIZE];
        durations.addTo(sums);

        assertThat(Durations.percentile(sums, 0.50)).isCloseTo(500_000_000, Percentage.withPercentage(6.25));
        assertThat(Durations.percentile(sums, 0.95)).isCloseTo(950_000_000, Percentage.withPercentage(6.25));
        assertThat(Durations.percentile(sums, 0.99)).isCloseTo(990_000_000, Percentage.withPercentage(6.25));
    }

    @Test
    void percentileOfNothingIsZero() {
        assertThat(Durations.percentile(new long[Durations.SIZE], 0.99)).isZero();
    }
}
