package io.camelcodegen.source.openapi;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the map of a document only points to. The JSON parser behind it is made when the first part is wanted: a
 * start from an index wants none. Thread-safe.
 */
final class DocumentReader {

    private final DocumentOrigin origin;
    private final DocumentLocation place;
    private final byte[] json;
    private final DocumentMap map;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Parts parts;

    private record Parts(References references, OperationResolver operations) {}

    /** @param json of the document; kept, must not be changed */
    DocumentReader(DocumentOrigin origin, DocumentLocation place, byte[] json, DocumentMap map) {
        this.origin = origin;
        this.place = place;
        this.json = json;
        this.map = map;
    }

    References references() {
        return parts().references();
    }

    OperationResolver operations() {
        return parts().operations();
    }

    private Parts parts() {
        Parts known = parts;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = parts;
            if (known == null) {
                NeighbourFiles neighbours = new NeighbourFiles(origin, place.path(), OpenApiDocument.MAX_BYTES);
                References references = new References(origin, new JsonText(json), map, neighbours);
                known = new Parts(references, new OperationResolver(origin, map.isSwagger(), references));
                parts = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
