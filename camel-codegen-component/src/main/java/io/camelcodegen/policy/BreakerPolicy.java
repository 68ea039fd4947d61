package io.camelcodegen.policy;

import java.time.Duration;

/**
 * When the circuit breaker of a source opens; names and defaults are those of Camel's {@code resilience4jConfiguration}.
 *
 * @param enabled whether there is a breaker at all
 * @param failureRateThreshold percent of failed calls at which it opens
 * @param slidingWindowSize number of latest calls that are counted
 * @param minimumNumberOfCalls below this number it never opens
 * @param waitDurationInOpenState how long it refuses calls before it tries a few
 * @param permittedNumberOfCallsInHalfOpenState how many it tries
 */
public record BreakerPolicy(
        boolean enabled,
        float failureRateThreshold,
        int slidingWindowSize,
        int minimumNumberOfCalls,
        Duration waitDurationInOpenState,
        int permittedNumberOfCallsInHalfOpenState) {

    public static final BreakerPolicy DEFAULT = new BreakerPolicy(true, 50, 100, 100, Duration.ofSeconds(60), 10);
    public static final BreakerPolicy OFF = new BreakerPolicy(false, 50, 100, 100, Duration.ofSeconds(60), 10);
}
