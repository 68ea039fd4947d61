package io.camelcodegen.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON of which a program must not read other things than a person: one value and nothing after it, no name twice in an
 * object, numbers with all their digits, UTF-8. At most 500 values within one another.
 */
public final class StrictJson {

    private static final int MAX_NESTING = 500;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // a number is written as it was read
            .build();

    private StrictJson() {}

    /**
     * A missing node where there is nothing but white space.
     *
     * @param utf8 may begin with a byte order mark
     * @throws IOException what {@link #problem} explains
     */
    public static JsonNode parse(byte[] utf8) throws IOException {
        return parse(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString());
    }

    /** As {@link #parse(byte[])}. */
    public static JsonNode parse(String text) throws IOException {
        return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** What is wrong with a file of JSON that could not be read or parsed; never quotes it, as it may be anything. */
    public static String problem(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return "is not valid JSON, see line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        if (e instanceof JsonProcessingException) {
            return "is not valid JSON";
        }
        return e instanceof CharacterCodingException ? "is not UTF-8" : "cannot be read: " + FileProblem.of(e);
    }
}
