package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keywords that are numbers: bounds of numbers, lengths and counts. */
final class Bounds {

    /** Until draft 4, and in OpenAPI 3.0, these were flags on another keyword. */
    private static final Map<String, String> EXCLUSIVE =
            Map.of("exclusiveMinimum", "minimum", "exclusiveMaximum", "maximum");

    private Bounds() {}

    /** Writes the keyword if it is one of these and its value makes sense. */
    static void rewrite(String keyword, JsonNode value, ObjectNode holder, ObjectNode out) {
        String flagged = EXCLUSIVE.get(keyword);
        if (flagged != null) {
            JsonNode bound = number(value.isBoolean() ? holder.path(flagged) : value);
            if (bound != null && !(value.isBoolean() && !value.booleanValue())) {
                out.set(keyword, bound);
            }
            return;
        }
        boolean count = Keywords.COUNT.contains(keyword);
        if (!count && !Keywords.NUMBER.contains(keyword) || isExclusive(keyword, holder)) {
            return;
        }
        JsonNode number = number(value);
        if (number == null) {
            return;
        }
        boolean sensible = count
                ? number.decimalValue().signum() >= 0 && isWhole(number.decimalValue())
                : !keyword.equals("multipleOf") || number.decimalValue().signum() > 0;
        if (sensible) {
            out.set(keyword, number);
        }
    }

    private static boolean isExclusive(String keyword, ObjectNode holder) {
        return keyword.equals("minimum") && holder.path("exclusiveMinimum").booleanValue()
                || keyword.equals("maximum") && holder.path("exclusiveMaximum").booleanValue();
    }

    /** Some write their numbers as strings. */
    private static @Nullable JsonNode number(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        if (!value.isTextual() || value.textValue().length() > 100) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.textValue().strip());
            return number.scale() == 0 && number.precision() < 10
                    ? IntNode.valueOf(number.intValueExact())
                    : DecimalNode.valueOf(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
