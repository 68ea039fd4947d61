package io.camelcodegen.observe;

import io.camelcodegen.call.BreakerState;
import io.camelcodegen.call.CallStatistics;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.SourceStatus;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.jspecify.annotations.Nullable;

/** A source in JMX: {@code org.apache.camel:context=…,type=codegen,name="github"}. Shows no config value. */
@ManagedResource(description = "A source of tools")
public final class ManagedSource {

    private final Codegen codegen;
    private final String source;

    public ManagedSource(Codegen codegen, String source) {
        this.codegen = codegen;
        this.source = source;
    }

    private SourceStatus status() {
        return codegen.status(source);
    }

    private CallStatistics calls() {
        return codegen.metrics(source).total();
    }

    @ManagedAttribute(description = "Name of the source")
    public String getName() {
        return source;
    }

    @ManagedAttribute(description = "Kind of source")
    public String getType() {
        return status().type();
    }

    @ManagedAttribute(description = "DISCONNECTED, CONNECTING, CONNECTED, RECONNECTING or FAILED")
    public String getState() {
        return status().state().name();
    }

    @ManagedAttribute(description = "When it came into its state (ISO 8601)")
    public String getStateSince() {
        return status().since().toString();
    }

    @ManagedAttribute(description = "Connections, sessions or processes it has now")
    public int getOpenConnections() {
        return status().openConnections();
    }

    @ManagedAttribute(description = "Connections, sessions or processes it had so far")
    public long getOpenedConnections() {
        return status().openedConnections();
    }

    @ManagedAttribute(description = "How often it could not be reached or was lost")
    public long getConnectionFailures() {
        return status().connectionFailures();
    }

    @ManagedAttribute(description = "What happened then, the last time")
    public @Nullable String getLastError() {
        SourceStatus status = status();
        return status.lastError() == null ? null : status.lastError().getMessage();
    }

    @ManagedAttribute(description = "Number of tools; nothing before they are discovered")
    public @Nullable Integer getTools() {
        return status().tools();
    }

    @ManagedAttribute(description = "State of its circuit breaker; nothing without one")
    public @Nullable String getCircuitBreaker() {
        BreakerState breaker = status().breaker();
        return breaker == null ? null : breaker.state();
    }

    @ManagedAttribute(description = "Calls that ended")
    public long getCalls() {
        return calls().calls();
    }

    @ManagedAttribute(description = "Calls that failed")
    public long getFailedCalls() {
        return calls().failed();
    }

    @ManagedAttribute(description = "Attempts after the first")
    public long getRetries() {
        return calls().retries();
    }

    @ManagedAttribute(description = "Calls that have not ended")
    public long getInFlight() {
        return calls().inFlight();
    }

    @ManagedAttribute(description = "Calls that wait because of limits")
    public int getWaitingCalls() {
        return status().waitingCalls();
    }

    @ManagedAttribute(description = "Milliseconds that calls took in the mean")
    public long getMeanMillis() {
        return calls().duration().mean().toMillis();
    }

    @ManagedOperation(description = "Closes the circuit breaker and forgets what it counted")
    public void resetCircuitBreaker() {
        codegen.resetBreaker(source);
    }

    @ManagedOperation(description = "Discovers the tools anew")
    public void refreshTools() {
        codegen.refresh(source);
    }
}
