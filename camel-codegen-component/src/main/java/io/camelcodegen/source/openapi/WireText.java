package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.Map;

/** The text of JSON values on the wire, with every digit. */
final class WireText {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ObjectWriter ASCII = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    /** Beyond this many zeros {@code 1E+50} is easier to read, and cannot fill the heap. */
    private static final int MAX_PLAIN_EXPONENT = 40;

    private WireText() {}

    /**
     * A value as JSON.
     *
     * @param ascii for a header, which can carry nothing else
     * @throws IllegalArgumentException where JSON cannot express it
     */
    static String of(JsonNode value, boolean ascii) {
        requireFinite(value);
        try {
            return ascii ? ASCII.writeValueAsString(value) : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A value as JSON in UTF-8. */
    static byte[] bytes(JsonNode value) {
        requireFinite(value);
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A string, number or boolean as plain text; null is empty. */
    static String scalar(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNull()) {
            return "";
        }
        requireFinite(value);
        if (value.isBigDecimal() || value.isFloatingPointNumber()) {
            BigDecimal decimal = value.isBigDecimal() ? value.decimalValue() : new BigDecimal(value.asText());
            boolean plain = Math.abs((long) decimal.scale()) <= MAX_PLAIN_EXPONENT;
            // -0.0 has no BigDecimal: it stays as the double prints it
            return plain && decimal.signum() != 0 ? decimal.toPlainString() : value.asText();
        }
        return value.asText();
    }

    /** NaN and the infinities are no JSON numbers; Jackson would send them as strings. */
    private static void requireFinite(JsonNode value) {
        if (value.isContainerNode()) {
            if (value.isArray()) {
                for (JsonNode item : value) {
                    requireFinite(item);
                }
            } else {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    requireFinite(member.getValue());
                }
            }
        } else if (value.getNodeType() == JsonNodeType.NUMBER
                && (value.isDouble() || value.isFloat())
                && !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("holds " + value.asText() + ", which is no JSON number");
        }
    }
}
