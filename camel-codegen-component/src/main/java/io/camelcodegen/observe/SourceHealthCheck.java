package io.camelcodegen.observe;

import io.camelcodegen.call.BreakerState;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.ConnectionState;
import io.camelcodegen.call.SourceStatus;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a source can be reached, by what its latest calls met: it sends nothing itself. Down from the attempt that could
 * not reach it until it answers, and while its circuit breaker is open; up otherwise, also while it was not used yet. A
 * readiness check in the group {@code camel}, with the id {@code codegen-source:NAME}; among Camel's producer checks, so
 * it runs where those are enabled ({@code camel.health.producers-enabled=true}).
 */
final class SourceHealthCheck extends AbstractHealthCheck {

    private static final String OPEN = "OPEN";

    private final Codegen codegen;
    private final String source;

    SourceHealthCheck(Codegen codegen, String source) {
        super("camel", "codegen-source:" + source);
        this.codegen = codegen;
        this.source = source;
    }

    @Override
    public boolean isLiveness() {
        return false; // restarting this application does not heal another
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        SourceStatus status = codegen.status(source);
        result.detail("codegen.source", status.name());
        result.detail("codegen.type", status.type());
        result.detail("codegen.state", status.state().name());
        result.detail("codegen.since", status.since().toString());
        BreakerState breaker = status.breaker();
        if (breaker != null) {
            result.detail("codegen.circuitBreaker", breaker.state());
        }
        CodegenException error = status.lastError();
        if (error != null) {
            result.detail("codegen.lastError", error.getCode().name());
        }
        if (isLost(status.state())) {
            result.down()
                    .message("Source '" + source + "' cannot be reached: " + (error == null ? "" : error.getMessage()));
            if (error != null) {
                result.error(error);
            }
        } else if (breaker != null && breaker.state().equals(OPEN)) {
            result.down()
                    .message("The circuit breaker of source '" + source + "' is open")
                    .error(SourceErrors.circuitOpen(source));
        } else {
            result.up();
        }
    }

    /** While it is tried again it is not back yet: calls that keep trying must not make a dead source look well. */
    private static boolean isLost(ConnectionState state) {
        return state == ConnectionState.FAILED || state == ConnectionState.RECONNECTING;
    }
}
