package io.camelcodegen.observe;

import io.camelcodegen.call.CallObserver;
import io.camelcodegen.call.ConnectedSource;
import io.camelcodegen.call.SourceMetrics;
import io.camelcodegen.tool.Tool;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Tells events, metrics and log of every call. One for a CamelContext, from the component's start to its stop. */
public final class Observation implements CallObserver, AutoCloseable {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private final EventHub hub;
    private final CallMetrics metrics = new CallMetrics();
    private final @Nullable MicrometerMeters meters;
    private final CallWatcher watcher;
    /** Of calls whose events only event notifiers are told of. */
    private final CallWatcher discreetWatcher;

    private Observation(EventHub hub, @Nullable MicrometerMeters meters) {
        this.hub = hub;
        this.meters = meters;
        CallLog log = new CallLog();
        CallObserver other = meters == null ? CallObserver.NONE : meters;
        this.watcher = new CallWatcher(metrics, other, log, new CallEvents(hub));
        this.discreetWatcher = new CallWatcher(metrics, other, log, new CallEvents(hub.notifiersOnly()));
    }

    /**
     * Observes with Micrometer where its classes and a {@code MeterRegistry} bean are there, else without.
     *
     * @param meterPerTool whether Micrometer's meters have a tag for the tool
     */
    public static Observation of(CamelContext camelContext, EventHub hub, boolean meterPerTool) {
        boolean micrometer = camelContext.getClassResolver().resolveClass(MICROMETER) != null;
        return new Observation(
                hub, micrometer ? MicrometerMeters.find(camelContext.getRegistry(), meterPerTool) : null);
    }

    /** Makes meters of the states of sources. */
    public void watch(Collection<ConnectedSource> sources) {
        if (meters != null) {
            meters.gauges(sources, metrics);
        }
    }

    /** The numbers of a source's calls now. */
    public SourceMetrics metrics(ConnectedSource source) {
        return metrics.of(source);
    }

    @Override
    public CallObserver started(Tool tool) {
        return (hub.isWithheld() ? discreetWatcher : watcher).started(tool);
    }

    @Override
    public void close() {
        if (meters != null) {
            meters.close();
        }
    }
}
