package io.camelcodegen.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.policy.LimitPolicy.Strategy;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final long SECOND = 1_000_000_000L;

    private static RateMeter meter(double rate, Strategy strategy) {
        RateMeter meter =
                RateMeter.of(LimitPolicy.DEFAULT.withMaxRequestsPerSecond(rate).withStrategy(strategy));
        assertThat(meter).isNotNull();
        return meter;
    }

    /** When requests that come after one another with these gaps are let through, each waiting for the one before. */
    private static List<Long> granted(RateMeter meter, long origin, List<Long> gaps) {
        List<Long> granted = new ArrayList<>();
        long now = origin;
        for (long gap : gaps) {
            now += gap;
            for (long wait = meter.take(now); wait > 0; wait = meter.take(now)) {
                now += wait;
            }
            granted.add(now - origin);
        }
        return granted;
    }

    /** In any window of {@code length} that begins with a request at most so many were let through. */
    private static void assertAtMost(int most, long length, List<Long> granted) {
        for (int i = 0; i + most < granted.size(); i++) {
            assertThat(granted.get(i + most) - granted.get(i)).isGreaterThanOrEqualTo(length);
        }
    }

    @Property
    void slidingWindowNeverLetsMoreThroughInAnySecond(
            @ForAll @DoubleRange(min = 0.01, max = 50) double rate,
            @ForAll long origin,
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = SECOND) Long> gaps) {
        List<Long> granted = granted(meter(rate, Strategy.SLIDING_WINDOW), origin, gaps);

        assertAtMost((int) Math.ceil(rate), SECOND, granted);
        assertAtMost((int) Math.ceil(rate), (long) (Math.ceil(rate) / rate * SECOND) - 1, granted);
    }

    @Property
    void tokenBucketNeverLetsMoreThroughThanItHeldAndWasAdded(
            @ForAll @DoubleRange(min = 0.01, max = 50) double rate,
            @ForAll long origin,
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = SECOND) Long> gaps) {
        List<Long> granted = granted(meter(rate, Strategy.TOKEN_BUCKET), origin, gaps);

        double depth = Math.ceil(rate);
        for (int i = 0; i < granted.size(); i++) {
            for (int j = i; j < granted.size(); j++) {
                double added = (granted.get(j) - granted.get(i)) * rate / SECOND;
                assertThat(j - i + 1.0).isLessThanOrEqualTo(depth + added + 0.000_001);
            }
        }
    }

    @Property
    void fixedWindowNeverLetsMoreThroughInOneOfItsWindows(
            @ForAll @DoubleRange(min = 0.01, max = 50) double rate,
            @ForAll long origin,
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = SECOND) Long> gaps) {
        List<Long> granted = granted(meter(rate, Strategy.FIXED_WINDOW), origin, gaps);

        long window = (long) Math.ceil(Math.ceil(rate) * 1e9 / rate);
        long first = granted.get(0);
        assertThat(granted.stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                time -> (time - first) / window, java.util.stream.Collectors.counting()))
                        .values())
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo((long) Math.ceil(rate)));
    }

    @Property
    void whoComesWhenToldIsLetThroughAndNobodyIsToldToComeTooLate(
            @ForAll Strategy strategy,
            @ForAll @DoubleRange(min = 0.01, max = 50) double rate,
            @ForAll @Size(max = 100) List<@LongRange(min = 0, max = SECOND) Long> gaps) {
        RateMeter meter = meter(rate, strategy);
        long now = 0;
        for (long gap : gaps) {
            now += gap;
            long wait = meter.take(now);
            if (wait > 0) {
                assertThat(meter.take(now + wait - 1)).isEqualTo(1);
                assertThat(meter.take(now + wait)).isZero();
                now += wait;
            }
        }
    }

    @Test
    void aSecondsWorthMayGoAtOnce() {
        for (Strategy strategy : Strategy.values()) {
            RateMeter meter = meter(3, strategy);

            assertThat(List.of(meter.take(0), meter.take(0), meter.take(0)))
                    .as(strategy.name())
                    .containsOnly(0L);
            assertThat(meter.take(0)).as(strategy.name()).isPositive();
        }
    }

    @Test
    void tokensComeEvenlyWhereWindowsComeAtOnce() {
        RateMeter tokens = meter(2, Strategy.TOKEN_BUCKET);
        RateMeter window = meter(2, Strategy.SLIDING_WINDOW);
        for (int i = 0; i < 2; i++) {
            tokens.take(0);
            window.take(0);
        }

        assertThat(tokens.take(0)).isEqualTo(SECOND / 2);
        assertThat(window.take(0)).isEqualTo(SECOND);
    }

    @Test
    void fractionsAreLongerWindows() {
        RateMeter slow = meter(0.5, Strategy.SLIDING_WINDOW);
        slow.take(0);

        assertThat(slow.take(SECOND)).isEqualTo(SECOND);
        assertThat(slow.take(2 * SECOND)).isZero();
    }

    @Test
    void noRateIsNoMeterAndNonsenseIsRefused() {
        assertThat(RateMeter.of(LimitPolicy.DEFAULT)).isNull();
        for (double rate : new double[] {-1, 0.0001, 1e9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> LimitPolicy.DEFAULT.withMaxRequestsPerSecond(rate))
                    .hasMessageContaining("maxRequestsPerSecond must be 0, or from 0.001 to 100000");
        }
        assertThatThrownBy(() -> LimitPolicy.DEFAULT.withMaxConcurrent(-1)).hasMessageContaining("maxConcurrent");
    }
}
