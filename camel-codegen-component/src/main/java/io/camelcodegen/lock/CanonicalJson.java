package io.camelcodegen.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in a form that depends on nothing but its values: UTF-8, no white space, the members of every object sorted by
 * the UTF-16 code units of their names, arrays in their order, numbers by their value: whole ones in digits, others
 * without zeros at their end.
 */
public final class CanonicalJson {

    private static final String PREFIX = "sha256:";
    private static final int SHORT_BYTES = 8;
    /** Larger numbers keep their exponent. */
    private static final int MOST_ZEROS = 400;

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private CanonicalJson() {}

    /** {@code sha256:} and 64 hexadecimal digits in lower case: of the canonical form. */
    public static String sha256(JsonNode value) {
        return PREFIX + HexFormat.of().formatHex(digest(value));
    }

    /** The first 16 digits, for what only has to be told from its own earlier state. */
    static String shortHash(JsonNode value) {
        return HexFormat.of().formatHex(digest(value), 0, SHORT_BYTES);
    }

    /** The canonical form itself, for values that are short. */
    static String text(JsonNode value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static byte[] digest(JsonNode value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (JsonGenerator out =
                    JSON.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                write(value, out);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonNode value, JsonGenerator out) throws IOException {
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value.isArray()) {
            out.writeStartArray();
            for (JsonNode element : value) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value.isNumber()) {
            out.writeRawValue(number(value));
        } else {
            out.writeRawValue(value.toString()); // as Jackson prints it, without a codec
        }
    }

    /** 100, 100.0 and 1e2 are one number, however they were read. */
    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        BigDecimal exact = value.decimalValue().stripTrailingZeros();
        return exact.scale() <= 0 && exact.scale() > -MOST_ZEROS
                ? exact.toBigInteger().toString()
                : exact.toString();
    }
}
