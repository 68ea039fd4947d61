package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.camelcodegen.source.openapi.DocumentMap.BorrowedPathItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One streaming pass over a document: finds its operations, and where its named parts stand. */
final class DocumentScanner {

    private final JsonText text;
    private final Map<String, Map<String, Range>> parts = new LinkedHashMap<>();
    private final List<BorrowedPathItem> borrowed = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private String version = "";

    private DocumentScanner(JsonText text) {
        this.text = text;
    }

    /**
     * @throws IOException where the text is no JSON
     * @throws UnsuitableDocumentException where it is JSON, but no OpenAPI or Swagger document
     */
    static DocumentMap scan(JsonText text) throws IOException, UnsuitableDocumentException {
        return new DocumentScanner(text).document();
    }

    /** The operations of one path item, which may stand in any document. */
    static List<Operation> pathItem(JsonText text, Range place, String path, List<BorrowedPathItem> borrowed)
            throws IOException {
        DocumentScanner scanner = new DocumentScanner(text);
        try (JsonParser parser = text.parser(place)) {
            parser.nextToken();
            scanner.pathItem(parser, place.start(), path);
        }
        borrowed.addAll(scanner.borrowed);
        return scanner.operations;
    }

    private DocumentMap document() throws IOException, UnsuitableDocumentException {
        Range whole = text.whole();
        try (JsonParser parser = text.parser(whole)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new UnsuitableDocumentException(
                        first == null
                                ? "it is empty"
                                : "it is a JSON " + (first.isScalarValue() ? "value" : "array") + ", not an object");
            }
            Map<String, Range> fields = new LinkedHashMap<>();
            parts.put("", fields);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, field(name, parser, whole.start()));
            }
            if (parser.nextToken() != null) {
                throw new UnsuitableDocumentException("more text follows after the end of its JSON object");
            }
            checkVersion(fields);
        }
        return new DocumentMap(version, List.copyOf(operations), () -> parts, List.copyOf(borrowed));
    }

    private Range field(String name, JsonParser parser, int base) throws IOException {
        switch (name) {
            case "openapi", "swagger" -> {
                version = parser.getText(); // a number, where the YAML had no quotes
                return JsonText.skip(parser, base);
            }
            case "paths" -> {
                return members(parser, base, this::path, "paths");
            }
            case "components" -> {
                return members(parser, base, (key, p, b) -> members(p, b, NAMED, "components/" + key), "components");
            }
            case "definitions", "parameters", "responses", "securityDefinitions" -> {
                return members(parser, base, NAMED, name);
            }
            default -> {
                return JsonText.skip(parser, base);
            }
        }
    }

    private interface Member {
        Range read(String name, JsonParser parser, int base) throws IOException;
    }

    private static final Member NAMED = (name, parser, base) -> JsonText.skip(parser, base);

    /** Reads each member of the object that the parser stands at, and keeps its range as a part of {@code holder}. */
    private Range members(JsonParser parser, int base, Member member, String holder) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return JsonText.skip(parser, base);
        }
        int start = offset(parser) - 1;
        Map<String, Range> named = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            named.put(name, member.read(name, parser, base));
        }
        parts.put(holder, named);
        return new Range(base + start, base + offset(parser));
    }

    private Range path(String path, JsonParser parser, int base) throws IOException {
        if (path.startsWith("x-")) {
            return JsonText.skip(parser, base);
        }
        if (!paths.add(path)) { // the last of equal keys wins, as in any reading of JSON
            operations.removeIf(operation -> operation.path().equals(path));
            borrowed.removeIf(item -> item.path().equals(path));
        }
        return pathItem(parser, base, path);
    }

    private Range pathItem(JsonParser parser, int base, String path) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return JsonText.skip(parser, base);
        }
        int start = offset(parser) - 1;
        List<OperationDraft> drafts = new ArrayList<>(4);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            String method = method(name);
            if (method != null && value == JsonToken.START_OBJECT) {
                drafts.removeIf(earlier -> earlier.isOf(method));
                drafts.add(OperationDraft.read(method, parser, base));
            } else if (name.equals("$ref") && value == JsonToken.VALUE_STRING) {
                borrowed.add(new BorrowedPathItem(path, text.rebase(parser.getText())));
            } else {
                parser.skipChildren();
            }
        }
        Range item = new Range(base + start, base + offset(parser));
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

    private static int offset(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }
}
