package io.camelcodegen.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in HTTP header fields (RFC 9110, section 5.6.7). */
public final class HttpDate {

    private HttpDate() {}

    /** The date in any of the three forms, obsolete ones included; null where the text is none. */
    public static @Nullable Instant parse(String text) {
        for (DateTimeFormatter form : Forms.ALL) {
            try {
                return LocalDateTime.parse(text.trim(), form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return null;
    }

    /** Made when the first date is met: most answers hold none. */
    private static final class Forms {
        static final List<DateTimeFormatter> ALL = List.of(
                DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
                new DateTimeFormatterBuilder()
                        .appendPattern("EEEE, dd-MMM-")
                        .appendValueReduced(ChronoField.YEAR, 2, 2, 1976)
                        .appendPattern(" HH:mm:ss 'GMT'")
                        .toFormatter(Locale.ENGLISH),
                DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));
    }
}
