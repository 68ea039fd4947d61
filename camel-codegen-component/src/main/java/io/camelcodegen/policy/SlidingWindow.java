package io.camelcodegen.policy;

/** In any window at most so many: the times of the latest requests, in a ring. */
final class SlidingWindow implements RateMeter {

    private final long[] times;
    private final long window;
    private int oldest;
    private int count;

    SlidingWindow(int requests, long window) {
        this.times = new long[requests];
        this.window = window;
    }

    @Override
    public long take(long now) {
        if (count == times.length) {
            long wait = window - (now - times[oldest]);
            if (wait > 0) {
                return wait;
            }
        } else {
            count++;
        }
        times[oldest] = now;
        oldest = oldest + 1 == times.length ? 0 : oldest + 1;
        return 0;
    }
}
