package io.camelcodegen.source.openapi;

import io.camelcodegen.source.openapi.DocumentMap.BorrowedPathItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass over a document: finds its operations, and where its named parts stand. */
final class DocumentScanner {

    private final JsonText text;
    private final JsonCursor json;
    private final Map<String, Map<String, Range>> parts = new LinkedHashMap<>();
    private final List<BorrowedPathItem> borrowed = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private String version = "";

    private DocumentScanner(JsonText text, Range place) {
        this.text = text;
        this.json = text.cursor(place);
    }

    /**
     * @throws IOException where the text is no JSON
     * @throws UnsuitableDocumentException where it is JSON, but no OpenAPI or Swagger document
     */
    static DocumentMap scan(JsonText text) throws IOException, UnsuitableDocumentException {
        try {
            return new DocumentScanner(text, text.whole()).document();
        } catch (MalformedJsonException e) {
            throw JsonTree.diagnosis(text, text.whole(), e);
        }
    }

    /** The operations of one path item, which may stand in any document. */
    static List<Operation> pathItem(JsonText text, Range place, String path, List<BorrowedPathItem> borrowed)
            throws IOException {
        DocumentScanner scanner = new DocumentScanner(text, place);
        try {
            scanner.pathItem(path);
        } catch (MalformedJsonException e) {
            throw JsonTree.diagnosis(text, place, e);
        }
        borrowed.addAll(scanner.borrowed);
        return scanner.operations;
    }

    private DocumentMap document() throws IOException, UnsuitableDocumentException {
        switch (json.next()) {
            case '{' -> {}
            case '[' -> throw new UnsuitableDocumentException("it is a JSON array, not an object");
            default ->
                throw new UnsuitableDocumentException(
                        json.atEnd() ? "it is empty" : "it is a JSON value, not an object");
        }
        Map<String, Range> fields = new LinkedHashMap<>();
        parts.put("", fields);
        for (boolean more = json.enterObject(); more; more = json.nextMember()) {
            String name = json.name();
            fields.put(name, field(name));
        }
        if (!json.atEnd()) {
            json.skip(); // or say what is wrong with it
            throw new UnsuitableDocumentException("more text follows after the end of its JSON object");
        }
        checkVersion(fields);
        return new DocumentMap(version, List.copyOf(operations), () -> parts, List.copyOf(borrowed));
    }

    private Range field(String name) throws IOException {
        return switch (name) {
            case "openapi", "swagger" -> version();
            case "paths", "components", "definitions", "parameters", "responses", "securityDefinitions" ->
                members(name);
            default -> json.range();
        };
    }

    /** A number, where the YAML had no quotes. */
    private Range version() throws IOException {
        boolean isText = json.next() == '"';
        int start = json.at();
        version = isText ? json.text() : text.raw(json.range());
        return new Range(start, json.at());
    }

    /** Reads each member of the object that comes next, and keeps its range as a part of {@code holder}. */
    private Range members(String holder) throws IOException {
        if (json.next() != '{') {
            return json.range();
        }
        int start = json.at();
        Map<String, Range> named = new LinkedHashMap<>();
        for (boolean more = json.enterObject(); more; more = json.nextMember()) {
            String name = json.name();
            named.put(name, member(holder, name));
        }
        parts.put(holder, named);
        return new Range(start, json.at());
    }

    private Range member(String holder, String name) throws IOException {
        return switch (holder) {
            case "paths" -> path(name);
            case "components" -> members("components/".concat(name));
            default -> json.range();
        };
    }

    private Range path(String path) throws IOException {
        if (path.startsWith("x-")) {
            return json.range();
        }
        if (!paths.add(path)) { // the last of equal keys wins, as in any reading of JSON
            operations.removeIf(operation -> operation.path().equals(path));
            borrowed.removeIf(item -> item.path().equals(path));
        }
        return pathItem(path);
    }

    private Range pathItem(String path) throws IOException {
        if (json.next() != '{') {
            return json.range();
        }
        int start = json.at();
        List<OperationDraft> drafts = new ArrayList<>(4);
        for (boolean more = json.enterObject(); more; more = json.nextMember()) {
            String name = json.name();
            String method = method(name);
            if (method != null && json.next() == '{') {
                drafts.removeIf(earlier -> earlier.isOf(method));
                drafts.add(OperationDraft.read(method, json));
            } else if (name.equals("$ref") && json.next() == '"') {
                borrowed.add(new BorrowedPathItem(path, text.rebase(json.text())));
            } else {
                json.skip();
            }
        }
        Range item = new Range(start, json.at());
        for (OperationDraft draft : drafts) {
            operations.add(draft.operation(path, text.file(), item));
        }
        return item;
    }

    private static @Nullable String method(String name) {
        return switch (name) {
            case "get" -> "GET";
            case "put" -> "PUT";
            case "post" -> "POST";
            case "delete" -> "DELETE";
            case "options" -> "OPTIONS";
            case "head" -> "HEAD";
            case "patch" -> "PATCH";
            case "trace" -> "TRACE";
            default -> null;
        };
    }

    private void checkVersion(Map<String, Range> fields) throws UnsuitableDocumentException {
        boolean supported = fields.containsKey("swagger") ? version.startsWith("2.") : version.startsWith("3.");
        if (version.equals("2")) {
            version = "2.0"; // YAML without quotes
            supported = fields.containsKey("swagger");
        }
        if (supported) {
            return;
        }
        if (!fields.containsKey("openapi") && !fields.containsKey("swagger")) {
            throw new UnsuitableDocumentException("it has no field 'openapi' or 'swagger'; its fields are "
                    + Printable.of(String.join(", ", fields.keySet())));
        }
        throw new UnsuitableDocumentException(
                "its version is '" + Printable.of(version) + "'; OpenAPI 3.x and Swagger 2.0 can be read");
    }
}
