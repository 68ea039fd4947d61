package io.camelcodegen.policy;

import org.jspecify.annotations.Nullable;

/**
 * Counts requests over time, so that no more go out than {@link LimitPolicy} allows. Times are nanoseconds of one clock
 * with any origin, such as {@link System#nanoTime()}, and never go back. Not thread-safe.
 */
public interface RateMeter {

    /**
     * Counts a request, where one is allowed now.
     *
     * @return 0 where it was counted; else how many nanoseconds until the next may be, and nothing was counted
     */
    long take(long now);

    /** What counts as the policy says; null where it sets no rate. */
    static @Nullable RateMeter of(LimitPolicy policy) {
        double rate = policy.maxRequestsPerSecond();
        if (rate == 0) {
            return null;
        }
        return switch (policy.strategy()) {
            case SLIDING_WINDOW -> new SlidingWindow(requests(rate), window(rate));
            case TOKEN_BUCKET -> new TokenBucket(requests(rate), (long) Math.ceil(1e9 / rate));
            case FIXED_WINDOW -> new FixedWindow(requests(rate), window(rate));
        };
    }

    /** A rate that is no whole number is so many requests in a window a little longer than a second. */
    private static int requests(double rate) {
        return (int) Math.ceil(rate);
    }

    private static long window(double rate) {
        return (long) Math.ceil(Math.ceil(rate) * 1e9 / rate);
    }
}
