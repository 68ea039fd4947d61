package io.camelcodegen.generator.model;

import io.camelcodegen.generator.model.DataType.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Types without parts, by {@code type} and {@code format}. A format counts in results as in parameters: it is the
 * source's promise, and a value that breaks it is told as such when it is read.
 */
final class Formats {

    private static final Map<String, Scalar> OF_STRINGS = Map.ofEntries(
            Map.entry("date-time", Scalar.DATE_TIME),
            Map.entry("date", Scalar.DATE),
            Map.entry("duration", Scalar.DURATION),
            Map.entry("uuid", Scalar.UUID),
            Map.entry("guid", Scalar.UUID),
            Map.entry("uri", Scalar.URI),
            Map.entry("url", Scalar.URI),
            Map.entry("uri-reference", Scalar.URI),
            Map.entry("byte", Scalar.BYTES),
            Map.entry("base64", Scalar.BYTES));

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private Formats() {}

    static boolean isScalar(Set<String> types) {
        return types.size() == 1
                && (types.contains("string")
                        || types.contains("boolean")
                        || types.contains("integer")
                        || types.contains("number"));
    }

    /**
     * @param type the one type of the schema: string, boolean, integer or number
     * @param input whether it is, or is part of, parameters: a file cannot stand in a result
     */
    static Scalar of(String type, FlatSchema schema, boolean input) {
        String format = schema.text("format");
        return switch (type) {
            case "boolean" -> Scalar.BOOLEAN;
            case "integer" -> integer(format, schema);
            case "number" -> number(format, schema);
            default -> string(format, schema, input);
        };
    }

    private static Scalar string(String format, FlatSchema schema, boolean input) {
        if (format.equals("binary")) {
            return input ? Scalar.FILE : Scalar.STRING;
        }
        return schema.text("contentEncoding").equals("base64")
                ? Scalar.BYTES
                : OF_STRINGS.getOrDefault(format, Scalar.STRING);
    }

    private static Scalar integer(String format, FlatSchema schema) {
        BigDecimal least = bound(schema, "minimum", "exclusiveMinimum", MIN_LONG);
        BigDecimal most = bound(schema, "maximum", "exclusiveMaximum", MAX_LONG);
        boolean huge = least.compareTo(MIN_LONG) < 0 || most.compareTo(MAX_LONG) > 0;
        return switch (format) {
            case "int8", "int16", "int32", "uint8", "uint16" -> huge ? Scalar.INTEGER : Scalar.INT;
            case "uint64" -> Scalar.INTEGER;
            default -> huge ? Scalar.INTEGER : Scalar.LONG;
        };
    }

    /** Where nothing is said of precision, no digit may be lost. */
    private static Scalar number(String format, FlatSchema schema) {
        return switch (format) {
            case "float", "double" -> Scalar.DOUBLE;
            case "int32" -> Scalar.INT;
            case "int64" -> integer("int64", schema);
            default -> Scalar.DECIMAL;
        };
    }

    private static BigDecimal bound(FlatSchema schema, String keyword, String exclusive, BigDecimal otherwise) {
        for (String name : List.of(keyword, exclusive)) {
            if (schema.keyword(name).isNumber()) {
                return schema.keyword(name).decimalValue();
            }
        }
        return otherwise;
    }
}
