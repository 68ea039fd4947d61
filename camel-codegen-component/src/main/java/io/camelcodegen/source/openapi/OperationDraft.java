package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation while its path item is being read. */
final class OperationDraft {

    private final String method;
    private final List<String> tags = new ArrayList<>(1);
    private @Nullable String operationId;
    private String summary = "";
    private String description = "";
    private boolean deprecated;
    private Range place = new Range(0, 0);

    private OperationDraft(String method) {
        this.method = method;
    }

    /** Reads the operation object that {@code parser} stands at, whose offsets count from {@code base}. */
    static OperationDraft read(String method, JsonParser parser, int base) throws IOException {
        OperationDraft draft = new OperationDraft(method);
        int start = (int) parser.currentLocation().getByteOffset() - 1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            draft.field(parser.currentName(), parser.nextToken(), parser);
        }
        draft.place =
                new Range(base + start, base + (int) parser.currentLocation().getByteOffset());
        return draft;
    }

    boolean isOf(String other) {
        return method.equals(other);
    }

    private void field(String name, JsonToken value, JsonParser parser) throws IOException {
        boolean isText = value == JsonToken.VALUE_STRING;
        switch (name) {
            case "operationId" -> operationId = isText && !parser.getText().isBlank() ? parser.getText() : null;
            case "summary" -> summary = isText ? parser.getText().strip() : "";
            case "description" -> description = isText ? parser.getText().strip() : "";
            case "deprecated" -> deprecated = value == JsonToken.VALUE_TRUE;
            case "tags" -> readTags(value, parser);
            default -> {}
        }
        parser.skipChildren(); // does nothing at a scalar, and at the end of an array
    }

    private void readTags(JsonToken value, JsonParser parser) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            return;
        }
        tags.clear();
        for (JsonToken tag = parser.nextToken(); tag != JsonToken.END_ARRAY; tag = parser.nextToken()) {
            if (tag == JsonToken.VALUE_STRING) {
                tags.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    Operation operation(String path, String file, Range pathItem) {
        String said = summary.isEmpty() || description.isEmpty() || description.equals(summary)
                ? (summary.isEmpty() ? description : summary)
                : summary + "\n\n" + description;
        return new Operation(method, path, operationId, said, List.copyOf(tags), deprecated, file, place, pathItem);
    }
}
