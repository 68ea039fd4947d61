package io.camelcodegen.policy;

import java.time.Duration;

/**
 * When the circuit breaker of a source opens; names and defaults are those of Camel's {@code resilience4jConfiguration}.
 *
 * @param enabled whether there is a breaker at all
 * @param failureRateThreshold percent of failed calls at which it opens
 * @param slidingWindowType what {@code slidingWindowSize} counts
 * @param slidingWindowSize number of latest calls, or of latest seconds, that are counted
 * @param minimumNumberOfCalls below this number it never opens
 * @param slowCallRateThreshold percent of slow calls at which it opens
 * @param slowCallDurationThreshold a call that takes longer is slow
 * @param waitDurationInOpenState how long it refuses calls before it tries a few
 * @param permittedNumberOfCallsInHalfOpenState how many it tries
 * @param automaticTransitionFromOpenToHalfOpenEnabled whether it turns half-open by itself after that time, by a
 *     daemon thread that Resilience4j keeps, and not with the next call
 */
public record BreakerPolicy(
        boolean enabled,
        float failureRateThreshold,
        WindowType slidingWindowType,
        int slidingWindowSize,
        int minimumNumberOfCalls,
        float slowCallRateThreshold,
        Duration slowCallDurationThreshold,
        Duration waitDurationInOpenState,
        int permittedNumberOfCallsInHalfOpenState,
        boolean automaticTransitionFromOpenToHalfOpenEnabled) {

    public static final BreakerPolicy DEFAULT = new BreakerPolicy(true, 50, 100, 100, Duration.ofSeconds(60), 10);
    public static final BreakerPolicy OFF = new BreakerPolicy(false, 50, 100, 100, Duration.ofSeconds(60), 10);

    /** Over what calls are counted. */
    public enum WindowType {
        COUNT_BASED,
        TIME_BASED
    }

    /** One that counts calls, and does not mind slow ones. */
    public BreakerPolicy(
            boolean enabled,
            float failureRateThreshold,
            int slidingWindowSize,
            int minimumNumberOfCalls,
            Duration waitDurationInOpenState,
            int permittedNumberOfCallsInHalfOpenState) {
        this(
                enabled,
                failureRateThreshold,
                WindowType.COUNT_BASED,
                slidingWindowSize,
                minimumNumberOfCalls,
                100,
                Duration.ofSeconds(60),
                waitDurationInOpenState,
                permittedNumberOfCallsInHalfOpenState,
                false);
    }
}
