package io.camelcodegen.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer say of the calls a server still allows: {@code RateLimit} and {@code RateLimit-*} (IETF
 * drafts "RateLimit header fields for HTTP", the latest and those before it), {@code X-RateLimit-*}. What cannot be read
 * counts as not sent. Pure functions; headers are given by their lower-case names.
 *
 * @param bucket what the limit is for, where the server names it ({@code X-RateLimit-Resource}, as GitHub's core and
 *     search, or {@code X-RateLimit-Bucket}); null where it does not
 * @param exhausted whether no more calls are allowed
 * @param reset until more are; null where it does not say
 */
public record RateLimitHint(
        @Nullable String bucket,
        boolean exhausted,
        @Nullable Duration reset) {

    /** The headers that are read. */
    public static final List<String> HEADERS = List.of(
            "ratelimit",
            "ratelimit-policy",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-ratelimit-resource",
            "x-ratelimit-bucket",
            "retry-after");

    /** More is said by nobody in earnest; keeps the arithmetic of delays from overflowing. */
    private static final long MOST_SECONDS = Duration.ofDays(36_525).toSeconds();
    /** A reset is a time where it is that large (September 2001), else a number of seconds. */
    private static final long FIRST_TIME = 1_000_000_000L;

    private static final long FIRST_TIME_IN_MILLIS = 100_000_000_000L;
    private static final int MAX_BUCKET = 100;
    private static final int MAX_VALUE = 1000;

    /** Null where the headers say nothing of a limit. */
    public static @Nullable RateLimitHint read(Function<String, @Nullable String> header, Instant now) {
        String structured = header.apply("ratelimit");
        String remaining = header.apply("ratelimit-remaining");
        String older = header.apply("x-ratelimit-remaining");
        if (structured == null && remaining == null && older == null) {
            return null;
        }
        boolean exhausted = isZero(remaining) || isZero(older) || isExhausted(structured);
        return new RateLimitHint(bucket(header), exhausted, exhausted ? reset(header, now) : null);
    }

    /** Until a limit is reset, as any of the headers says; null where none does. */
    public static @Nullable Duration reset(Function<String, @Nullable String> header, Instant now) {
        Duration reset = structuredReset(header.apply("ratelimit"));
        if (reset == null) {
            reset = plainReset(header.apply("ratelimit-reset"), now);
        }
        return reset == null ? plainReset(header.apply("x-ratelimit-reset"), now) : reset;
    }

    /** Whether an answer was in a cache for a second or more: what it says of limits is of an earlier request. */
    public static boolean isOfEarlierRequest(@Nullable String age) {
        return age != null && !isZero(age);
    }

    /** A whole number of seconds, cut to a century; null for anything else. */
    public static @Nullable Duration seconds(@Nullable String text) {
        Long number = number(text);
        return number == null ? null : Duration.ofSeconds(Math.min(number, MOST_SECONDS));
    }

    private static @Nullable String bucket(Function<String, @Nullable String> header) {
        String bucket = header.apply("x-ratelimit-resource");
        if (bucket == null) {
            bucket = header.apply("x-ratelimit-bucket");
        }
        return bucket == null || bucket.isBlank() || bucket.length() > MAX_BUCKET ? null : bucket.trim();
    }

    private static boolean isExhausted(@Nullable String structured) {
        return items(structured).stream().anyMatch(item -> isZero(parameter(item, "r", "remaining")));
    }

    /** {@code "default";r=0;t=30}, of several the exhausted one; earlier drafts: {@code limit=9, remaining=0, reset=30}. */
    private static @Nullable Duration structuredReset(@Nullable String structured) {
        Duration longest = null;
        for (List<String> item : items(structured)) {
            Duration time = seconds(parameter(item, "t", "reset"));
            String remaining = parameter(item, "r", "remaining");
            if (time != null && (remaining == null || isZero(remaining))) {
                longest = longest == null || time.compareTo(longest) > 0 ? time : longest;
            }
        }
        return longest;
    }

    private static @Nullable Duration plainReset(@Nullable String value, Instant now) {
        Long number = number(value);
        if (number == null || number < FIRST_TIME) {
            return seconds(value);
        }
        Duration until = Duration.between(
                now, number >= FIRST_TIME_IN_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        return until.isNegative() ? Duration.ZERO : until;
    }

    /** The items of a structured field's list, each as its parts; all of the earlier drafts' form is one item. */
    private static List<List<String>> items(@Nullable String structured) {
        if (structured == null || structured.length() > MAX_VALUE) {
            return List.of();
        }
        List<List<String>> items = new ArrayList<>();
        boolean earlier = structured.indexOf(';') < 0;
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= structured.length(); i++) {
            char c = i == structured.length() ? ',' : structured.charAt(i);
            boolean end = i == structured.length();
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (end || !quoted && (c == ';' || c == ',')) {
                parts.add(structured.substring(from, i).trim());
                from = i + 1;
                if (end || c == ',' && !earlier) {
                    items.add(parts);
                    parts = new ArrayList<>();
                }
            }
        }
        return items;
    }

    private static @Nullable String parameter(List<String> item, String name, String earlierName) {
        for (String part : item) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).trim();
            if (key.equals(name) || key.equals(earlierName)) {
                return part.substring(equals + 1);
            }
        }
        return null;
    }

    private static boolean isZero(@Nullable String text) {
        Long number = number(text);
        return number != null && number == 0;
    }

    private static @Nullable Long number(@Nullable String value) {
        String text = value == null ? "" : value.trim();
        if (text.isEmpty() || text.length() > MAX_VALUE || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return text.length() > 15 ? (Long) MOST_SECONDS : Long.valueOf(text);
    }
}
