package io.camelcodegen.policy;

/**
 * How many requests a source is sent at most. An attempt over a limit waits for its turn, at most as long as its
 * timeout.
 *
 * @param maxRequestsPerSecond attempts begun in a second; 0 for no limit, else from {@value #MIN_RATE} to
 *     {@value #MAX_RATE}. May be a fraction: 0.5 is one in two seconds, 2.5 three in 1.2 seconds
 * @param maxConcurrent attempts under way at once; 0 for no limit
 * @param strategy how the requests of a second are counted
 * @param followServerHints whether a source that says how much it has left ({@code RateLimit}, {@code X-RateLimit-*}) is
 *     spared until it has more; a source that answers 429 with a delay likewise
 */
public record LimitPolicy(
        double maxRequestsPerSecond, int maxConcurrent, Strategy strategy, boolean followServerHints) {

    public static final double MIN_RATE = 0.001;
    public static final int MAX_RATE = 100_000;

    /** No limit but what the source itself says. */
    public static final LimitPolicy DEFAULT = new LimitPolicy(0, 0, Strategy.SLIDING_WINDOW, true);

    /** How requests are counted over time. */
    public enum Strategy {
        /** In any second at most so many. */
        SLIDING_WINDOW,
        /** Tokens are added evenly; a second's worth may be spent at once. */
        TOKEN_BUCKET,
        /** In each of seconds that follow one another at most so many, so around their turn up to twice as many. */
        FIXED_WINDOW
    }

    public LimitPolicy {
        if (maxRequestsPerSecond != 0 && !(maxRequestsPerSecond >= MIN_RATE && maxRequestsPerSecond <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "maxRequestsPerSecond must be 0, or from " + MIN_RATE + " to " + MAX_RATE);
        }
        if (maxConcurrent < 0) {
            throw new IllegalArgumentException("maxConcurrent must be 0 or more");
        }
    }

    public LimitPolicy withMaxRequestsPerSecond(double value) {
        return new LimitPolicy(value, maxConcurrent, strategy, followServerHints);
    }

    public LimitPolicy withMaxConcurrent(int value) {
        return new LimitPolicy(maxRequestsPerSecond, value, strategy, followServerHints);
    }

    public LimitPolicy withStrategy(Strategy value) {
        return new LimitPolicy(maxRequestsPerSecond, maxConcurrent, value, followServerHints);
    }

    public LimitPolicy withFollowServerHints(boolean value) {
        return new LimitPolicy(maxRequestsPerSecond, maxConcurrent, strategy, value);
    }
}
