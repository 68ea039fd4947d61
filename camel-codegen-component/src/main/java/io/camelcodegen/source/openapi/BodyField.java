package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.camelcodegen.http.HttpBody;
import io.camelcodegen.source.openapi.OperationSpec.Encoding;
import io.camelcodegen.source.openapi.OperationSpec.MediaType;
import io.camelcodegen.source.openapi.OperationSpec.Parameter;
import io.camelcodegen.source.openapi.OperationSpec.PartHeader;
import io.camelcodegen.source.openapi.OperationSpec.Serialization;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One property of a form or multipart body: its values, and what each is sent as by OpenAPI's Encoding Object and the
 * property's schema (3.0.4 and 3.1.2, section "Encoding Object"). Immutable.
 */
final class BodyField {

    private final @Nullable JsonNode schema;
    private final PropertySchema whole;
    private final PropertySchema item;
    private final ContentTypes types;
    private final boolean untypedIsBinary;
    private final @Nullable ParameterSerializer styled;
    private final List<PartHeader> headers;

    /** @param schema as the body's declares it; null where it does not */
    private BodyField(String name, MediaType media, @Nullable JsonNode schema) {
        Encoding encoding = media.encoding().get(name);
        Serialization style = encoding == null ? null : encoding.serialization();
        JsonNode root = media.schema();
        this.schema = schema;
        this.whole = PropertySchema.of(root, schema == null ? JsonTree.NODES.objectNode() : schema);
        this.item = PropertySchema.of(root, whole.items());
        // "if a value is explicitly defined, contentType SHALL be ignored"
        this.types = encoding == null || style != null ? ContentTypes.NONE : ContentTypes.of(encoding.contentType());
        this.untypedIsBinary = media.untypedIsBinary();
        this.styled = style == null ? null : new ParameterSerializer(Parameter.query(name, style));
        this.headers = encoding == null ? List.of() : encoding.headers();
    }

    /** The fields that a body's schema or encoding names. */
    static Map<String, BodyField> all(MediaType media) {
        Map<String, BodyField> fields = new HashMap<>();
        Map<String, JsonNode> schemas = BodyProperties.of(media.schema()).schemas();
        schemas.forEach((name, schema) -> fields.put(name, new BodyField(name, media, schema)));
        media.encoding().keySet().forEach(name -> fields.computeIfAbsent(name, n -> new BodyField(n, media, null)));
        return Map.copyOf(fields);
    }

    /** A field that neither names: what it is sent as depends on the value alone. */
    static BodyField undeclared(String name, MediaType media) {
        return new BodyField(name, media, null);
    }

    List<PartHeader> headers() {
        return headers;
    }

    /** What writes the field by its style; null where the document gives none. */
    @Nullable
    ParameterSerializer styled() {
        return styled;
    }

    /** Whether a value is the content of files, or is meant to be: no style can hold that. */
    boolean isFiles(JsonNode value) {
        boolean files = whole.binary() || item.binary() || isFile(value);
        if (value.isArray()) {
            for (JsonNode each : value) {
                files |= isFile(each);
            }
        }
        return files;
    }

    private static boolean isFile(JsonNode value) {
        return value.isBinary() || value instanceof POJONode;
    }

    /**
     * What is sent one by one: an array's items, unless the document says that it is JSON. That makes it one value: it
     * is what servers that read a part as JSON expect, though 3.0.4 and 3.1.2 can be read as a part for each item.
     */
    List<JsonNode> values(JsonNode value) {
        if (!value.isArray() || types.isJson()) {
            return value.isNull() ? List.of() : List.of(value);
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(each -> {
            if (!each.isNull()) {
                items.add(each);
            }
        });
        return items;
    }

    /**
     * A value as it is sent.
     *
     * @param contentType null for text, whose type need not be said
     * @param fileName null where it is no file
     */
    record Content(
            FileContent content,
            @Nullable String contentType,
            @Nullable String fileName) {}

    /**
     * @param name of the file, where the content has none
     * @param repeated whether it is an array's item
     * @param transfer how bytes are written, where the schema does not say
     * @throws IllegalArgumentException whose message continues "part x …"
     */
    Content content(String name, JsonNode value, boolean repeated, ContentEncoding transfer) {
        PropertySchema facts = repeated ? item : whole;
        ContentEncoding encoding = facts.encoding() == ContentEncoding.NONE ? transfer : facts.encoding();
        FileContent file = FileContent.of(value);
        if (file != null) {
            boolean named = encoding == ContentEncoding.NONE || facts.binary();
            String fileName = file.fileName() == null && named ? name : file.fileName();
            boolean octets = types == ContentTypes.NONE && encoding != ContentEncoding.NONE;
            String type = octets ? ContentTypes.OCTETS : types.ofFile(fileName);
            return new Content(encoding.encode(file), type, fileName);
        }
        return value.isContainerNode() ? structure(value) : text(name, value, facts, encoding);
    }

    /** A value as text, for a form: bytes are base64, if their schema says nothing else. */
    String text(JsonNode value, boolean repeated) {
        FileContent file = FileContent.of(value);
        if (file != null) {
            ContentEncoding said = (repeated ? item : whole).encoding();
            FileContent text = (said == ContentEncoding.NONE ? ContentEncoding.BASE64 : said).encode(file);
            return new String(text.readAll(), StandardCharsets.US_ASCII);
        }
        String type = value.isContainerNode() ? types.ofStructure() : types.ofText();
        if (MediaTypeName.of(type).isJson() || type == null && value.isContainerNode()) {
            return WireText.of(value, false);
        }
        return value.isContainerNode()
                ? new String(structure(value).content().readAll(), StandardCharsets.UTF_8)
                : WireText.scalar(value);
    }

    /** A value with its bytes as text. */
    JsonNode textual(JsonNode value) {
        return JsonLeaves.replace(value, leaf -> isFile(leaf) ? TextNode.valueOf(text(leaf, value.isArray())) : leaf);
    }

    private Content text(String name, JsonNode value, PropertySchema facts, ContentEncoding encoding) {
        String type = types.ofText();
        String fileName = facts.binary() ? name : null; // servers tell files by this parameter
        if (type == null && (facts.binary() || encoding != ContentEncoding.NONE || isUntyped(value, facts))) {
            type = ContentTypes.OCTETS;
        }
        MediaTypeName parsed = MediaTypeName.of(type);
        if (parsed.isJson()) {
            return new Content(FileContent.of(WireText.bytes(value)), type, fileName);
        }
        Charset charset = parsed.knownCharset();
        byte[] text = WireText.scalar(value).getBytes(charset == null ? StandardCharsets.UTF_8 : charset);
        return new Content(FileContent.of(text), type, fileName);
    }

    private boolean isUntyped(JsonNode value, PropertySchema facts) {
        return untypedIsBinary && facts.untyped() && schema != null && value.isTextual();
    }

    private Content structure(JsonNode value) {
        String type = types.ofStructure();
        MediaType media = new MediaType(schema == null ? JsonTree.NODES.objectNode() : schema, Map.of());
        BodyEncoder.Encoded encoded =
                BodyEncoder.of(type == null ? "application/json" : type, media).encode(value);
        FileContent content = encoded.body() instanceof HttpBody.Stream stream
                ? new FileContent(null, stream.opener(), stream.length(), null)
                : FileContent.of(((HttpBody.Bytes) encoded.body()).content());
        return new Content(content, encoded.contentType(), null);
    }
}
