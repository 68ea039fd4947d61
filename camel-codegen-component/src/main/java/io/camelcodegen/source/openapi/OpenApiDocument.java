package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.source.openapi.DocumentMap.BorrowedPathItem;
import io.camelcodegen.source.openapi.OperationSpec.Server;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import io.camelcodegen.tool.ToolNaming;
import io.camelcodegen.tool.ToolNaming.Candidate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenAPI 3 or Swagger 2.0 document: its operations known by name, everything else read from its bytes when a tool
 * is first used. Immutable to its users, thread-safe.
 *
 * <p>Nothing of it is ever interpolated: <code>${HOME}</code> in a document is that text.
 */
final class OpenApiDocument {

    /** Default bound on a document's size, in bytes. */
    static final long MAX_BYTES = 64L << 20;

    private final String source;
    private final String version;
    private final List<Operation> operations;
    private final DocumentReader reader;
    private final Map<String, OperationTool> tools;
    private final @Nullable List<Server> knownServers;

    private OpenApiDocument(
            DocumentOrigin origin, DocumentLocation place, byte[] json, DocumentMap map, Set<String> allowedHeaders) {
        this.source = origin.source();
        this.version = map.version();
        this.reader = new DocumentReader(origin, place, json, map, allowedHeaders, null);
        this.operations = map.borrowed().isEmpty() ? map.operations() : withBorrowed(map);
        this.tools = named();
        this.knownServers = null;
    }

    private OpenApiDocument(
            DocumentOrigin origin, DocumentLocation place, IndexedDocument indexed, Set<String> allowedHeaders) {
        this.source = origin.source();
        this.version = indexed.map().version();
        this.reader = new DocumentReader(
                origin, place, indexed.json(), indexed.map(), allowedHeaders, indexed.refersOutside());
        this.operations = indexed.map().operations();
        this.tools = withNames(indexed.names());
        this.knownServers = indexed.servers();
    }

    /**
     * Reads a document. Does no I/O, but for path items that stand in files beside it.
     *
     * @param location where it came from: a path or URI as configured
     * @param content JSON or YAML; kept, must not be changed
     * @throws CodegenException DISCOVERY_FAILED where it is no document that can be read
     */
    static OpenApiDocument read(String source, String location, byte[] content) {
        return read(source, location, content, null, Set.of());
    }

    /**
     * @param indexDirectory where the index of the document is kept for the next start; null for none
     * @param allowedHeaders lower-case names; those of {@link ReservedHeaders} are parameters where the document says so
     */
    static OpenApiDocument read(
            String source, String location, byte[] content, @Nullable Path indexDirectory, Set<String> allowedHeaders) {
        DocumentLocation place = DocumentLocation.of(location);
        DocumentOrigin origin = new DocumentOrigin(source, place.shown());
        DocumentIndex index = indexDirectory == null ? null : DocumentIndex.of(indexDirectory, content);
        IndexedDocument indexed = index == null ? null : index.load();
        if (indexed != null) {
            return new OpenApiDocument(origin, place, indexed, allowedHeaders);
        }
        try {
            byte[] json = DocumentText.toJson(content, Math.max(MAX_BYTES, 2L * content.length));
            DocumentMap map = DocumentScanner.scan(new JsonText(json));
            OpenApiDocument document = new OpenApiDocument(origin, place, json, map, allowedHeaders);
            if (index != null && map.borrowed().isEmpty()) { // other files may change while this one does not
                index.save(new IndexedDocument(
                        json, map, document.names(), document.lastingServers(), document.reader.refersOutside()));
            }
            return document;
        } catch (CodegenException e) {
            throw e;
        } catch (UnsuitableDocumentException e) {
            throw origin.malformed(String.valueOf(e.getMessage()), e);
        } catch (IOException | RuntimeException e) {
            throw origin.malformed(Failure.describe(e), e);
        }
    }

    /** {@code 3.0.3}, {@code 2.0} … */
    String version() {
        return version;
    }

    /** Tells its content from every other; null where it refers to other files, which may change by themselves. */
    @Nullable
    String revision() {
        return reader.revision();
    }

    /** In the document's order. */
    List<Operation> operations() {
        return operations;
    }

    /** A tool for every operation, in the document's order, each with a name of its own. */
    List<Tool> tools() {
        List<Tool> all = new ArrayList<>(tools.size());
        for (OperationTool tool : tools.values()) {
            all.add(tool.tool());
        }
        return all;
    }

