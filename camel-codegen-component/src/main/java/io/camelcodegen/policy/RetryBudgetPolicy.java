package io.camelcodegen.policy;

import java.time.Duration;

/**
 * How much a source may be burdened with repeated attempts, so that a source in trouble is not buried under them.
 *
 * @param enabled whether there is a budget at all
 * @param ratio repeated attempts for each call, e.g. 0.2 for one in five
 * @param minRetries so many are always allowed within the window, however few calls there are
 * @param window over which calls and repeated attempts are counted
 */
public record RetryBudgetPolicy(boolean enabled, double ratio, int minRetries, Duration window) {

    public static final RetryBudgetPolicy DEFAULT = new RetryBudgetPolicy(true, 0.2, 10, Duration.ofSeconds(10));
    public static final RetryBudgetPolicy OFF = new RetryBudgetPolicy(false, 0.2, 10, Duration.ofSeconds(10));

    public RetryBudgetPolicy {
        if (!(ratio >= 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("ratio must be 0 or more");
        }
        if (minRetries < 0) {
            throw new IllegalArgumentException("minRetries must be 0 or more");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be more than nothing");
        }
    }
}
