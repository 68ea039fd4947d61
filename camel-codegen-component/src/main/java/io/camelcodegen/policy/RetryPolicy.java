package io.camelcodegen.policy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often, when and after which failures a call is repeated.
 *
 * @param maxAttempts attempts in all, the first included; 1 to {@value #MAX_ATTEMPTS}
 * @param initialDelay before the second attempt
 * @param maxDelay no computed delay is longer
 * @param multiplier from one delay to the next; at least 1
 * @param jitter the part of a computed delay by which it varies either way, 0 to 1
 * @param categories only failures of these are repeated; empty for all that are retryable
 * @param maxRetryAfter the longest delay a server may ask for; a longer one is cut to this
 * @param maxTotalTime bounds attempts and waits together; null for no bound
 * @param retryNonIdempotent whether a tool that may have side effects is repeated even where the source may have
 *     processed the failed attempt
 */
public record RetryPolicy(
        int maxAttempts,
        Duration initialDelay,
        Duration maxDelay,
        double multiplier,
        double jitter,
        Set<ErrorCategory> categories,
        Duration maxRetryAfter,
        @Nullable Duration maxTotalTime,
        boolean retryNonIdempotent) {

    public static final int MAX_ATTEMPTS = 100;

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    public static final RetryPolicy NONE = preset(1, 0, 0, 1, 0, Set.of());
    public static final RetryPolicy CONSERVATIVE = preset(2, 5_000, 30_000, 2, 0.25, Set.of());
    public static final RetryPolicy DEFAULT = preset(3, 1_000, 30_000, 2, 0.25, Set.of());
    public static final RetryPolicy AGGRESSIVE = preset(5, 500, 10_000, 1.5, 0.25, Set.of());
    public static final RetryPolicy NETWORK = preset(
            4,
            1_000,
            20_000,
            2,
            0.25,
            Set.of(ErrorCategory.TRANSPORT, ErrorCategory.TIMEOUT, ErrorCategory.CONNECTION));
    public static final RetryPolicy RATE_LIMIT = preset(3, 60_000, 300_000, 2, 0, Set.of(ErrorCategory.RATE_LIMIT));

    private static final Map<String, RetryPolicy> PRESETS = Map.of(
            "NONE", NONE,
            "CONSERVATIVE", CONSERVATIVE,
            "DEFAULT", DEFAULT,
            "AGGRESSIVE", AGGRESSIVE,
            "NETWORK", NETWORK,
            "RATE_LIMIT", RATE_LIMIT);

    public RetryPolicy {
        check(maxAttempts >= 1 && maxAttempts <= MAX_ATTEMPTS, "maxAttempts must be from 1 to " + MAX_ATTEMPTS);
        check(!initialDelay.isNegative() && !maxDelay.isNegative(), "delays must not be negative");
        check(multiplier >= 1, "multiplier must be at least 1");
        check(jitter >= 0 && jitter <= 1, "jitter must be from 0 to 1");
        check(!maxRetryAfter.isNegative(), "maxRetryAfter must not be negative");
        categories = Set.copyOf(categories);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static RetryPolicy preset(
            int attempts, long delay, long cap, double multiplier, double jitter, Set<ErrorCategory> categories) {
        return new RetryPolicy(
                attempts,
                Duration.ofMillis(delay),
                Duration.ofMillis(cap),
                multiplier,
                jitter,
                categories,
                FIVE_MINUTES,
                null,
                false);
    }

    /**
     * The preset of that name, in any case, {@code -} for {@code _} allowed.
     *
     * @throws IllegalArgumentException naming the presets there are
     */
    public static RetryPolicy preset(String name) {
        RetryPolicy preset = PRESETS.get(name.trim().toUpperCase(Locale.ROOT).replace('-', '_'));
        if (preset == null) {
            throw new IllegalArgumentException(
                    "no retry preset '" + name + "', there are " + String.join(", ", new TreeMap<>(PRESETS).keySet()));
        }
        return preset;
    }

    /**
     * Whether a failure of this kind is repeated at all; whether the attempts are used up is not asked here. Not what the
     * circuit breaker refused, and not what waited in vain for a limit of our own: another attempt would add to the load
     * that the call is being kept from.
     */
    public boolean repeats(CodegenException failure, boolean idempotent) {
        return failure.isRetryable()
                && failure.getCode() != ErrorCode.CIRCUIT_OPEN
                && !failure.getContext().containsKey(ErrorContext.OWN_LIMIT)
                && (categories.isEmpty() || categories.contains(failure.getCategory()))
                && (idempotent || retryNonIdempotent || failure.isUnprocessed());
    }

    /**
     * The delay before the next attempt, without jitter.
     *
     * @param retry 1 for the first repetition
     */
    public Duration delay(int retry) {
        double millis = initialDelay.toMillis() * Math.pow(multiplier, retry - 1.0);
        return millis >= maxDelay.toMillis() ? maxDelay : Duration.ofMillis((long) millis);
    }

    /**
     * The delay before the next attempt: the computed one varied by {@code random}, or the server's where that is
     * longer.
     *
     * @param random from 0 to 1
     */
    public Duration delay(int retry, @Nullable Duration retryAfter, double random) {
        double factor = 1 + jitter * (2 * random - 1);
        Duration computed = Duration.ofMillis((long) (delay(retry).toMillis() * factor));
        if (retryAfter == null) {
            return computed;
        }
        Duration asked = retryAfter.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : retryAfter;
        return asked.compareTo(computed) > 0 ? asked : computed;
    }

    public RetryPolicy withMaxAttempts(int value) {
        return new RetryPolicy(
                value,
                initialDelay,
                maxDelay,
                multiplier,
                jitter,
                categories,
                maxRetryAfter,
                maxTotalTime,
                retryNonIdempotent);
    }

    public RetryPolicy withInitialDelay(Duration value) {
        return new RetryPolicy(
                maxAttempts,
                value,
                maxDelay,
                multiplier,
                jitter,
                categories,
                maxRetryAfter,
                maxTotalTime,
                retryNonIdempotent);
    }

    public RetryPolicy withMaxTotalTime(@Nullable Duration value) {
        return new RetryPolicy(
                maxAttempts,
                initialDelay,
                maxDelay,
                multiplier,
                jitter,
                categories,
                maxRetryAfter,
                value,
                retryNonIdempotent);
    }

    public RetryPolicy withRetryNonIdempotent(boolean value) {
        return new RetryPolicy(
                maxAttempts,
                initialDelay,
                maxDelay,
                multiplier,
                jitter,
                categories,
                maxRetryAfter,
                maxTotalTime,
                value);
    }

    public RetryPolicy withJitter(double value) {
        return new RetryPolicy(
                maxAttempts,
                initialDelay,
                maxDelay,
                multiplier,
                value,
                categories,
                maxRetryAfter,
                maxTotalTime,
                retryNonIdempotent);
    }

    public RetryPolicy withCategories(Set<ErrorCategory> value) {
        return new RetryPolicy(
                maxAttempts,
                initialDelay,
                maxDelay,
                multiplier,
                jitter,
                value,
                maxRetryAfter,
                maxTotalTime,
                retryNonIdempotent);
    }

    public RetryPolicy withMaxRetryAfter(Duration value) {
        return new RetryPolicy(
                maxAttempts,
                initialDelay,
                maxDelay,
                multiplier,
                jitter,
                categories,
                value,
                maxTotalTime,
                retryNonIdempotent);
    }
}
