package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HttpBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** NDJSON, JSON Lines: an array is a line per item, text goes as it is, anything else is the one line. */
record NdjsonBodyEncoder(String contentType) implements BodyEncoder {

    @Override
    public Encoded encode(JsonNode value) {
        FileContent content = FileContent.of(value);
        if (content != null) {
            return new Encoded(content.body(), contentType);
        }
        if (value.isTextual()) {
            byte[] text = value.textValue().getBytes(StandardCharsets.UTF_8);
            return new Encoded(new HttpBody.Bytes(text), contentType);
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JsonNode line : value.isArray() ? value : List.of(value)) {
            lines.writeBytes(WireText.bytes(line)); // never holds a line break: strings have theirs escaped
            lines.write('\n');
        }
        return new Encoded(new HttpBody.Bytes(lines.toByteArray()), contentType);
    }
}
