package io.camelcodegen.policy;

/** In each of windows that follow one another at most so many. The first begins with the first request. */
final class FixedWindow implements RateMeter {

    private final int requests;
    private final long window;
    private boolean used;
    private long begin;
    private int count;

    FixedWindow(int requests, long window) {
        this.requests = requests;
        this.window = window;
    }

    @Override
    public long take(long now) {
        if (!used) {
            used = true;
            begin = now;
        }
        long past = now - begin;
        if (past >= window) {
            begin += past / window * window;
            count = 0;
        }
        if (count == requests) {
            return begin + window - now;
        }
        count++;
        return 0;
    }
}
