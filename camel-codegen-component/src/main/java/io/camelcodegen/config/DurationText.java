package io.camelcodegen.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Camel's duration text: {@code 500ms}, {@code 5s}, {@code 1m30s}. Stricter than Camel's own reader, which takes
 * {@code PT5S} for zero.
 */
final class DurationText {

    static final String EXPECTED = "a number of milliseconds, or text like 500ms, 5s, 1m30s";

    private static final Pattern TEXT = Pattern.compile(
            "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,12})ms)?");
    private static final Pattern BARE = Pattern.compile("[0-9]{1,12}");
    private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private DurationText() {}

    /** @param bareUnit the milliseconds that a number without a unit counts */
    static Optional<Duration> parse(String text, long bareUnit) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(Duration.ofMillis(Long.parseLong(text) * bareUnit));
        }
        Matcher matcher = TEXT.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        long millis = 0; // nine digits of days are below 2^63 ms
        for (int unit = 0; unit < UNITS.length; unit++) {
            String digits = matcher.group(unit + 1);
            millis += digits == null ? 0 : Long.parseLong(digits) * UNITS[unit];
        }
        return Optional.of(Duration.ofMillis(millis));
    }
}
