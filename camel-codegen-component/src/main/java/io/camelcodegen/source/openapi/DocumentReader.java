package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.tool.ToolName;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the map of a document only points to. What resolves operations, and with it the JSON parser, is made when
 * the first one is resolved: a start does without. Thread-safe.
 */
final class DocumentReader {

    private final DocumentOrigin origin;
    private final DocumentMap map;
    private final References references;
    private final Set<String> allowedHeaders;
    private final byte[] json;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable OperationResolver resolver;
    private volatile @Nullable Boolean refersOutside;

    /**
     * @param json of the document; kept, must not be changed
     * @param allowedHeaders lower-case names of the reserved headers that the source lets parameters set
     * @param refersOutside whether the document may refer to other files; null where that is not known
     */
    DocumentReader(
            DocumentOrigin origin,
            DocumentLocation place,
            byte[] json,
            DocumentMap map,
            Set<String> allowedHeaders,
            @Nullable Boolean refersOutside) {
        this.origin = origin;
        this.map = map;
        this.json = json;
        this.allowedHeaders = allowedHeaders;
        this.refersOutside = refersOutside;
        NeighbourFiles neighbours = new NeighbourFiles(origin, place.path(), OpenApiDocument.MAX_BYTES);
        this.references = new References(origin, new JsonText(json), map, neighbours);
    }

    References references() {
        return references;
    }

    /** Null where the document refers to other files. */
    @Nullable
    String revision() {
        return refersOutside() ? null : ReservedHeaders.revision(DocumentFingerprint.of(json), allowedHeaders);
    }

    /** Whether the document may refer to other files. */
    boolean refersOutside() {
        Boolean known = refersOutside;
        if (known == null) {
            known = ForeignReferences.in(json);
            refersOutside = known;
        }
        return known;
    }

    /**
     * Where the requests of an operation go, as {@link OperationSpec#servers()} has it, at a fraction of the cost.
     *
     * @throws CodegenException DISCOVERY_FAILED where the document is wrong there
     */
    List<Server> servers(ToolName name, Operation operation) {
        if (map.isSwagger()) {
            return operations().servers(name, operation);
        }
        try {
            return new ServerReader(references, origin.location())
                    .openApi(references.text(operation.file()), operation.place(), operation.pathItem());
        } catch (IOException e) {
            throw origin.malformed("reading servers: " + Failure.describe(e), e);
        }
    }

    OperationResolver operations() {
        OperationResolver known = resolver;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = resolver;
            if (known == null) {
                known = new OperationResolver(
                        origin, map.version(), references, new ReservedHeaders(map.version(), allowedHeaders));
                resolver = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
