package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads request body objects. */
final class BodyReader {

    private BodyReader() {}

    /** @param body references followed; null where the operation has none */
    static @Nullable RequestBody read(@Nullable JsonNode body, UnaryOperator<JsonNode> normalizer)
            throws UnsuitableDocumentException {
        if (body == null || body.path("content").isEmpty()) {
            return null;
        }
        Map<String, MediaType> content = new LinkedHashMap<>();
        Map<JsonNode, JsonNode> normalized = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.path("content").properties()) {
            JsonNode schema = entry.getValue().path("schema");
            JsonNode said = schema.isMissingNode() ? JsonTree.NODES.objectNode() : schema;
            JsonNode normal = normalized.get(said); // often the same for each media type
            if (normal == null) {
                normal = normalizer.apply(said);
                normalized.put(said, normal);
            }
            content.put(
                    entry.getKey(),
                    new MediaType(normal, encodings(entry.getValue().path("encoding"))));
        }
        return new RequestBody(body.path("required").asBoolean(), content);
    }

    private static Map<String, Encoding> encodings(JsonNode object) throws UnsuitableDocumentException {
        Map<String, Encoding> encodings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode encoding = entry.getValue();
            Style style = encoding.has("style")
                    ? ParameterReader.style(encoding.path("style").asText(), In.QUERY)
                    : null;
            encodings.put(
                    entry.getKey(),
                    new Encoding(
                            encoding.path("contentType").textValue(),
                            style,
                            encoding.path("explode").isBoolean()
                                    ? encoding.path("explode").asBoolean()
                                    : null,
                            encoding.path("allowReserved").asBoolean()));
        }
        return encodings;
    }
}