    /**
     * @param tool one of {@link #tools()}
     * @throws CodegenException DISCOVERY_FAILED where the document is wrong at this operation
     */
    OperationSpec spec(Tool tool) {
        return known(tool).resolved().spec();
    }

    /**
     * Where requests go: {@link OperationSpec#servers()} of the first operation that can be read, at a fraction of what
     * reading the whole operation costs; null where there is none.
     */
    @Nullable
    List<Server> servers() {
        if (knownServers != null) {
            return knownServers;
        }
        for (OperationTool tool : tools.values()) {
            try {
                return tool.servers();
            } catch (CodegenException e) {
                if (e.getCode() != ErrorCode.DISCOVERY_FAILED) {
                    throw e;
                } // else wrong at this operation: its own calls will say so
            }
        }
        return null;
    }

    /** The same, unless it depends on where the document comes from: Swagger documents may leave out the scheme. */
    private @Nullable List<Server> lastingServers() {
        return version.startsWith("2") ? null : servers();
    }

    /**
     * What a tool is: itself, also where it was read from an earlier state of the document. By its name alone it could be
     * another operation by now, which nobody asked for or agreed to.
     */
    OperationTool known(Tool tool) {
        OperationTool known = tool.http() instanceof OperationTool own
                ? own
                : tools.get(tool.name().tool());
        if (known == null || !tool.name().source().equals(source)) {
            throw ToolErrors.notFound(tool.name().toString(), List.of());
        }
        return known;
    }

    /** A security scheme by the name that {@link OperationSpec#security()} uses, as the document has it. */
    @Nullable
    JsonNode securityScheme(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1").replace("%", "%25");
        References references = reader.references();
        JsonNode scheme = references.resolve(
                (version.startsWith("2") ? "#/securityDefinitions/" : "#/components/securitySchemes/") + escaped);
        return scheme == null ? null : references.follow(scheme);
    }

    /** Of all schemes that the document declares, used or not. */
    List<String> securitySchemes() {
        JsonNode schemes = reader.references()
                .resolve(version.startsWith("2") ? "#/securityDefinitions" : "#/components/securitySchemes");
        List<String> names = new ArrayList<>();
        if (schemes != null) {
            schemes.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private List<String> names() {
        return List.copyOf(tools.keySet());
    }

    private Map<String, OperationTool> named() {
        Map<Candidate, Operation> candidates = new LinkedHashMap<>(operations.size() * 2);
        for (Operation operation : operations) {
            candidates.put(new Candidate(operation.wireName(), operation.distinction()), operation);
        }
        Map<String, OperationTool> byName = new LinkedHashMap<>(operations.size() * 2);
        for (Map.Entry<Candidate, ToolName> entry :
                ToolNaming.assign(source, candidates.keySet()).entrySet()) {
            Operation operation = candidates.get(entry.getKey());
            if (operation != null) {
                byName.put(entry.getValue().tool(), new OperationTool(entry.getValue(), operation, reader));
            }
        }
        return byName;
    }

    /** The names that an index kept, one for each operation. */
    private Map<String, OperationTool> withNames(List<String> names) {
        Map<String, OperationTool> byName = new LinkedHashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), new OperationTool(new ToolName(source, names.get(i)), operations.get(i), reader));
        }
        return byName;
    }

    /** Adds the operations of path items that are {@code $ref}s. One that cannot be found costs its own tools only. */
    private List<Operation> withBorrowed(DocumentMap map) {
        Map<String, Operation> all = new LinkedHashMap<>();
        map.operations().forEach(operation -> all.put(operation.distinction(), operation));
        References references = reader.references();
        for (BorrowedPathItem item : map.borrowed()) {
            Set<String> seen = new HashSet<>();
            List<BorrowedPathItem> next = new ArrayList<>(List.of(item));
            while (!next.isEmpty()) {
                String ref = next.remove(0).ref();
                try {
                    References.Target target = references.locate(ref);
                    if (target == null) {
                        throw references.missing(ref);
                    }
                    if (!seen.add(ref)) {
                        throw references.circular(ref);
                    }
                    for (Operation found : DocumentScanner.pathItem(target.text(), target.range(), item.path(), next)) {
                        all.putIfAbsent(found.distinction(), found); // what stands beside the $ref wins
                    }
                } catch (IOException | CodegenException e) {
                    log().warn(
                                    "No tools for path {} of source '{}': {}",
                                    Printable.of(item.path()),
                                    source,
                                    e.getMessage());
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Asked for when there is something to say, as finding who logs takes long in a JVM that has just started. */
    private static Logger log() {
        return LoggerFactory.getLogger(OpenApiDocument.class);
    }
}
