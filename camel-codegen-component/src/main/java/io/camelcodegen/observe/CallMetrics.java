package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.call.CallStatistics;
import io.camelcodegen.call.ConnectedSource;
import io.camelcodegen.call.SourceMetrics;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Counts the calls of every tool that is called, and adds them up by source when asked. Thread-safe. */
final class CallMetrics implements CallObserver {

    /** By the tool's whole name, so that a tool discovered anew goes on counting. */
    private final ConcurrentMap<String, CallMeter> meters = new ConcurrentHashMap<>();

    private CallMeter meter(Tool tool) {
        CallMeter known = meters.get(tool.toString());
        return known != null
                ? known
                : meters.computeIfAbsent(
                        tool.toString(), name -> new CallMeter(tool.name().source()));
    }

    @Override
    public CallObserver started(Tool tool) {
        meter(tool).started.increment();
        return this;
    }

    @Override
    public void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {
        meter(tool).retries.increment();
    }

    @Override
    public void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {
        meter(tool).ended(nanos, failure);
    }

    SourceMetrics of(ConnectedSource source) {
        String name = source.config().name();
        Tally total = new Tally();
        Map<String, CallStatistics> tools = new HashMap<>();
        meters.forEach((tool, meter) -> {
            if (meter.source.equals(name)) {
                total.add(meter);
                tools.put(tool, new Tally().add(meter).statistics());
            }
        });
        return new SourceMetrics(name, total.statistics(), tools, source.breakerState(), source.tokensCached());
    }

    /** How many calls of a source have not ended. */
    long inFlight(String source) {
        long sum = 0;
        for (CallMeter meter : meters.values()) {
            if (meter.source.equals(source)) {
                sum += meter.inFlight();
            }
        }
        return sum;
    }
}
