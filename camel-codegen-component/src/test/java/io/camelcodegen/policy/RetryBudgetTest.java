package io.camelcodegen.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private static RetryBudget budget(double ratio, int minRetries) {
        return Objects.requireNonNull(
                RetryBudget.of(new RetryBudgetPolicy(true, ratio, minRetries, Duration.ofSeconds(10)), 0));
    }

    private static int retries(RetryBudget budget, long now) {
        int retries = 0;
        while (retries < 1000 && budget.tryRetry(now)) {
            retries++;
        }
        return retries;
    }

    @Test
    void aFewAreAlwaysAllowed() {
        assertThat(retries(budget(0.2, 10), 0)).isEqualTo(10);
        assertThat(retries(budget(0.2, 0), 0)).isZero();
    }

    @Test
    void oneInFiveIsAllowedWhereThereAreManyCalls() {
        RetryBudget budget = budget(0.2, 10);
        for (int i = 0; i < 1000; i++) {
            budget.called(i * SECOND / 1000);
        }

        assertThat(retries(budget, SECOND)).isEqualTo(200);
    }

    @Test
    void whatIsOlderThanTheWindowCountsNoMore() {
        RetryBudget budget = budget(0.2, 10);
        for (int i = 0; i < 1000; i++) {
            budget.called(0);
        }
        retries(budget, 0);

        assertThat(budget.tryRetry(8 * SECOND)).isFalse();
        assertThat(retries(budget, 10 * SECOND)).isEqualTo(10);
        assertThat(retries(budget, 3600 * SECOND)).isEqualTo(10);
    }

    @Property
    void theRatioHoldsWhateverComesWhen(
            @ForAll @DoubleRange(min = 0, max = 1) double ratio,
            @ForAll @IntRange(max = 20) int minRetries,
            @ForAll @Size(max = 300) List<Boolean> isCall) {
        RetryBudget budget = budget(ratio, minRetries);
        int calls = 0;
        int retries = 0;

        for (int i = 0; i < isCall.size(); i++) {
            long now = i * SECOND / 100; // all within the window
            if (isCall.get(i)) {
                budget.called(now);
                calls++;
            } else if (budget.tryRetry(now)) {
                retries++;
                assertThat((double) retries).isLessThanOrEqualTo(Math.max(minRetries, ratio * calls));
            }
        }
    }

    @Test
    void threadsShareIt() throws InterruptedException {
        RetryBudget budget = budget(0.2, 10);
        AtomicInteger retries = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            new Thread(() -> {
                        for (int i = 0; i < 1000; i++) {
                            budget.called(0);
                        }
                        retries.addAndGet(retries(budget, 0));
                        done.countDown();
                    })
                    .start();
        }
        done.await();

        retries.addAndGet(retries(budget, 0));
        retries.addAndGet(retries(budget, 0));

        assertThat(retries).hasValue(1600);
    }

    @Test
    void offIsNone() {
        assertThat(RetryBudget.of(RetryBudgetPolicy.OFF, 0)).isNull();
    }
}
