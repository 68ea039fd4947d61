package io.camelcodegen.source.openapi;

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

    /** Reads the operation object that comes next. */
    static OperationDraft read(String method, JsonCursor json) throws IOException {
        OperationDraft draft = new OperationDraft(method);
        int start = json.at();
        for (boolean more = json.enterObject(); more; more = json.nextMember()) {
            draft.field(json.name(), json);
        }
        draft.place = new Range(start, json.at());
        return draft;
    }

    boolean isOf(String other) {
        return method.equals(other);
    }

    private void field(String name, JsonCursor json) throws IOException {
        switch (name) {
            case "operationId" -> {
                String id = text(json);
                operationId = id.isBlank() ? null : id;
            }
            case "summary" -> summary = text(json).strip();
            case "description" -> description = text(json).strip();
            case "deprecated" -> {
                deprecated = json.next() == 't';
                json.skip();
            }
            case "tags" -> readTags(json);
            default -> json.skip();
        }
    }

    /** Empty where it is no text. */
    private static String text(JsonCursor json) throws IOException {
        if (json.next() == '"') {
            return json.text();
        }
        json.skip();
        return "";
    }

    private void readTags(JsonCursor json) throws IOException {
        if (json.next() != '[') {
            json.skip();
            return;
        }
        tags.clear();
        for (boolean more = json.enterArray(); more; more = json.nextElement()) {
            if (json.next() == '"') {
                tags.add(json.text());
            } else {
                json.skip();
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
