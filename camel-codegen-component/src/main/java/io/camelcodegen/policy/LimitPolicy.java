package io.camelcodegen.policy;

/**
 * How many calls a source is sent at most. A call over a limit waits, up to its timeout.
 *
 * @param maxRequestsPerSecond attempts begun in a second; 0 for no limit; may be a fraction, as in 0.5
 * @param maxConcurrent attempts under way at once; 0 for no limit
 * @param strategy how the requests of a second are counted
 * @param followServerHints whether a source that says how much it has left ({@code RateLimit}, {@code X-RateLimit-*}) is
 *     not sent more than that
 */
public record LimitPolicy(
        double maxRequestsPerSecond, int maxConcurrent, Strategy strategy, boolean followServerHints) {

    /** No limit but what the source itself says. */
    public static final LimitPolicy DEFAULT = new LimitPolicy(0, 0, Strategy.SLIDING_WINDOW, true);

    /** How requests are counted over time. */
    public enum Strategy {
        /** In any second at most so many. */
        SLIDING_WINDOW,
        /** Tokens are added evenly; a second's worth may be spent at once. */
        TOKEN_BUCKET,
        /** In each second of the clock at most so many, so around its turn up to twice as many. */
        FIXED_WINDOW
    }

    public LimitPolicy {
        if (!(maxRequestsPerSecond >= 0) || Double.isInfinite(maxRequestsPerSecond)) {
            throw new IllegalArgumentException("maxRequestsPerSecond must be 0 or more");
        }
        if (maxConcurrent < 0) {
            throw new IllegalArgumentException("maxConcurrent must be 0 or more");
        }
    }
}
