package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Turns texts into numbers and booleans and back, where the result says exactly the same. */
final class ScalarCoercion {

    /** Longer ones are no numbers anybody means, and parsing them would take time squared. */
    private static final int MAX_DIGITS = 1_000;

    /** 1.0 is an integer. No leading zeros: they would be lost. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.0+)?");

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private ScalarCoercion() {}

    /**
     * @param type that the value does not have
     * @return the same node where it cannot be turned
     */
    static JsonNode turn(JsonNode value, JsonNode type) {
        if (value.isTextual()) {
            return fromText(value, value.textValue(), type);
        }
        if ((value.isNumber() || value.isBoolean()) && DeclaredTypes.names(type, "string")) {
            return TextNode.valueOf(value.toString()); // the JSON of it, so every digit
        }
        return value;
    }

    private static JsonNode fromText(JsonNode value, String text, JsonNode type) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return value;
        }
        if (text.equals("true") || text.equals("false")) {
            return DeclaredTypes.names(type, "boolean") ? BooleanNode.valueOf(text.equals("true")) : value;
        }
        char first = text.charAt(0);
        if (first != '-' && (first < '0' || first > '9')) {
            return value;
        }
        boolean number = DeclaredTypes.names(type, "number");
        if ((number || DeclaredTypes.names(type, "integer"))
                && INTEGER.matcher(text).matches()) {
            int point = text.indexOf('.');
            if (point < 0) {
                return integer(value, new BigInteger(text));
            }
            if (!number) {
                return integer(value, new BigInteger(text.substring(0, point)));
            }
        }
        if (number && NUMBER.matcher(text).matches()) {
            BigDecimal decimal = new BigDecimal(text);
            return decimal.signum() == 0 && first == '-' ? value : DecimalNode.valueOf(decimal);
        }
        return value;
    }

    /** A negative zero stays a text: as an integer its sign would be lost. */
    private static JsonNode integer(JsonNode text, BigInteger value) {
        if (value.signum() == 0 && text.textValue().startsWith("-")) {
            return text;
        }
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }
}
