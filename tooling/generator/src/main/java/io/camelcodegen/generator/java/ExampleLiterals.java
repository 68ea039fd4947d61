package io.camelcodegen.generator.java;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelcodegen.generator.model.DataType.Scalar;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes values without types of their own as Java expressions that may stand in a comment. */
final class ExampleLiterals {

    private static final int LONGEST_TEXT = 500;

    private ExampleLiterals() {}

    /** A {@code JsonNode} of any kind. */
    static String json(@Nullable JsonNode example, int depth) {
        if (example == null || depth > ExampleValues.DEEPEST) {
            return "JsonNodeFactory.instance.objectNode()";
        }
        StringBuilder code = new StringBuilder();
        if (example.isObject()) {
            code.append("JsonNodeFactory.instance.objectNode()");
            example.properties().stream().limit(ExampleValues.MOST_OPTIONAL).forEach(member -> code.append(
                            ".<ObjectNode>set(")
                    .append(text(member.getKey()))
                    .append(", ")
                    .append(json(member.getValue(), depth + 1))
                    .append(')'));
            return code.toString();
        }
        if (example.isArray()) {
            code.append("JsonNodeFactory.instance.arrayNode()");
            for (int i = 0; i < Math.min(example.size(), ExampleValues.LONGEST_LIST); i++) {
                code.append(".add(").append(json(example.get(i), depth + 1)).append(')');
            }
            return code.toString();
        }
        return switch (example.getNodeType()) {
            case STRING -> "TextNode.valueOf(" + text(example.textValue()) + ')';
            case BOOLEAN -> "BooleanNode.valueOf(" + example.booleanValue() + ')';
            case NUMBER -> "DecimalNode.valueOf(" + scalar(Scalar.DECIMAL, example) + ')';
            default -> "NullNode.instance";
        };
    }

    /** A value without parts; that of the example where it is of the type. */
    static String scalar(Scalar type, @Nullable JsonNode example) {
        String written = example == null || example.isContainerNode() ? "" : example.asText();
        return switch (type) {
            case STRING -> text(written.isEmpty() && example == null ? "text" : written);
            case BOOLEAN -> String.valueOf(example != null && example.asBoolean());
            case INT -> String.valueOf(number(example).intValue());
            case LONG -> number(example).longValue() + "L";
            case INTEGER -> "new BigInteger(\"" + number(example).toBigInteger() + "\")";
            case DOUBLE -> String.valueOf(finite(number(example).doubleValue()));
            case DECIMAL -> "new BigDecimal(\"" + number(example) + "\")";
            case DATE -> "LocalDate.parse(" + parsed(LocalDate::parse, written, "2026-01-31") + ')';
            case DATE_TIME ->
                "OffsetDateTime.parse(" + parsed(OffsetDateTime::parse, written, "2026-01-31T12:00:00Z") + ')';
            case DURATION -> "Duration.parse(" + parsed(Duration::parse, written, "PT30S") + ')';
            case UUID ->
                "UUID.fromString(" + parsed(UUID::fromString, written, "123e4567-e89b-12d3-a456-426614174000") + ')';
            case URI -> "URI.create(" + parsed(URI::create, written, "https://example.com/") + ')';
            case BYTES -> "new byte[] {1, 2, 3}";
            case FILE -> "java.nio.file.Path.of(\"file.txt\")";
        };
    }

    private static BigDecimal number(@Nullable JsonNode example) {
        return example != null
                        && example.isNumber()
                        && Math.abs((long) example.decimalValue().scale()) < LONGEST_TEXT
                ? example.decimalValue()
                : BigDecimal.ONE;
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 1;
    }

    /** The literal of the text if it can be read, else of the other one. */
    private static String parsed(Function<String, ?> reader, String text, String other) {
        try {
            return text.isEmpty() || reader.apply(text) == null ? text(other) : text(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return text(other);
        }
    }

    /** A string. */
    static String text(String text) {
        return SafeText.literalInComment(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }
}
