package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.call.ConnectedSource;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.tool.Tool;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics as meters of Micrometer. The only class that knows Micrometer's types: it is loaded only where they are on
 * the classpath. Thread-safe.
 */
final class MicrometerMeters implements CallObserver, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);

    /** The name that camel-micrometer gives the bean. */
    private static final String BEAN = "metricsRegistry";

    private static final String PREFIX = "camel.codegen.";
    private static final String SUCCESS = "success";

    private final MeterRegistry registry;
    private final boolean byTool;
    /** By tool, or by source where tools are not told apart: the meters that its calls need. */
    private final ConcurrentMap<String, Meters> meters = new ConcurrentHashMap<>();

    private final List<Meter> gauges = new ArrayList<>();
    private final AtomicBoolean refusalTold = new AtomicBoolean();

    private MicrometerMeters(MeterRegistry registry, boolean byTool) {
        this.registry = registry;
        this.byTool = byTool;
    }

    /**
     * Looks for a {@code MeterRegistry} in Camel's registry: a bean {@code metricsRegistry}, else the only one.
     *
     * @param byTool whether meters have a tag for the tool
     * @return null where there is none
     */
    static @Nullable MicrometerMeters find(Registry beans, boolean byTool) {
        MeterRegistry registry = beans.lookupByNameAndType(BEAN, MeterRegistry.class);
        if (registry == null) {
            registry = beans.findSingleByType(MeterRegistry.class);
        }
        return registry == null ? null : new MicrometerMeters(registry, byTool);
    }

    /** Makes the gauges of the sources. */
    void gauges(Collection<ConnectedSource> sources, CallMetrics metrics) {
        for (ConnectedSource source : sources) {
            String name = source.config().name();
            gauge("inflight", "Calls that have not ended", source, one -> metrics.inFlight(name));
            gauge("tokens.cached", "Tokens kept for further calls", source, ConnectedSource::tokensCached);
            if (source.breakerState() != null) {
                gauge(
                        "circuitbreaker.state",
                        "0 closed, 1 half open, 2 open, -1 switched off",
                        source,
                        MicrometerMeters::breakerState);
            }
        }
    }

    private void gauge(
            String name, String description, ConnectedSource source, ToDoubleFunction<ConnectedSource> value) {
        gauges.add(Gauge.builder(PREFIX + name, source, value)
                .description(description)
                .tag("source", source.config().name())
                .register(registry));
    }

    private static double breakerState(ConnectedSource source) {
        String state = String.valueOf(source.breakerState());
        return switch (state) {
            case "CLOSED" -> 0;
            case "HALF_OPEN" -> 1;
            case "OPEN", "FORCED_OPEN" -> 2;
            default -> -1;
        };
    }

    @Override
    public void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {
        try {
            of(tool).retries.increment();
        } catch (RuntimeException e) {
            refused(e);
        }
    }

    @Override
    public void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {
        try {
            of(tool).timer(failure == null ? null : failure.getCategory()).record(nanos, TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            refused(e);
        }
    }

    /** A registry may refuse a meter, as that of Prometheus does with other tags than before: no call fails of it. */
    private void refused(RuntimeException e) {
        if (refusalTold.compareAndSet(false, true)) {
            LOG.warn("The meter registry {} took no meter; that is ignored from now on", registry, e);
        }
    }

    private Meters of(Tool tool) {
        String key = byTool ? tool.toString() : tool.name().source();
        Meters known = meters.get(key);
        return known != null ? known : meters.computeIfAbsent(key, name -> new Meters(tool));
    }

    /** Counters and timers stay, as an application that starts again goes on counting. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
        gauges.clear();
    }

    /** Those of one tool or one source; a timer is made when its outcome first occurs. */
    private final class Meters {
        private final Tags tags;
        private final Counter retries;
        /** By outcome; of an enum's name or {@link #SUCCESS}, whose hashes are kept. */
        private final ConcurrentMap<String, Timer> timers = new ConcurrentHashMap<>();

        private Meters(Tool tool) {
            Tags source = Tags.of("source", tool.name().source());
            tags = byTool ? source.and("tool", tool.toString()) : source;
            retries = Counter.builder(PREFIX + "retries")
                    .description("Attempts after the first")
                    .tags(tags)
                    .register(registry);
        }

        private Timer timer(@Nullable ErrorCategory failure) {
            String outcome = failure == null ? SUCCESS : failure.name();
            Timer known = timers.get(outcome);
            return known != null ? known : timers.computeIfAbsent(outcome, this::register);
        }

        private Timer register(String outcome) {
            return Timer.builder(PREFIX + "calls")
                    .description("Calls that ended, attempts and waits together")
                    .tags(tags.and("outcome", outcome.toLowerCase(Locale.ROOT)))
                    .register(registry);
        }
    }
}
