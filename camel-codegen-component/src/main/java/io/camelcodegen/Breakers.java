package io.camelcodegen;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.policy.BreakerPolicy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breakers of sources, as beans {@code codegen-{source}}: one that is there already is used, so that
 * routes can share it, and one that is made is bound, so that metrics see it.
 */
final class Breakers {

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    private static final Set<ErrorCategory> FAILURES =
            Set.of(ErrorCategory.TRANSPORT, ErrorCategory.TIMEOUT, ErrorCategory.CONNECTION);

    private static final Set<ErrorCategory> UNHEARD =
            Set.of(ErrorCategory.CONFIG, ErrorCategory.VALIDATION, ErrorCategory.INTERNAL);

    private Breakers() {}

    static CircuitBreaker of(CamelContext camelContext, String source, BreakerPolicy policy) {
        String bean = "codegen-" + source;
        CircuitBreaker there = CamelContextHelper.lookup(camelContext, bean, CircuitBreaker.class);
        if (there != null) {
            return there;
        }
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .failureRateThreshold(policy.failureRateThreshold())
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.valueOf(
                        policy.slidingWindowType().name()))
                .slidingWindowSize(policy.slidingWindowSize())
                .slowCallRateThreshold(policy.slowCallRateThreshold())
                .slowCallDurationThreshold(policy.slowCallDurationThreshold())
                .minimumNumberOfCalls(policy.minimumNumberOfCalls())
                .waitDurationInOpenState(policy.waitDurationInOpenState())
                .permittedNumberOfCallsInHalfOpenState(policy.permittedNumberOfCallsInHalfOpenState())
                .automaticTransitionFromOpenToHalfOpenEnabled(policy.automaticTransitionFromOpenToHalfOpenEnabled())
                .ignoreException(Breakers::saysNothing)
                .recordException(Breakers::countsAsFailure)
                .build();
        CircuitBreaker breaker = CircuitBreaker.of(bean, config);
        breaker.getEventPublisher().onStateTransition(event -> log(source, event.getStateTransition()));
        camelContext.getRegistry().bind(bean, CircuitBreaker.class, breaker);
        return breaker;
    }

    private static void log(String source, CircuitBreaker.StateTransition transition) {
        LogScope.run(source, null, () -> {
            if (transition.getToState() == CircuitBreaker.State.HALF_OPEN) {
                LOG.info("The circuit breaker of source '{}' lets some calls through to try it", source);
            } else {
                LOG.warn(
                        "The circuit breaker of source '{}' went from {} to {}",
                        source,
                        transition.getFromState(),
                        transition.getToState());
            }
        });
    }

    /** What says that the source is unwell. A 4xx does not: it says that the call was wrong. */
    private static boolean countsAsFailure(Throwable failure) {
        return failure instanceof CodegenException error
                && (FAILURES.contains(error.getCategory()) || error.getCode() == ErrorCode.HTTP_ERROR_5XX);
    }

    /** What never reached the source, or was cancelled: neither a failure nor a success of it. */
    private static boolean saysNothing(Throwable failure) {
        return failure instanceof CodegenException error
                && (UNHEARD.contains(error.getCategory())
                        || error.getCode() == ErrorCode.AUTH_MISSING
                        || error.getCause() instanceof CancellationException);
    }
}
