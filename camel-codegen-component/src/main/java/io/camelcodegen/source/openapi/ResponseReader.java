package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an operation answers when it succeeds. */
final class ResponseReader {

    private final Set<String> mediaTypes = new LinkedHashSet<>();
    private @Nullable JsonNode schema;

    /** @param responses by status, in the document's order */
    ResponseReader(JsonNode responses, References references) {
        List<JsonNode> successes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (isSuccess(response.getKey())) {
                successes.add(response.getValue());
            }
        }
        if (successes.isEmpty() && responses.has("default")) {
            successes.add(responses.get("default"));
        }
        for (JsonNode success : successes) {
            JsonNode content = references.follow(success).path("content");
            content.fieldNames().forEachRemaining(mediaTypes::add);
            if (schema == null) {
                schema = jsonSchema(content);
            }
        }
    }

    /** {@code 200}, {@code 2XX} … */
    static boolean isSuccess(String status) {
        return status.length() == 3 && status.charAt(0) == '2';
    }

    /** In the document's order. */
    List<String> mediaTypes() {
        return List.copyOf(mediaTypes);
    }

    /** Of the first success with JSON, as the document has it; null where there is none. */
    @Nullable
    JsonNode schema() {
        return schema;
    }

    private static @Nullable JsonNode jsonSchema(JsonNode content) {
        for (Map.Entry<String, JsonNode> entry : content.properties()) {
            if (isJson(entry.getKey())) {
                return entry.getValue().get("schema");
            }
        }
        JsonNode any = content.path("*/*").get("schema"); // what some frameworks write for JSON
        return any;
    }

    /** {@code application/json}, {@code application/*+json} (RFC 6839), with or without parameters. */
    static boolean isJson(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        String type = (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }
}
