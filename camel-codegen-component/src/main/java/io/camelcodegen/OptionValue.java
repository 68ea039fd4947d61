package io.camelcodegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the value of a {@code param.} option: an endpoint URI has text only, a tool may want an array or object. */
final class OptionValue {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private OptionValue() {}

    /** The array or object that {@code value} is the JSON text of; any other value as it is. */
    static Object read(Object value) {
        if (!(value instanceof String text) || text.isEmpty() || (text.charAt(0) != '[' && text.charAt(0) != '{')) {
            return value;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException | NumberFormatException e) {
            return value; // text that happens to begin like JSON
        }
    }
}
