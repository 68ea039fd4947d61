package io.camelcodegen.observe;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often calls took how long, in buckets that grow with what they hold: eight for each doubling, from 1 µs to some
 * nine hours. So a percentile is at most 6.25 % off. Thread-safe.
 */
final class Durations {

    /** Of buckets for a doubling, as a power of two. */
    private static final int BITS = 3;

    private static final int PER_DOUBLING = 1 << BITS;
    /** Nanoseconds are counted in units of 1,024. */
    private static final int UNIT_BITS = 10;

    private static final int DOUBLINGS = 33;
    static final int SIZE = (DOUBLINGS + 1) * PER_DOUBLING;

    private final AtomicLongArray counts = new AtomicLongArray(SIZE);

    void record(long nanos) {
        counts.getAndIncrement(bucket(nanos));
    }

    void addTo(long[] sums) {
        for (int i = 0; i < SIZE; i++) {
            sums[i] += counts.get(i);
        }
    }

    static int bucket(long nanos) {
        long units = Math.max(0, nanos) >>> UNIT_BITS;
        if (units < PER_DOUBLING) {
            return (int) units;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(units) - BITS;
        int bucket = shift * PER_DOUBLING + (int) (units >>> shift);
        return Math.min(bucket, SIZE - 1);
    }

    /** The middle of a bucket, in nanoseconds. */
    static long middle(int bucket) {
        int shift = Math.max(0, bucket / PER_DOUBLING - 1);
        long lowest = shift == 0 ? bucket : (long) (bucket - shift * PER_DOUBLING) << shift;
        return (lowest << UNIT_BITS) + (1L << (shift + UNIT_BITS - 1));
    }

    /**
     * What that share of all calls took at most, in nanoseconds; 0 where there are none.
     *
     * @param share from 0 to 1
     */
    static long percentile(long[] sums, double share) {
        long all = 0;
        for (long sum : sums) {
            all += sum;
        }
        long rank = (long) Math.ceil(all * share);
        long seen = 0;
        for (int i = 0; i < sums.length; i++) {
            seen += sums[i];
            if (seen >= rank && seen > 0) {
                return middle(i);
            }
        }
        return 0;
    }
}
