package io.camelcodegen.config;

import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code limits} and {@code retryBudget}. */
final class LimitSettings {

    private static final List<String> STRATEGIES = List.of("sliding-window", "token-bucket", "fixed-window");

    private LimitSettings() {}

    /** Null where nothing is set or it is wrong. */
    static @Nullable LimitPolicy limits(Settings owner) {
        Settings limits = owner.object("limits");
        if (limits == null) {
            return null;
        }
        int before = limits.problems().count();
        LimitPolicy base = LimitPolicy.DEFAULT;
        Double rate = limits.number("maxRequestsPerSecond", 0, LimitPolicy.MAX_RATE);
        Long concurrent = limits.whole("maxConcurrent", 0, 100_000);
        String strategy = limits.choice("strategy", STRATEGIES);
        Boolean hints = limits.flag("followServerHints");
        if (rate != null && rate > 0 && rate < LimitPolicy.MIN_RATE) {
            limits.problem("maxRequestsPerSecond", "must be 0 for no limit, or at least " + LimitPolicy.MIN_RATE);
        }
        limits.finish();
        return limits.problems().count() > before
                ? null
                : new LimitPolicy(
                        rate == null ? base.maxRequestsPerSecond() : rate,
                        concurrent == null ? base.maxConcurrent() : concurrent.intValue(),
                        strategy == null ? base.strategy() : strategy(strategy),
                        hints == null ? base.followServerHints() : hints);
    }

    private static LimitPolicy.Strategy strategy(String word) {
        return LimitPolicy.Strategy.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** {@code false}, {@code true}, or an object. */
    static @Nullable RetryBudgetPolicy retryBudget(Settings owner) {
        Object value = owner.raw("retryBudget");
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map)) {
            Boolean enabled = owner.flag("retryBudget", "true, false or an object");
            return enabled == null ? null : enabled ? RetryBudgetPolicy.DEFAULT : RetryBudgetPolicy.OFF;
        }
        Settings budget = Objects.requireNonNull(owner.object("retryBudget"));
        int before = budget.problems().count();
        RetryBudgetPolicy base = RetryBudgetPolicy.DEFAULT;
        Double ratio = budget.number("ratio", 0, 100);
        Long minRetries = budget.whole("minRetries", 0, 1_000_000);
        Duration window = budget.duration("window", false);
        budget.finish();
        return budget.problems().count() > before
                ? null
                : new RetryBudgetPolicy(
                        true,
                        ratio == null ? base.ratio() : ratio,
                        minRetries == null ? base.minRetries() : minRetries.intValue(),
                        window == null ? base.window() : window);
    }
}
