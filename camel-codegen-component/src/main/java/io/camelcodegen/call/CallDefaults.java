package io.camelcodegen.call;

import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every source and call that says nothing else.
 *
 * @param timeout of one attempt; null for the kind's default: 60 s for MCP, 30 s for the others
 */
public record CallDefaults(
        @Nullable Duration timeout,
        RetryPolicy retry,
        BreakerPolicy breaker,
        LimitPolicy limits,
        RetryBudgetPolicy retryBudget,
        boolean validate,
        boolean validateOutput) {

    public static final CallDefaults STANDARD = new CallDefaults(
            null,
            RetryPolicy.DEFAULT,
            BreakerPolicy.DEFAULT,
            LimitPolicy.DEFAULT,
            RetryBudgetPolicy.DEFAULT,
            true,
            false);

    /** Of one attempt of a source that sets none. */
    public Duration timeoutFor(String sourceType) {
        return timeout != null ? timeout : Duration.ofSeconds("mcp".equals(sourceType) ? 60 : 30);
    }
}
