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

/**
 * Reads a part of a text as a tree, with Jackson. Apart from {@link JsonText}, because a start that reads no operation
 * then needs no class of Jackson's.
 */
final class JsonTree {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(JsonText.MAX_DEPTH).build();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names of untrusted documents, most of them seen once
            .streamReadConstraints(CONSTRAINTS)
            .build();

    private final JsonText text;

    private JsonTree(JsonText text) {
        this.text = text;
    }

    /** @see JsonText#read */
    static JsonNode read(JsonText text, Range range) throws IOException {
        try (JsonParser parser = parser(text, range)) {
            parser.nextToken();
            return new JsonTree(text).node(parser);
        }
    }

    /** Says in Jackson's words what is wrong with the value at {@code range}, in which a cursor {@code found} a fault. */
    static IOException diagnosis(JsonText text, Range range, IOException found) {
        try (JsonParser parser = parser(text, range)) {
            while (parser.nextToken() != null) {
                // until it finds the fault, too
            }
            return found;
        } catch (IOException fault) {
            return fault;
        }
    }

    private static JsonParser parser(JsonText text, Range range) throws IOException {
        return FACTORY.createParser(text.bytes(), range.start(), range.end() - range.start());
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

    /** As the root document would spell it, so that who reads the node need not know which document it is from. */
    private JsonNode reference(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? NODES.textNode(text.rebase(parser.getText()))
                : node(parser);
    }
}
