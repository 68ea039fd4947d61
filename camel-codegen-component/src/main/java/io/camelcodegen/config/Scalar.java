package io.camelcodegen.config;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A number, a duration, or true or false, which may also be written as text and then hold variables. Each getter tells
 * the {@link Settings} it is from what is wrong, and then gives null.
 */
final class Scalar {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_NUMERAL = 40;

    private final Settings owner;
    private final String key;
    private final Object value;

    /** Null where the value is of another kind, or where a variable has no value, which was told already. */
    private final @Nullable String text;

    Scalar(Settings owner, String key, Object value) {
        this.owner = owner;
        this.key = key;
        this.value = value;
        this.text = value instanceof CharSequence
                ? owner.word(key)
                : value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    @Nullable
    Boolean flag(String expected) {
        if ("true".equals(text) || "false".equals(text)) {
            return Boolean.valueOf(text);
        }
        tellExpected(expected);
        return null;
    }

    @Nullable
    Long whole(long min, long max) {
        BigDecimal number = decimal();
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            tellExpected("a whole number");
            return null;
        }
        return isBetween(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max)) ? (Long) number.longValue() : null;
    }

    @Nullable
    Double number(int min, int max) {
        BigDecimal number = decimal();
        if (number == null) {
            tellExpected("a number");
            return null;
        }
        return isBetween(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                ? (Double) number.doubleValue()
                : null;
    }

    @Nullable
    Duration duration(boolean mayBeZero, long numberUnit, String expected) {
        Duration duration =
                text == null ? null : DurationText.parse(text, numberUnit).orElse(null);
        if (duration == null) {
            tellExpected(expected);
            return null;
        }
        if (duration.compareTo(LONGEST) > 0 || duration.isZero() && !mayBeZero) {
            owner.problem(key, mayBeZero ? "must be at most 30 days" : "must be more than 0 and at most 30 days");
            return null;
        }
        return duration;
    }

    private @Nullable BigDecimal decimal() {
        try {
            return text == null || text.length() > LONGEST_NUMERAL ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // also NaN and the infinities
        }
    }

    private boolean isBetween(BigDecimal number, BigDecimal min, BigDecimal max) {
        boolean between = number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
        if (!between) {
            owner.problem(key, "must be from " + min + " to " + max);
        }
        return between;
    }

    private void tellExpected(String expected) {
        if (!(value instanceof CharSequence)) {
            owner.problem(key, "must be " + expected + ", is " + Settings.kind(value));
        } else if (text != null) {
            String shown = Problems.shown(value.toString()).trim();
            owner.problem(key, "must be " + expected + (shown.isEmpty() ? "" : ", is " + shown));
        }
    }
}
