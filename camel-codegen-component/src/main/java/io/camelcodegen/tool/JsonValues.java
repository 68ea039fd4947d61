package io.camelcodegen.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text into plain Java values, without losing a digit.
 *
 * <p>An object becomes a {@link LinkedHashMap} (of two members of one name the last stays), an array a {@link List}, an
 * integer the smallest of {@link Integer}, {@link Long} and {@link java.math.BigInteger}, any other number a
 * {@link Double} where that double stands for exactly the number written ({@code -0.0} included), else a
 * {@link BigDecimal}. Nesting is bounded to {@value #MAX_DEPTH} levels and a number to 1,000 characters; how long the
 * whole text may be is its sender's affair to bound. Thread-safe.
 */
public final class JsonValues {

    /** Deeper text is refused: it is read by recursion, and no API nests like that in good faith. */
    public static final int MAX_DEPTH = 500;

    /** So many decimal digits survive the way to a double and back, whichever they are (IEEE 754; C's DBL_DIG). */
    private static final int EXACT_DIGITS = 15;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // names come from outside, any number of them; the table of canonical names is bounded. Without that table
            // Jackson reads bytes through a Reader, which puts a replacement character in place of malformed UTF-8
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .build();

    private JsonValues() {}

    /**
     * Reads one value in UTF-8, UTF-16 or UTF-32, with or without a byte order mark, which must be the whole text.
     *
     * @throws IOException where it is not JSON, is empty, or anything but white space follows the value
     */
    public static @Nullable Object read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return whole(parser);
        }
    }

    /** Reads one value, which must be the whole text. */
    public static @Nullable Object read(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return whole(parser);
        }
    }

    /** Reads values that follow one another, separated by white space at most: NDJSON, JSON Lines. */
    public static List<@Nullable Object> readAll(String json) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values.add(value(parser, token));
            }
        }
        return values;
    }

    /** The value once more, with maps, lists and byte arrays of its own. */
    public static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, copy(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(member -> copy.add(copy(member)));
            return copy;
        }
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    private static @Nullable Object whole(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonParseException(parser, "there is no JSON value");
        }
        Object value = value(parser, token);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the JSON value");
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getNumberValue(); // Integer, Long or BigInteger, as needed
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default -> throw new JsonParseException(parser, "a JSON value was expected, not " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    /** What counts is the double's own decimal form: that is what a reader of the result will see and send on. */
    private static Number decimal(JsonParser parser) throws IOException {
        String written = parser.getText();
        double nearest = parser.getDoubleValue();
        if (written.length() <= EXACT_DIGITS && written.indexOf('e') < 0 && written.indexOf('E') < 0) {
            return nearest;
        }
        String printed = Double.toString(nearest);
        if (printed.equals(written)) {
            return nearest;
        }
        BigDecimal exact;
        try {
            exact = new BigDecimal(written);
        } catch (NumberFormatException e) { // an exponent beyond any number
            throw new JsonParseException(parser, "the number cannot be represented", e);
        }
        return Double.isFinite(nearest) && exact.compareTo(new BigDecimal(printed)) == 0 ? (Number) nearest : exact;
    }
}
