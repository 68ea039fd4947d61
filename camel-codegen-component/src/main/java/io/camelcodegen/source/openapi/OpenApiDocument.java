package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.openapi.DocumentMap.BorrowedPathItem;
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

    private static final Logger LOG = LoggerFactory.getLogger(OpenApiDocument.class);

    private final String source;
    private final String version;
    private final List<Operation> operations;
    private final References references;
    private final Map<String, OperationTool> tools;

    private OpenApiDocument(
            DocumentOrigin origin, DocumentMap map, References references, @Nullable List<String> names) {
        this.source = origin.source();
        this.version = map.version();
        this.references = references;
        this.operations = map.borrowed().isEmpty() ? map.operations() : withBorrowed(map);
        OperationResolver resolver = new OperationResolver(origin, map, references);
        this.tools = names == null ? named(resolver) : withNames(names, resolver);
    }

    /**
     * Reads a document. Does no I/O, but for path items that stand in files beside it.
     *
     * @param location where it came from: a path or URI as configured
     * @param content JSON or YAML; kept, must not be changed
     * @throws CodegenException DISCOVERY_FAILED where it is no document that can be read
     */
    static OpenApiDocument read(String source, String location, byte[] content) {
        return read(source, location, content, null);
    }

    /** @param indexDirectory where the index of the document is kept for the next start; null for none */
    static OpenApiDocument read(String source, String location, byte[] content, @Nullable Path indexDirectory) {
        DocumentLocation place = DocumentLocation.of(location);
        DocumentOrigin origin = new DocumentOrigin(source, place.shown());
        DocumentIndex index = indexDirectory == null ? null : DocumentIndex.of(indexDirectory, content);
        IndexedDocument indexed = index == null ? null : index.load();
        if (indexed != null) {
            return open(origin, place, indexed.text(), indexed.map(), indexed.names());
        }
        try {
            JsonText text = new JsonText(DocumentText.toJson(content, Math.max(MAX_BYTES, 2L * content.length)));
            DocumentMap map = DocumentScanner.scan(text);
            OpenApiDocument document = open(origin, place, text, map, null);
            if (index != null && map.borrowed().isEmpty()) { // other files may change while this one does not
                index.save(new IndexedDocument(text, map, document.names()));
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

    private static OpenApiDocument open(
            DocumentOrigin origin,
            DocumentLocation place,
            JsonText text,
            DocumentMap map,
            @Nullable List<String> names) {
        NeighbourFiles neighbours = new NeighbourFiles(origin, place.path(), MAX_BYTES);
        return new OpenApiDocument(origin, map, new References(origin, text, map, neighbours), names);
    }

    /** {@code 3.0.3}, {@code 2.0} … */
    String version() {
        return version;
    }

    /** In the document's order. */
    List<Operation> operations() {
        return operations;
    }

    /** A tool for every operation, in the document's order, each with a name of its own. */
    List<Tool> tools() {
        List<Tool> all = new ArrayList<>(tools.size());
        tools.values().forEach(tool -> all.add(tool.tool()));
        return all;
    }

    /**
     * @param tool one of {@link #tools()}
     * @throws CodegenException DISCOVERY_FAILED where the document is wrong at this operation
     */
    OperationSpec spec(Tool tool) {
        return known(tool).resolved().spec();
    }

    /** As {@link OperationSpec#servers()}, but cheap for a tool that is not used yet. */
    List<OperationSpec.Server> servers(Tool tool) {
        return known(tool).servers();
    }

    private OperationTool known(Tool tool) {
        OperationTool known = tools.get(tool.name().tool());
        if (known == null || !tool.name().source().equals(source)) {
            throw CodegenErrors.toolNotFound(tool.name().toString(), List.of());
        }
        return known;
    }

    /** A security scheme by the name that {@link OperationSpec#security()} uses, as the document has it. */
    @Nullable
    JsonNode securityScheme(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1").replace("%", "%25");
        JsonNode scheme = references.resolve(
                (version.startsWith("2") ? "#/securityDefinitions/" : "#/components/securitySchemes/") + escaped);
        return scheme == null ? null : references.follow(scheme);
    }

    /** Of all schemes that the document declares, used or not. */
    List<String> securitySchemes() {
        JsonNode schemes =
                references.resolve(version.startsWith("2") ? "#/securityDefinitions" : "#/components/securitySchemes");
        List<String> names = new ArrayList<>();
        if (schemes != null) {
            schemes.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private List<String> names() {
        return List.copyOf(tools.keySet());
    }

    private Map<String, OperationTool> named(OperationResolver resolver) {
        Map<Candidate, Operation> candidates = new LinkedHashMap<>(operations.size() * 2);
        for (Operation operation : operations) {
            candidates.put(new Candidate(operation.wireName(), operation.distinction()), operation);
        }
        Map<Candidate, ToolName> names = ToolNaming.assign(source, candidates.keySet());
        Map<String, OperationTool> byName = new LinkedHashMap<>(operations.size() * 2);
        names.forEach((candidate, name) -> {
            Operation operation = candidates.get(candidate);
            if (operation != null) {
                byName.put(name.tool(), new OperationTool(name, operation, resolver));
            }
        });
        return byName;
    }

    /** The names that an index kept, one for each operation. */
    private Map<String, OperationTool> withNames(List<String> names, OperationResolver resolver) {
        Map<String, OperationTool> byName = new LinkedHashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            byName.put(
                    names.get(i), new OperationTool(new ToolName(source, names.get(i)), operations.get(i), resolver));
        }
        return byName;
    }

    /** Adds the operations of path items that are {@code $ref}s. One that cannot be found costs its own tools only. */
    private List<Operation> withBorrowed(DocumentMap map) {
        Map<String, Operation> all = new LinkedHashMap<>();
        map.operations().forEach(operation -> all.put(operation.distinction(), operation));
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
                    LOG.warn(
                            "No tools for path {} of source '{}': {}",
                            Printable.of(item.path()),
                            source,
                            e.getMessage());
                }
            }
        }
        return List.copyOf(all.values());
    }
}
