package io.camelcodegen.benchmarks;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LimitPolicy;
import io.camelcodegen.policy.RetryBudgetPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** A part of the runtime contract, switched on by itself. */
public enum Feature {
    /** The bare pipeline: Camel's error handler around one attempt, and the plain counters. */
    NONE,
    VALIDATION,
    /** An OAuth2 token that is kept. */
    AUTH,
    RETRY,
    BREAKER,
    /** Limits that are never reached. */
    LIMITS,
    /** An event notifier that takes every event. */
    NOTIFIER,
    /** A {@code codegen:events} consumer of every call's events. */
    CONSUMER,
    MICROMETER,
    /** All of them; of the two that listen to events the notifier. */
    ALL;

    private static final LimitPolicy NO_LIMITS = new LimitPolicy(0, 0, LimitPolicy.Strategy.SLIDING_WINDOW, false);

    private boolean includes(Feature feature) {
        return this == feature || this == ALL;
    }

    boolean validates() {
        return includes(VALIDATION);
    }

    SourceConfig.Builder configure(SourceConfig.Builder source, String tokenUrl) {
        return source.auth(
                        includes(AUTH) ? Auth.clientCredentials(tokenUrl, "benchmark", "secret", "all") : Auth.none())
                .retry(includes(RETRY) ? RetryPolicy.DEFAULT : RetryPolicy.NONE)
                .retryBudget(includes(RETRY) ? RetryBudgetPolicy.DEFAULT : RetryBudgetPolicy.OFF)
                .breaker(includes(BREAKER) ? BreakerPolicy.DEFAULT : BreakerPolicy.OFF)
                .limits(
                        includes(LIMITS)
                                ? new LimitPolicy(0, 10_000, LimitPolicy.Strategy.SLIDING_WINDOW, true)
                                : NO_LIMITS);
    }

    /** To be called before the context starts. */
    void watch(CamelContext camel) throws Exception {
        if (includes(NOTIFIER)) {
            camel.getManagementStrategy().addEventNotifier(new CountingNotifier());
        }
        if (this == CONSUMER) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("codegen:events?types=call:*").process(exchange -> {});
                }
            });
        }
        if (includes(MICROMETER)) {
            camel.getRegistry().bind("metricsRegistry", MeterRegistry.class, new SimpleMeterRegistry());
        }
    }

    private static final class CountingNotifier extends EventNotifierSupport {
        private final LongAdder events = new LongAdder();

        @Override
        public void notify(CamelEvent event) {
            events.increment();
        }
    }
}
