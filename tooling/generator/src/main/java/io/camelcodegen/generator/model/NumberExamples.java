package io.camelcodegen.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers that a schema allows. */
final class NumberExamples {

    /** Of a bound: with more there is nothing to gain, and to reckon with it may cost much. */
    private static final int MAX_DIGITS = 40;

    private NumberExamples() {}

    /** @return a small whole number; null where there is none within the bounds */
    static @Nullable JsonNode of(FlatSchema schema) {
        BigDecimal least = bound(schema, "minimum", "exclusiveMinimum", RoundingMode.CEILING);
        BigDecimal most = bound(schema, "maximum", "exclusiveMaximum", RoundingMode.FLOOR);
        BigDecimal number = BigDecimal.ONE;
        if (least != null && number.compareTo(least) < 0) {
            number = least;
        } else if (most != null && number.compareTo(most) > 0) {
            number = most;
        }
        BigDecimal step = sane(schema.keyword("multipleOf"));
        if (step != null && step.signum() > 0) {
            number = number.divide(step, 0, RoundingMode.CEILING).multiply(step);
        }
        JsonNode node = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() < 19
                ? JsonNodeFactory.instance.numberNode(number.longValueExact())
                : JsonNodeFactory.instance.numberNode(number);
        return fits(node, schema) ? node : null;
    }

    static boolean fits(JsonNode number, FlatSchema schema) {
        BigDecimal value = sane(number);
        return value != null
                && (!schema.keyword("minimum").isNumber()
                        || value.compareTo(schema.keyword("minimum").decimalValue()) >= 0)
                && (!schema.keyword("maximum").isNumber()
                        || value.compareTo(schema.keyword("maximum").decimalValue()) <= 0)
                && (!schema.keyword("exclusiveMinimum").isNumber()
                        || value.compareTo(schema.keyword("exclusiveMinimum").decimalValue()) > 0)
                && (!schema.keyword("exclusiveMaximum").isNumber()
                        || value.compareTo(schema.keyword("exclusiveMaximum").decimalValue()) < 0);
    }

    /** The first whole number within. */
    private static @Nullable BigDecimal bound(
            FlatSchema schema, String keyword, String exclusive, RoundingMode inwards) {
        BigDecimal open = sane(schema.keyword(exclusive));
        if (open != null) {
            BigDecimal rounded = open.setScale(0, inwards);
            BigDecimal one = inwards == RoundingMode.CEILING ? BigDecimal.ONE : BigDecimal.ONE.negate();
            return rounded.compareTo(open) == 0 ? rounded.add(one) : rounded;
        }
        BigDecimal closed = sane(schema.keyword(keyword));
        return closed == null ? null : closed.setScale(0, inwards);
    }

    private static @Nullable BigDecimal sane(JsonNode number) {
        if (!number.isNumber() || number.isDouble() && !Double.isFinite(number.doubleValue())) {
            return null;
        }
        BigDecimal value = number.decimalValue();
        return value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS ? value : null;
    }
}
