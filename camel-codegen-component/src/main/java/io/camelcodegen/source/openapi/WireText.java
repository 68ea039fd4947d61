package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import java.math.BigDecimal;
import java.util.Base64;

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
        JsonNode written = writable(value);
        try {
            return ascii ? ASCII.writeValueAsString(written) : MAPPER.writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A value as JSON in UTF-8. */
    static byte[] bytes(JsonNode value) {
        JsonNode written = writable(value);
        try {
            return MAPPER.writeValueAsBytes(written);
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
        if (value instanceof FileNode file) {
            return Base64.getEncoder().encodeToString(file.content().readAll());
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

    /**
     * A value as Jackson is to write it: content handed over by Java code becomes base64, as Jackson does with bytes.
     * NaN and the infinities, which Jackson would send as strings, are refused.
     */
    private static JsonNode writable(JsonNode value) {
        return JsonLeaves.replace(value, leaf -> {
            requireFinite(leaf);
            return leaf instanceof FileNode file
                    ? BinaryNode.valueOf(file.content().readAll())
                    : leaf;
        });
    }

    private static void requireFinite(JsonNode value) {
        if ((value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("holds " + value.asText() + ", which is no JSON number");
        }
    }
}
