package io.camelcodegen.call;

import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudget;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** What keeps a source from more calls than are good for it; each part null where it is switched off. */
public final class Safeguards {

    final @Nullable CircuitBreaker breaker;
    final @Nullable Admission admission;
    final @Nullable ServerPauses pauses;
    final @Nullable RetryBudget budget;

    private Safeguards(
            @Nullable CircuitBreaker breaker,
            @Nullable Admission admission,
            @Nullable ServerPauses pauses,
            @Nullable RetryBudget budget) {
        this.breaker = breaker;
        this.admission = admission;
        this.pauses = pauses;
        this.budget = budget;
    }

    /**
     * Those of one source, as its config says, and where it says nothing as the defaults say.
     *
     * @param breaker null for none
     * @param scheduler wakes calls that wait; its threads are never blocked
     */
    public static Safeguards of(
            SourceConfig config,
            CallDefaults defaults,
            @Nullable CircuitBreaker breaker,
            ScheduledExecutorService scheduler) {
        LimitPolicy limits = config.limits() == null ? defaults.limits() : config.limits();
        RetryPolicy retry = config.retry() == null ? defaults.retry() : config.retry();
        return new Safeguards(
                breaker,
                Admission.of(config.name(), limits, scheduler, System::nanoTime),
                limits.followServerHints()
                        ? new ServerPauses(
                                config.name(), retry.maxRetryAfter(), scheduler, System::nanoTime, Clock.systemUTC())
                        : null,
                RetryBudget.of(
                        config.retryBudget() == null ? defaults.retryBudget() : config.retryBudget(),
                        System.nanoTime()));
    }

    /** How many calls wait for their turn or for the end of a pause. */
    int waiting() {
        return (admission == null ? 0 : admission.waiting()) + (pauses == null ? 0 : pauses.waiting());
    }

    /** Calls that wait fail. */
    void close() {
        if (pauses != null) {
            pauses.close();
        }
        if (admission != null) {
            admission.close();
        }
    }
}
