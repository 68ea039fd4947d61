package io.camelcodegen.config;

import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.tool.NearestNames;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code retry} and {@code circuitBreaker}. */
final class PolicySettings {

    private static final List<String> PRESETS =
            List.of("NONE", "CONSERVATIVE", "DEFAULT", "AGGRESSIVE", "NETWORK", "RATE_LIMIT");
    private static final List<String> CATEGORIES =
            Stream.of(ErrorCategory.values()).map(Enum::name).toList();
    private static final List<String> WINDOWS = List.of("COUNT_BASED", "TIME_BASED");
    private static final String SECONDS = "a number of seconds, or text like 500ms, 30s, 1m30s";

    private PolicySettings() {}

    /** A preset's name, a bean's, or an object that changes a preset. Null where nothing is set or it is wrong. */
    static @Nullable RetryPolicy retry(Settings owner) {
        Object value = owner.raw("retry");
        if (value instanceof CharSequence text && text.toString().startsWith("#")) {
            return owner.bean("retry", RetryPolicy.class);
        }
        if (value instanceof RetryPolicy policy) { // Camel puts it for #bean:name in properties
            return policy;
        }
        if (value == null || value instanceof CharSequence) {
            return preset(owner, "retry");
        }
        if (!(value instanceof Map)) {
            owner.problem(
                    "retry",
                    "must be the name of a preset, a reference like #myPolicy or an object, is "
                            + Settings.kind(value));
            return null;
        }
        Settings retry = Objects.requireNonNull(owner.object("retry"));
        int before = retry.problems().count();
        RetryPolicy base = preset(retry, "preset");
        base = base == null ? RetryPolicy.DEFAULT : base;
        Long maxAttempts = retry.whole("maxAttempts", 1, 100);
        Duration initialDelay = retry.duration("initialDelay", true);
        Duration maxDelay = retry.duration("maxDelay", true);
        Double multiplier = retry.number("multiplier", 1, 100);
        Double jitter = retry.number("jitter", 0, 1);
        Set<ErrorCategory> categories = categories(retry);
        Duration maxRetryAfter = retry.duration("maxRetryAfter", true);
        Duration maxTotalTime = retry.duration("maxTotalTime", false);
        Boolean retryNonIdempotent = retry.flag("retryNonIdempotent");
        retry.finish();
        return retry.problems().count() > before
                ? null
                : new RetryPolicy(
                        maxAttempts == null ? base.maxAttempts() : maxAttempts.intValue(),
                        or(initialDelay, base.initialDelay()),
                        or(maxDelay, base.maxDelay()),
                        or(multiplier, base.multiplier()),
                        or(jitter, base.jitter()),
                        categories.isEmpty() ? base.categories() : categories,
                        or(maxRetryAfter, base.maxRetryAfter()),
                        maxTotalTime == null ? base.maxTotalTime() : maxTotalTime,
                        or(retryNonIdempotent, base.retryNonIdempotent()));
    }

    private static Set<ErrorCategory> categories(Settings retry) {
        Set<ErrorCategory> categories = EnumSet.noneOf(ErrorCategory.class);
        for (String name : retry.textsOrCommas("categories")) {
            String word = name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (CATEGORIES.contains(word)) {
                categories.add(ErrorCategory.valueOf(word));
            } else if (!word.isEmpty()) {
                retry.problem(
                        "categories",
                        Problems.shown(name) + "is not one of " + String.join(", ", CATEGORIES)
                                + NearestNames.hint(word, CATEGORIES));
            }
        }
        return categories;
    }

    private static @Nullable RetryPolicy preset(Settings settings, String key) {
        String name = settings.word(key);
        if (name == null) {
            return null;
        }
        String preset = name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!PRESETS.contains(preset)) {
            settings.problem(
                    key,
                    Problems.shown(settings.raw(key) + "") + "is not one of the presets " + String.join(", ", PRESETS)
                            + NearestNames.hint(preset, PRESETS));
            return null;
        }
        return RetryPolicy.preset(preset);
    }

    /** {@code false}, {@code true}, or an object with the names of Camel's {@code resilience4jConfiguration}. */
    static @Nullable BreakerPolicy breaker(Settings owner) {
        Object value = owner.raw("circuitBreaker");
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map)) {
            Boolean enabled = owner.flag("circuitBreaker", "true, false or an object");
            return enabled == null ? null : enabled ? BreakerPolicy.DEFAULT : BreakerPolicy.OFF;
        }
        Settings breaker = Objects.requireNonNull(owner.object("circuitBreaker"));
        int before = breaker.problems().count();
        BreakerPolicy base = BreakerPolicy.DEFAULT;
        Double failureRate = breaker.number("failureRateThreshold", 1, 100);
        String windowType = breaker.choice("slidingWindowType", WINDOWS);
        Long window = breaker.whole("slidingWindowSize", 1, 100_000);
        Long minimum = breaker.whole("minimumNumberOfCalls", 1, 100_000);
        Double slowRate = breaker.number("slowCallRateThreshold", 1, 100);
        Duration slow = breaker.duration("slowCallDurationThreshold", false, 1_000, SECONDS);
        Duration wait = breaker.duration("waitDurationInOpenState", false, 1_000, SECONDS);
        Long halfOpen = breaker.whole("permittedNumberOfCallsInHalfOpenState", 1, 10_000);
        Boolean automatic = breaker.flag("automaticTransitionFromOpenToHalfOpenEnabled");
        breaker.finish();
        return breaker.problems().count() > before
                ? null
                : new BreakerPolicy(
                        true,
                        failureRate == null ? base.failureRateThreshold() : failureRate.floatValue(),
                        windowType == null ? base.slidingWindowType() : BreakerPolicy.WindowType.valueOf(windowType),
                        window == null ? base.slidingWindowSize() : window.intValue(),
                        minimum == null ? base.minimumNumberOfCalls() : minimum.intValue(),
                        slowRate == null ? base.slowCallRateThreshold() : slowRate.floatValue(),
                        or(slow, base.slowCallDurationThreshold()),
                        or(wait, base.waitDurationInOpenState()),
                        halfOpen == null ? base.permittedNumberOfCallsInHalfOpenState() : halfOpen.intValue(),
                        or(automatic, base.automaticTransitionFromOpenToHalfOpenEnabled()));
    }

    private static <T> T or(@Nullable T set, T otherwise) {
        return set == null ? otherwise : set;
    }
}
