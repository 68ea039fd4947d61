package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a schema wants bytes written as text: {@code contentEncoding}, before OpenAPI 3.1 {@code format: byte}. */
enum ContentEncoding {
    NONE(null),
    BASE64(Base64.getEncoder()),
    BASE64URL(Base64.getUrlEncoder()),
    /** One of the rare ones; who has bytes for it writes the text. */
    OTHER(null);

    private final Base64.@Nullable Encoder encoder;

    ContentEncoding(Base64.@Nullable Encoder encoder) {
        this.encoder = encoder;
    }

    static ContentEncoding of(JsonNode schema) {
        String said = schema.path("contentEncoding").asText();
        return said.isEmpty() && schema.path("format").asText().equals("byte") ? BASE64 : of(said);
    }

    /** @param name as {@code contentEncoding} and {@code Content-Transfer-Encoding} have it */
    static ContentEncoding of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "identity", "7bit", "8bit", "binary" -> NONE;
            case "base64" -> BASE64;
            case "base64url" -> BASE64URL;
            default -> OTHER;
        };
    }

    /**
     * The content as it is sent; a file is encoded while it is read.
     *
     * @throws IllegalArgumentException where it is {@link #OTHER}
     */
    FileContent encode(FileContent content) {
        if (this == OTHER) {
            throw new IllegalArgumentException("must be text in the contentEncoding of its schema, not bytes or a file");
        }
        Base64.Encoder base64 = encoder;
        if (base64 == null) {
            return content;
        }
        byte[] bytes = content.bytes();
        if (bytes != null) {
            return FileContent.of(base64.encode(bytes));
        }
        long length = content.length() < 0 ? -1 : (content.length() + 2) / 3 * 4;
        return new FileContent(
                null, () -> new Base64Stream(content.opener().open(), base64), length, content.fileName());
    }
}
