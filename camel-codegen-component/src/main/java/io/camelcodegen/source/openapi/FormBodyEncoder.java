package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code application/x-www-form-urlencoded}. Where the document gives a property {@code style}, {@code explode} or
 * {@code allowReserved}, it is written like a query parameter; else as the text of its content type: objects as JSON,
 * an array as a field per item, bytes as base64 (OpenAPI 3.0.4 and 3.1.2, Encoding Object). A null property is left
 * out. A space is {@code %20}, which every reader of forms takes, as OpenAPI's appendix E recommends.
 */
final class FormBodyEncoder implements BodyEncoder {

    private final String contentType;
    private final MediaType mediaType;
    private final Map<String, BodyField> declared;

    FormBodyEncoder(String contentType, MediaType mediaType) {
        this.contentType = contentType;
        this.mediaType = mediaType;
        this.declared = BodyField.all(mediaType);
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
            try {
                append(member.getKey(), member.getValue(), form);
            } catch (IllegalArgumentException e) {
                throw new InvalidParameterException(
                        "/body/" + InvalidParameterException.escape(member.getKey()),
                        "form field '" + member.getKey() + "' " + e.getMessage());
            }
        }
        return encoded(form.toString());
    }

    private void append(String name, JsonNode value, StringBuilder form) {
        BodyField known = declared.get(name);
        BodyField field = known == null ? BodyField.undeclared(name, mediaType) : known;
        ParameterSerializer styled = field.styled();
        if (styled != null) {
            String pairs = value.isNull() ? null : styled.serialize(field.textual(value));
            if (pairs != null) {
                form.append(form.isEmpty() ? "" : "&").append(pairs);
            }
            return;
        }
        for (JsonNode each : field.values(value)) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(PercentEncoding.encode(name))
                    .append('=');
            PercentEncoding.append(field.text(each, value.isArray()), false, form);
        }
    }

    private Encoded encoded(String form) {
        return new Encoded(new HttpBody.Bytes(form.getBytes(StandardCharsets.UTF_8)), contentType);
    }
}
