package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpDate;
import io.camelcodegen.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: {@code Retry-After} (RFC 9110, section 10.2.3), {@code RateLimit} and
 * {@code RateLimit-Reset} (IETF drafts "RateLimit header fields for HTTP", the latest and those before it), and
 * {@code X-RateLimit-Reset}. A time that has passed is a delay of zero; what cannot be read is no delay.
 */
final class RetryDelay {

    /** More is said by nobody in earnest; keeps the arithmetic of delays from overflowing. */
    private static final long MOST_SECONDS = Duration.ofDays(36_525).toSeconds();
    /** X-RateLimit-Reset is a time where it is that large (September 2001), else a number of seconds. */
    private static final long FIRST_TIME = 1_000_000_000L;

    private static final long FIRST_TIME_IN_MILLIS = 100_000_000_000L;

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
        Long seconds = seconds(value.trim());
        if (seconds != null) {
            return delay(seconds);
        }
        Instant date = HttpDate.parse(value);
        return date == null ? null : until(date);
    }

    /** What any header says of an answer that is about rate, or null. */
    @Nullable
    Duration rateLimit(HttpResponse response) {
        Duration delay = retryAfter(response);
        if (delay == null) {
            delay = structured(response.header("ratelimit"));
        }
        if (delay == null) {
            delay = reset(response.header("ratelimit-reset"));
        }
        return delay == null ? reset(response.header("x-ratelimit-reset")) : delay;
    }

    /** Whether an answer says that no more calls are allowed for now. */
    static boolean isExhausted(HttpResponse response) {
        return "0".equals(trimmed(response.header("x-ratelimit-remaining")))
                || "0".equals(trimmed(response.header("ratelimit-remaining")))
                || response.header("retry-after") != null
                || "0".equals(parameter(response.header("ratelimit"), "r", "remaining"));
    }

    private static @Nullable String trimmed(@Nullable String value) {
        return value == null ? null : value.trim();
    }

    /** {@code "default";r=0;t=30}, of several the exhausted one; earlier drafts: {@code limit=9, remaining=0, reset=30}. */
    private static @Nullable Duration structured(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Long longest = null;
        for (String item : value.contains(";") ? value.split(",", -1) : new String[] {value}) {
            String time = parameter(item, "t", "reset");
            Long seconds = time == null ? null : seconds(time);
            String remaining = parameter(item, "r", "remaining");
            boolean exhausted = remaining == null || remaining.equals("0");
            if (seconds != null && exhausted) {
                longest = longest == null ? seconds : Math.max(longest, seconds);
            }
        }
        return longest == null ? null : delay(longest);
    }

    private static @Nullable String parameter(@Nullable String item, String name, String earlierName) {
        if (item == null) {
            return null;
        }
        for (String part : item.split("[;,]", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).trim();
            if (key.equals(name) || key.equals(earlierName)) {
                return part.substring(equals + 1).trim();
            }
        }
        return null;
    }

    private @Nullable Duration reset(@Nullable String value) {
        Long number = value == null ? null : seconds(value.trim());
        if (number == null) {
            return null;
        }
        if (number >= FIRST_TIME_IN_MILLIS) {
            return until(Instant.ofEpochMilli(number));
        }
        return number >= FIRST_TIME ? until(Instant.ofEpochSecond(number)) : delay(number);
    }

    private static @Nullable Long seconds(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return text.length() > 15 ? MOST_SECONDS : Long.valueOf(text);
    }

    private static Duration delay(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
    }

    private Duration until(Instant time) {
        Duration delay = Duration.between(clock.instant(), time);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
