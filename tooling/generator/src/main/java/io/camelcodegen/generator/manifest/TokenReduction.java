package io.camelcodegen.generator.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What one call of a tool costs an agent, in tokens.
 *
 * @param traditional the whole tool list, as a client without code would be sent it, and the call
 * @param codeMode what is read and written instead
 */
public record TokenReduction(long traditional, long codeMode) {

    public TokenReduction {
        if (traditional < 0 || codeMode < 0) {
            throw new IllegalArgumentException("tokens are counted from 0");
        }
    }

    /** The part that is saved, 0 to 1, four digits, rounded down; 0 where nothing is saved. */
    public BigDecimal reduction() {
        if (traditional <= codeMode) {
            return BigDecimal.ZERO.setScale(4);
        }
        return BigDecimal.valueOf(traditional - codeMode).divide(BigDecimal.valueOf(traditional), 4, RoundingMode.DOWN);
    }

    /** The same in percent, to one digit: {@code 98.8%}. */
    public String savings() {
        BigDecimal percent = traditional <= codeMode
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(traditional - codeMode)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(traditional), 1, RoundingMode.DOWN);
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }
}
