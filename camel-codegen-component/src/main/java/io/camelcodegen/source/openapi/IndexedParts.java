package io.camelcodegen.source.openapi;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Named parts as an index keeps them, decoded when the first is asked for. Thread-safe. */
final class IndexedParts implements DocumentMap.Parts {

    private final int bound;
    private final ReentrantLock lock = new ReentrantLock();
    private byte[] encoded;
    private volatile @Nullable Map<String, Map<String, Range>> decoded;

    /** @param bound the size of the document that the parts are in */
    IndexedParts(byte[] encoded, int bound) {
        this.encoded = encoded;
        this.bound = bound;
    }

    @Override
    public Map<String, Map<String, Range>> byHolder() {
        Map<String, Map<String, Range>> known = decoded;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = decoded;
            if (known == null) {
                known = IndexFormat.readParts(new IndexInput(encoded, 0), bound);
                decoded = known;
                encoded = new byte[0];
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
