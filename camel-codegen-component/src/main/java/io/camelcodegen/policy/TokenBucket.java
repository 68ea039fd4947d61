package io.camelcodegen.policy;

/** Tokens are added evenly up to a full bucket; kept as the time at which the bucket is full again (GCRA). */
final class TokenBucket implements RateMeter {

    private final long perToken;
    private final long depth;
    private boolean used;
    private long full;

    TokenBucket(int tokens, long perToken) {
        this.perToken = perToken;
        this.depth = tokens * perToken;
    }

    @Override
    public long take(long now) {
        long from = used && full - now > 0 ? full : now;
        long wait = from + perToken - now - depth;
        if (wait > 0) {
            return wait;
        }
        used = true;
        full = from + perToken;
        return 0;
    }
}
