package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import java.util.Set;

/** Makes request bodies of one media type of one operation. Immutable, made once per tool. */
interface BodyEncoder {

    /** @param contentType the {@code Content-Type} to send with it */
    record Encoded(HttpBody body, String contentType) {}

    /**
     * @throws InvalidParameterException where the value cannot be sent as this media type
     * @throws IllegalArgumentException whose message continues "the body …"
     */
    Encoded encode(JsonNode value);

    /**
     * As {@link #encode(JsonNode)}, with headers for parts of the body.
     *
     * @param headers all that a caller gave, of which those of {@link #partHeaders()} matter here
     */
    default Encoded encode(JsonNode value, ObjectNode headers) {
        return encode(value);
    }

    /** The names by which a caller gives headers of this body's parts. */
    default Set<String> partHeaders() {
        return Set.of();
    }

    /**
     * The encoder of a media type.
     *
     * @param contentType as it is sent; with parameters where the document or the caller gives some
     */
    static BodyEncoder of(String contentType, MediaType mediaType) {
        MediaTypeName name = MediaTypeName.of(contentType);
        if (name.isForm()) {
            return new FormBodyEncoder(contentType, mediaType);
        }
        if (name.isMultipart()) {
            return new MultipartBodyEncoder(contentType, mediaType);
        }
        if (name.isNdjson()) {
            return new NdjsonBodyEncoder(contentType);
        }
        if (name.isJson()) {
            return value -> {
                FileContent content = FileContent.of(value); // JSON text the caller has at hand already
                HttpBody body = content == null ? new HttpBody.Bytes(WireText.bytes(value)) : content.body();
                return new Encoded(body, contentType);
            };
        }
        return new RawBodyEncoder(contentType, mediaType.schema());
    }
}
