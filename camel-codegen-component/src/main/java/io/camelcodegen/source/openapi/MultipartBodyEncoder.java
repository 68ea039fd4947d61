package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578). A property is a part, an array a part per item. Text, numbers and booleans
 * go as plain text, objects as JSON, content of the kinds {@link FileContent} knows as a file with a name; the
 * document's {@code encoding} names other types and headers. Where it gives a {@code style}, the property is the parts
 * that would be the pairs of a query, without percent-encoding. Base64 text of {@code format: byte} goes as it is, and
 * so does text given where the schema says {@code binary}, as a file. A null property is left out.
 *
 * <p>With a file or a stream among the parts the body is streamed, its length known unless a stream's is not.
 */
final class MultipartBodyEncoder implements BodyEncoder {

    private static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";

    private final String essence;
    private final MediaType mediaType;
    private final Map<String, BodyField> declared;
    private final Map<String, PartHeaders> headers = new HashMap<>();
    private final Set<String> headerNames = new LinkedHashSet<>();

    MultipartBodyEncoder(String contentType, MediaType mediaType) {
        // the boundary is ours, whatever the document or the caller wrote
        this.essence = MediaTypeName.of(contentType).isRange()
                ? "multipart/form-data"
                : MediaTypeName.of(contentType).essence();
        this.mediaType = mediaType;
        this.declared = BodyField.all(mediaType);
        declared.forEach((name, field) -> {
            if (!field.headers().isEmpty()) {
                headers.put(name, new PartHeaders(name, field.headers()));
            }
        });
        headers.values().forEach(ofPart -> headerNames.addAll(ofPart.names()));
    }

    @Override
    public Set<String> partHeaders() {
        return headerNames;
    }

    @Override
    public Encoded encode(JsonNode value) {
        return encode(value, JsonTree.NODES.objectNode());
    }

    @Override
    public Encoded encode(JsonNode value, ObjectNode givenHeaders) {
        if (!value.isObject()) {
            throw new IllegalArgumentException("is sent as " + essence + " and must be an object, a member per part");
        }
        String boundary = "codegen-" + UUID.randomUUID();
        List<FileContent> pieces = new ArrayList<>();
        Set<String> sent = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            List<Part> parts = parts(member.getKey(), member.getValue(), givenHeaders);
            for (Part part : parts) {
                pieces.add(text("--" + boundary + "\r\n" + part.head() + "\r\n"));
                pieces.add(part.content());
                pieces.add(text("\r\n"));
            }
            if (!parts.isEmpty()) {
                sent.add(member.getKey());
            }
        }
        headers.forEach((name, ofPart) -> {
            if (!sent.contains(name)) {
                ofPart.requireNone(givenHeaders);
            }
        });
        pieces.add(text("--" + boundary + "--\r\n"));
        return new Encoded(body(pieces), essence + "; boundary=" + boundary);
    }

    /** @param head its header lines */
    private record Part(String head, FileContent content) {}

    private List<Part> parts(String name, JsonNode value, ObjectNode givenHeaders) {
        BodyField known = declared.get(name);
        BodyField field = known == null ? BodyField.undeclared(name, mediaType) : known;
        if (field.values(value).isEmpty()) {
            return List.of();
        }
        PartHeaders described = headers.get(name);
        Map<String, String> fields = described == null ? Map.of() : described.of(givenHeaders);
        try {
            ParameterSerializer styled = field.isFiles(value) ? null : field.styled();
            return styled == null ? contents(name, value, field, fields) : pairs(styled.serialize(value), fields);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    "/body/" + InvalidParameterException.escape(name), "part '" + name + "' " + e.getMessage());
        }
    }

    private static List<Part> contents(String name, JsonNode value, BodyField field, Map<String, String> fields) {
        ContentEncoding transfer = ContentEncoding.of(fields.getOrDefault(TRANSFER_ENCODING, ""));
        List<Part> parts = new ArrayList<>();
        for (JsonNode each : field.values(value)) {
            BodyField.Content content = field.content(name, each, value.isArray(), transfer);
            parts.add(new Part(head(name, content.fileName(), content.contentType(), fields), content.content()));
        }
        return parts;
    }

    /** What a query would have of it: its pairs, each a part, with the percent-encoding taken off (3.1.1). */
    private static List<Part> pairs(@Nullable String query, Map<String, String> fields) {
        List<Part> parts = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            FileContent content = text(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
            parts.add(new Part(head(name, null, null, fields), content));
        }
        return parts;
    }

    /** A plain text part has no type: it is RFC 7578's default, and some servers take typed parts for files. */
    private static String head(
            String name, @Nullable String fileName, @Nullable String type, Map<String, String> fields) {
        StringBuilder head = new StringBuilder("Content-Disposition: form-data; name=\"");
        head.append(quoted(name)).append('"');
        if (fileName != null) {
            head.append("; filename=\"").append(quoted(fileName)).append('"');
        }
        head.append("\r\n");
        if (type != null) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        fields.forEach(
                (field, value) -> head.append(field).append(": ").append(value).append("\r\n"));
        return head.toString();
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
