package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source at one moment. Holds no secrets.
 *
 * @param name of the source
 * @param type {@code openapi}, {@code mcp}, …
 * @param since when it came into its state
 * @param openConnections how many connections, sessions or processes it has now
 * @param openedConnections how many it had so far
 * @param connectionFailures how often it could not be reached or was lost
 * @param lastError what happened then; null where nothing did
 * @param tools how many it has; null before they are discovered
 * @param breaker its circuit breaker; null without one
 * @param waitingCalls how many calls wait because of limits, our own or the source's
 */
public record SourceStatus(
        String name,
        String type,
        ConnectionState state,
        Instant since,
        int openConnections,
        long openedConnections,
        long connectionFailures,
        @Nullable CodegenException lastError,
        @Nullable Integer tools,
        @Nullable BreakerState breaker,
        int waitingCalls) {}
