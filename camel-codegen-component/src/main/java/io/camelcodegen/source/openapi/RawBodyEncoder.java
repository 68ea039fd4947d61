package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HttpBody;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text, XML and binary bodies, passed through as they are. Text goes as UTF-8 unless the media type names a charset;
 * {@code text/*} says so. Binary content goes as its bytes, or as the text that the schema's
 * {@link ContentEncoding} makes of them. A range such as {@code image/*} is sent as what the value is.
 */
final class RawBodyEncoder implements BodyEncoder {

    private final String contentType;
    private final MediaTypeName name;
    private final ContentEncoding encoding;

    RawBodyEncoder(String contentType, JsonNode schema) {
        this.contentType = contentType;
        this.name = MediaTypeName.of(contentType);
        this.encoding = ContentEncoding.of(schema);
    }

    @Override
    public Encoded encode(JsonNode value) {
        FileContent content = FileContent.of(value);
        if (content != null) {
            return new Encoded(
                    encoding.encode(content).body(), name.isRange() ? "application/octet-stream" : contentType);
        }
        if (value.isContainerNode()) {
            return structured(value);
        }
        Charset charset = name.knownCharset();
        byte[] text = WireText.scalar(value).getBytes(charset == null ? StandardCharsets.UTF_8 : charset);
        return new Encoded(new HttpBody.Bytes(text), textType(charset));
    }

    private Encoded structured(JsonNode value) {
        if (name.isRange() && name.covers(MediaTypeName.of("application/json"))) {
            return new Encoded(new HttpBody.Bytes(WireText.bytes(value)), "application/json");
        }
        if (name.isText() && !name.isXml()) {
            return new Encoded(new HttpBody.Bytes(WireText.bytes(value)), textType(name.knownCharset()));
        }
        throw new IllegalArgumentException("is sent as " + contentType + " and must be text or bytes, not an "
                + (value.isArray() ? "array" : "object"));
    }

    private String textType(@Nullable Charset charset) {
        if (name.isRange()) {
            return name.covers(MediaTypeName.of("text/plain"))
                    ? "text/plain; charset=utf-8"
                    : "application/octet-stream";
        }
        return charset == null && name.essence().startsWith("text/") ? name.essence() + "; charset=utf-8" : contentType;
    }
}
