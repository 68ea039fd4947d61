package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as bytes, of which parts are read when they are wanted. No tree of the whole is ever kept.
 * Immutable, as long as nobody changes the array.
 */
final class JsonText {

    /** Nesting of real documents stays below 100; everything that walks schemas recursively can rely on this bound. */
    static final int MAX_DEPTH = 256;

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names of untrusted documents, most of them seen once
            .streamReadConstraints(CONSTRAINTS)
            .build();

    private final byte[] bytes;
    private final int start;
    private final String file;
    private final String rootFile;

    /**
     * A root document.
     *
     * @param bytes UTF-8, with or without a byte order mark; kept, not copied
     */
    JsonText(byte[] bytes) {
        this(bytes, "", "");
    }

    /**
     * @param file where the text stands relative to the root document; empty for the root document
     * @param rootFile the root document's own file name
     */
    JsonText(byte[] bytes, String file, String rootFile) {
        this.bytes = bytes;
        this.start = hasByteOrderMark(bytes) ? 3 : 0;
        this.file = file;
        this.rootFile = rootFile;
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    String file() {
        return file;
    }

    byte[] bytes() {
        return bytes;
    }

    Range whole() {
        return new Range(start, bytes.length);
    }

    /** A parser of the value at {@code range}; its byte offsets count from {@code range.start()}. */
    JsonParser parser(Range range) throws IOException {
        return FACTORY.createParser(bytes, range.start(), range.end() - range.start());
    }

    /** The value at {@code range} as a tree; numbers keep all their digits, the last of equal keys wins. */
    JsonNode read(Range range) throws IOException {
        try (JsonParser parser = parser(range)) {
            parser.nextToken();
            return node(parser);
        }
    }

    /**
     * Where the value at {@code pointer} stands, relative to the value at {@code within}; null where there is none.
     *
     * @param pointer the reference tokens of a JSON pointer (RFC 6901), unescaped
     */
    @Nullable
    Range find(Range within, List<String> pointer) throws IOException {
        Range found = within;
        for (String token : pointer) {
            found = child(found, token);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    private @Nullable Range child(Range parent, String token) throws IOException {
        Range found = null;
        try (JsonParser parser = parser(parent)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean wanted = token.equals(parser.currentName());
                    parser.nextToken();
                    if (wanted) { // goes on: the last of equal keys wins, as in the tree
                        found = skip(parser, parent.start());
                    } else {
                        parser.skipChildren();
                    }
                }
            } else if (first == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    Range element = skip(parser, parent.start());
                    if (token.equals(String.valueOf(i))) {
                        return element;
                    }
                }
            }
        }
        return found;
    }

    /** Skips the value that {@code parser} stands at, whose offsets count from {@code base}, and tells where it was. */
    static Range skip(JsonParser parser, int base) throws IOException {
        int from;
        if (parser.currentToken().isStructStart()) {
            from = offset(parser) - 1;
            parser.skipChildren();
        } else {
            from = (int) parser.currentTokenLocation().getByteOffset();
            parser.finishToken();
        }
        return new Range(base + from, base + offset(parser));
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** Recursive: the parser bounds the depth. */
    private JsonNode node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, name.equals("$ref") ? reference(parser) : node(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** A {@code $ref} of this text, as the root document would spell it. */
    String rebase(String ref) {
        return Reference.rebase(ref, file, rootFile);
    }

    /** As the root document would spell it, so that who reads the node need not know which document it is from. */
    private JsonNode reference(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? NODES.textNode(rebase(parser.getText()))
                : node(parser);
    }
}
