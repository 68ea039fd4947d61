package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpDate;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.policy.RateLimitHint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        if (seconds != null) {
            Duration age = RateLimitHint.seconds(response.header("age")); // so long ago a cache was told of that delay
            Duration left = age == null ? seconds : seconds.minus(age);
            return left.isNegative() ? Duration.ZERO : left;
        }
        Instant date = HttpDate.parse(value);
        return date == null ? null : until(date);
    }

    /** What any header says of an answer that is about rate, or null. */
    @Nullable
    Duration rateLimit(HttpResponse response) {
        Duration delay = retryAfter(response);
        return delay != null || RateLimitHint.isOfEarlierRequest(response.header("age"))
                ? delay
                : RateLimitHint.reset(response::header, clock.instant());
    }

    /** Whether an answer says that no more calls are allowed for now. */
    boolean isExhausted(HttpResponse response) {
        if (response.header("retry-after") != null) {
            return true;
        }
        RateLimitHint hint = RateLimitHint.read(response::header, clock.instant());
        return hint != null && hint.exhausted();
    }

    private Duration until(Instant time) {
        Duration delay = Duration.between(clock.instant(), time);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
