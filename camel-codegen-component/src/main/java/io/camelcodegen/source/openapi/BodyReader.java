package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.PartHeader;
import io.camelcodegen.source.openapi.OperationSpec.RequestBody;
import io.camelcodegen.source.openapi.OperationSpec.Serialization;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads request body objects. Where versions of OpenAPI differ in an Encoding Object, what is read says what holds. */
final class BodyReader {

    private final boolean swagger;
    /** OpenAPI 3.0 gives style, explode and allowReserved no meaning in a multipart body. */
    private final boolean before31;

    private final References references;
    private final List<Parameter> parameters;
    private final UnaryOperator<JsonNode> normalizer;

    /**
     * @param version of OpenAPI that the document is of, e.g. {@code 3.0.3}
     * @param parameters of the operation, from whose names those of part headers must differ
     */
    BodyReader(String version, References references, List<Parameter> parameters, UnaryOperator<JsonNode> normalizer) {
        this.swagger = version.startsWith("2");
        this.before31 = version.startsWith("3.0");
        this.references = references;
        this.parameters = parameters;
        this.normalizer = normalizer;
    }

    /** @param body references followed */
    @Nullable
    RequestBody read(JsonNode body) throws UnsuitableDocumentException {
        if (body.path("content").isEmpty()) {
            return null;
        }
        PartHeaderReader headers = new PartHeaderReader(body.path("content"), references, parameters, normalizer);
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
            Map<String, Encoding> encodings =
                    encodings(MediaTypeName.of(entry.getKey()), entry.getValue().path("encoding"), headers);
            content.put(entry.getKey(), new MediaType(normal, encodings, !swagger && !before31));
        }
        return new RequestBody(body.path("required").asBoolean(), content);
    }

    private Map<String, Encoding> encodings(MediaTypeName type, JsonNode object, PartHeaderReader headers)
            throws UnsuitableDocumentException {
        if (!type.isForm() && !type.isMultipart()) {
            return Map.of(); // means nothing there
        }
        boolean formData = type.essence().equals("multipart/form-data") || type.isRange();
        boolean styled = type.isForm() || formData && !before31;
        Map<String, Encoding> encodings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode encoding = entry.getValue();
            List<PartHeader> ofParts =
                    type.isMultipart() ? headers.read(entry.getKey(), encoding.path("headers")) : List.of();
            encodings.put(
                    entry.getKey(),
                    new Encoding(
                            encoding.path("contentType").textValue(),
                            styled ? serialization(encoding, type.isForm()) : null,
                            ofParts));
        }
        return encodings;
    }

    /**
     * One of the three fields makes all of them count, the others with their defaults.
     *
     * @param encoded whether values are percent-encoded; else allowReserved has no effect
     */
    private static @Nullable Serialization serialization(JsonNode encoding, boolean encoded)
            throws UnsuitableDocumentException {
        JsonNode explode = encoding.path("explode");
        JsonNode allowReserved = encoding.path("allowReserved");
        if (!encoding.has("style") && !explode.isBoolean() && !allowReserved.isBoolean()) {
            return null;
        }
        Style said = ParameterReader.style(encoding.path("style").asText(""), In.QUERY);
        Style style =
                switch (said) {
                    case SIMPLE, LABEL, MATRIX -> Style.FORM; // of paths and headers: a field without a name is none
                    default -> said;
                };
        return new Serialization(style, explode.asBoolean(said == Style.FORM), encoded && allowReserved.asBoolean());
    }
}
