package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import java.io.ByteArrayOutputStream;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578). A property is a part, an array a part per item. Text, numbers and booleans go
 * as plain text, objects as JSON, content of the kinds {@link FileContent} knows as a file with a name; the document's
 * {@code encoding.contentType} names another type. Base64 text of {@code format: byte} goes as it is, and so does text
 * given where the schema says {@code binary}, as a file. A null property is left out.
 *
 * <p>With a file or a stream among the parts the body is streamed, its length known unless a stream's is not.
 */
final class MultipartBodyEncoder implements BodyEncoder {

    private static final String OCTETS = "application/octet-stream";

    private final String essence;
    private final MediaType mediaType;

    MultipartBodyEncoder(String contentType, MediaType mediaType) {
        // the boundary is ours, whatever the document or the caller wrote
        this.essence = MediaTypeName.of(contentType).isRange()
                ? "multipart/form-data"
                : MediaTypeName.of(contentType).essence();
        this.mediaType = mediaType;
    }

    @Override
    public Encoded encode(JsonNode value) {
        if (!value.isObject()) {
            throw new IllegalArgumentException("is sent as " + essence + " and must be an object, a member per part");
        }
        String boundary = "codegen-" + UUID.randomUUID();
        List<FileContent> pieces = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            try {
                addParts(boundary, member.getKey(), member.getValue(), pieces);
            } catch (IllegalArgumentException e) {
                throw new InvalidParameterException(
                        "/body/" + InvalidParameterException.escape(member.getKey()),
                        "part '" + member.getKey() + "' " + e.getMessage());
            }
        }
        pieces.add(text("--" + boundary + "--\r\n"));
        return new Encoded(body(pieces), essence + "; boundary=" + boundary);
    }

    private void addParts(String boundary, String name, JsonNode value, List<FileContent> pieces) {
        JsonNode schema = follow(mediaType.schema().path("properties").path(name));
        if (value.isArray() && !MediaTypeName.of(declaredType(name)).isJson()) {
            for (JsonNode item : value) {
                addPart(boundary, name, item, follow(schema.path("items")), pieces);
            }
        } else {
            addPart(boundary, name, value, schema, pieces);
        }
    }

    private JsonNode follow(JsonNode schema) {
        return LocalReference.follow(mediaType.schema(), schema);
    }

    private void addPart(String boundary, String name, JsonNode value, JsonNode schema, List<FileContent> pieces) {
        if (value.isNull()) {
            return;
        }
        boolean binary = schema.path("format").asText().equals("binary");
        boolean base64 = RawBodyEncoder.isBase64(schema);
        String type = declaredType(name);
        FileContent file = FileContent.of(value);
        FileContent content;
        if (file != null) {
            byte[] bytes = file.bytes();
            content =
                    base64 && bytes != null ? FileContent.of(Base64.getEncoder().encode(bytes)) : file;
        } else if (value.isContainerNode() || MediaTypeName.of(type).isJson()) {
            content = FileContent.of(WireText.bytes(value));
            type = type == null ? "application/json" : type;
        } else {
            content = text(WireText.scalar(value));
        }
        String fileName = file != null && file.fileName() != null
                ? file.fileName()
                : file != null && !base64 || binary ? name : null; // servers tell files by this parameter
        if (type == null && fileName != null) {
            String guessed = URLConnection.guessContentTypeFromName(fileName);
            type = guessed == null ? OCTETS : guessed;
        }
        pieces.add(text("--" + boundary + "\r\n" + headers(name, fileName, type) + "\r\n"));
        pieces.add(content);
        pieces.add(text("\r\n"));
    }

    /** The document's type for a part: the first it lists that is no range. */
    private @Nullable String declaredType(String name) {
        Encoding encoding = mediaType.encoding().get(name);
        if (encoding == null || encoding.contentType() == null) {
            return null;
        }
        for (String type : encoding.contentType().split(",", -1)) {
            MediaTypeName parsed = MediaTypeName.of(type);
            if (parsed.isKnown() && !parsed.isRange()) {
                return parsed.charset() == null ? parsed.essence() : parsed.essence() + "; charset=" + parsed.charset();
            }
        }
        return null;
    }

    /** A plain text part has no type: it is RFC 7578's default, and some servers take typed parts for files. */
    private static String headers(String name, @Nullable String fileName, @Nullable String type) {
        String file = fileName == null ? "" : "; filename=\"" + quoted(fileName) + '"';
        String contentType = type == null ? "" : "Content-Type: " + type + "\r\n";
        return "Content-Disposition: form-data; name=\"" + quoted(name) + '"' + file + "\r\n" + contentType;
    }

    /** As browsers do (WHATWG HTML, "multipart/form-data encoding algorithm"): nothing can end the header line. */
    private static String quoted(String text) {
        return text.replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replace("\0", "%00");
    }

    private static FileContent text(String text) {
        return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpBody body(List<FileContent> pieces) {
        if (pieces.stream().allMatch(piece -> piece.bytes() != null)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (FileContent piece : pieces) {
                byte[] bytes = piece.bytes();
                all.writeBytes(bytes == null ? new byte[0] : bytes);
            }
            return new HttpBody.Bytes(all.toByteArray());
        }
        boolean known = pieces.stream().allMatch(piece -> piece.length() >= 0);
        long length = known ? pieces.stream().mapToLong(FileContent::length).sum() : -1;
        List<HttpBody.Opener> openers = pieces.stream().map(FileContent::opener).toList();
        return new HttpBody.Stream(() -> new ConcatenatedStream(openers.iterator()), length);
    }
}
