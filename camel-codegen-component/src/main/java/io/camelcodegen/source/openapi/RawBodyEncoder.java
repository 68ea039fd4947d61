package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HttpBody;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Text, XML and binary bodies, passed through as they are. Text goes as UTF-8 unless the media type names a charset;
 * {@code text/*} says so. Binary content goes as its bytes, or as base64 where the schema is {@code format: byte} or
 * {@code contentEncoding: base64}. A range such as {@code image/*} is sent as what the value is.
 */
final class RawBodyEncoder implements BodyEncoder {

    private final String contentType;
    private final MediaTypeName name;
    private final boolean base64;

    RawBodyEncoder(String contentType, JsonNode schema) {
        this.contentType = contentType;
        this.name = MediaTypeName.of(contentType);
        this.base64 = isBase64(schema);
    }

    static boolean isBase64(JsonNode schema) {
        return schema.path("format").asText().equals("byte")
                || schema.path("contentEncoding").asText().equals("base64");
    }

    @Override
    public Encoded encode(JsonNode value) {
        FileContent content = FileContent.of(value);
        if (content != null) {
            byte[] bytes = content.bytes();
            HttpBody body = base64 && bytes != null
                    ? new HttpBody.Bytes(Base64.getEncoder().encode(bytes))
                    : content.body();
            return new Encoded(body, name.isRange() ? "application/octet-stream" : contentType);
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
