package io.camelcodegen.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one source since the component's start. Immutable.
 *
 * @param source its name
 * @param total all its calls
 * @param tools the same by tool, under the whole name {@code source__tool}; only tools that were called
 * @param breakerState of its circuit breaker, as Resilience4j spells it: {@code CLOSED}, {@code OPEN},
 *     {@code HALF_OPEN} …; null where there is none
 * @param tokensCached how many tokens its own credentials keep now
 */
public record SourceMetrics(
        String source,
        CallStatistics total,
        Map<String, CallStatistics> tools,
        @Nullable String breakerState,
        int tokensCached) {

    public SourceMetrics {
        tools = Map.copyOf(tools);
    }
}
