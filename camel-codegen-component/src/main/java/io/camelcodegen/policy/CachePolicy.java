package io.camelcodegen.policy;

import java.time.Duration;

/**
 * Whether a source's answers are kept and used again (RFC 9111), and how many.
 *
 * @param enabled off unless the config says otherwise
 * @param maxBytes what the kept answers may weigh together; the longest unused go first
 * @param maxEntryBytes a larger answer is not kept
 * @param defaultTtl how long an answer is fresh that says nothing of it; zero to ask the source each time
 */
public record CachePolicy(boolean enabled, long maxBytes, long maxEntryBytes, Duration defaultTtl) {

    public static final CachePolicy OFF = new CachePolicy(false, 32L << 20, 1L << 20, Duration.ZERO);
    public static final CachePolicy ON = new CachePolicy(true, 32L << 20, 1L << 20, Duration.ZERO);

    public CachePolicy {
        if (maxBytes < 0 || maxEntryBytes < 0 || defaultTtl.isNegative()) {
            throw new IllegalArgumentException("the bounds of a cache must be 0 or more");
        }
    }
}
