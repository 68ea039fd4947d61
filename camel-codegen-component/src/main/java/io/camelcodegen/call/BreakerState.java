package io.camelcodegen.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * A circuit breaker as it is now, for those who watch it.
 *
 * @param state CLOSED, OPEN, HALF_OPEN, or what Resilience4j calls its others
 * @param failureRate percent of failed calls; -1 while there are too few to tell
 * @param slowCallRate percent of slow calls; -1 while there are too few to tell
 * @param calls how many of the latest calls are counted
 * @param failedCalls how many of those failed
 * @param slowCalls how many of those were slow
 * @param refusedCalls how many calls it refused since it opened
 */
public record BreakerState(
        String state,
        float failureRate,
        float slowCallRate,
        int calls,
        int failedCalls,
        int slowCalls,
        long refusedCalls) {

    static BreakerState of(CircuitBreaker breaker) {
        CircuitBreaker.Metrics metrics = breaker.getMetrics();
        return new BreakerState(
                breaker.getState().name(),
                metrics.getFailureRate(),
                metrics.getSlowCallRate(),
                metrics.getNumberOfBufferedCalls(),
                metrics.getNumberOfFailedCalls(),
                metrics.getNumberOfSlowCalls(),
                metrics.getNumberOfNotPermittedCalls());
    }
}
