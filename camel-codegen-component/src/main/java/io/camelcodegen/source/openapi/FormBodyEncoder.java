package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.In;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.Style;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/x-www-form-urlencoded}: each property is written like a query parameter, {@code form} and exploded
 * unless the document's {@code encoding} says otherwise. A property that is an object, or is given a JSON
 * {@code contentType}, is JSON text (OpenAPI 3.0.4 and 3.1.1, Encoding Object); a null property is left out. A space is
 * {@code %20}, which every reader of forms takes, as OpenAPI's appendix E recommends.
 */
final class FormBodyEncoder implements BodyEncoder {

    private final String contentType;
    private final Map<String, ParameterSerializer> declared = new HashMap<>();

    FormBodyEncoder(String contentType, MediaType mediaType) {
        this.contentType = contentType;
        mediaType.encoding().forEach((name, encoding) -> declared.put(name, serializer(name, encoding)));
    }

    private static ParameterSerializer serializer(String name, Encoding encoding) {
        boolean styled = encoding.style() != null || encoding.explode() != null || encoding.allowReserved();
        Style style = encoding.style() == null ? Style.FORM : encoding.style();
        boolean explode = encoding.explode() == null ? style == Style.FORM : encoding.explode();
        // "if style or explode is present, contentType is ignored"
        boolean json = !styled && MediaTypeName.of(encoding.contentType()).isJson();
        return new ParameterSerializer(new Parameter(
                name,
                In.QUERY,
                style,
                explode,
                encoding.allowReserved(),
                false,
                json ? encoding.contentType() : null,
                MissingNode.getInstance()));
    }

    private static ParameterSerializer undeclared(String name, boolean object) {
        return new ParameterSerializer(new Parameter(
                name,
                In.QUERY,
                Style.FORM,
                true,
                false,
                false,
                object ? "application/json" : null,
                MissingNode.getInstance()));
    }

    @Override
    public Encoded encode(JsonNode value) {
        if (value.isTextual()) { // a form the caller has written
            return encoded(value.textValue());
        }
        if (!value.isObject()) {
            throw new IllegalArgumentException("is sent as a form and must be an object");
        }
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String pair = member.getValue().isNull() ? null : pair(member.getKey(), member.getValue());
            if (pair != null) {
                form.append(form.isEmpty() ? "" : "&").append(pair);
            }
        }
        return encoded(form.toString());
    }

    private @Nullable String pair(String name, JsonNode value) {
        try {
            ParameterSerializer serializer = declared.get(name);
            return (serializer == null ? undeclared(name, value.isObject()) : serializer).serialize(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    "/body/" + InvalidParameterException.escape(name), "form field '" + name + "' " + e.getMessage());
        }
    }

    private Encoded encoded(String form) {
        return new Encoded(new HttpBody.Bytes(form.getBytes(StandardCharsets.UTF_8)), contentType);
    }
}
