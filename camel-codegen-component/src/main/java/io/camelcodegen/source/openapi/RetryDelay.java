package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.policy.RateLimitHint;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: {@code Retry-After} (RFC 9110, section 10.2.3), else what {@link RateLimitHint} reads.
 * A time that has passed is a delay of zero; what cannot be read is no delay.
 */
final class RetryDelay {

    private final Clock clock;

    RetryDelay(Clock clock) {
        this.clock = clock;
    }

    /** What {@code Retry-After} says, or null. */
    @Nullable
    Duration retryAfter(HttpResponse response) {
        String value = response.header("retry-after");
        if (value == null) {
            return null;
        }
        Duration seconds = RateLimitHint.seconds(value);
        return seconds != null ? seconds : untilDate(value.trim());
    }

    /** What any header says of an answer that is about rate, or null. */
    @Nullable
    Duration rateLimit(HttpResponse response) {
        Duration delay = retryAfter(response);
        return delay == null ? RateLimitHint.reset(response::header, clock.instant()) : delay;
    }

    /** Whether an answer says that no more calls are allowed for now. */
    boolean isExhausted(HttpResponse response) {
        if (response.header("retry-after") != null) {
            return true;
        }
        RateLimitHint hint = RateLimitHint.read(response::header, clock.instant());
        return hint != null && hint.exhausted();
    }

    /** RFC 9110, section 5.6.7: the three forms of a date, obsolete ones included. */
    private @Nullable Duration untilDate(String text) {
        for (DateTimeFormatter form : DateForms.ALL) {
            try {
                return until(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return null;
    }

    private Duration until(Instant time) {
        Duration delay = Duration.between(clock.instant(), time);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** Made when the first date is met: most answers hold none. */
    private static final class DateForms {
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
