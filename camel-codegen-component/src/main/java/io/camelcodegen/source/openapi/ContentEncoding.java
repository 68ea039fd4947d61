package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Locale;

/** How a schema wants bytes written as text: {@code contentEncoding}, before OpenAPI 3.1 {@code format: byte}. */
enum ContentEncoding {
    NONE,
    BASE64,
    BASE64URL,
    /** One of the rare ones; who has bytes for it writes the text. */
    OTHER;

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
            throw new IllegalArgumentException(
                    "must be text in the encoding that the document asks for, not bytes or a file");
        }
        if (this == NONE) {
            return content;
        }
        Base64.Encoder base64 = this == BASE64 ? Base64.getEncoder() : Base64.getUrlEncoder();
        byte[] bytes = content.bytes();
        if (bytes != null) {
            return FileContent.of(base64.encode(bytes));
        }
        long length = content.length() < 0 ? -1 : (content.length() + 2) / 3 * 4;
        return new FileContent(
                null, () -> new Base64Stream(content.opener().open(), base64), length, content.fileName());
    }
}
