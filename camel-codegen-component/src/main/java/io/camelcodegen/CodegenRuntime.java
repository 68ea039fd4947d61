package io.camelcodegen;

import io.camelcodegen.call.CallDefaults;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.Sources;
import io.camelcodegen.call.ToolCalls;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.HttpEngine;
import io.camelcodegen.observe.EventHub;
import io.camelcodegen.observe.Management;
import io.camelcodegen.observe.Observation;
import io.camelcodegen.source.SourceConfig;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/** What the calls of a CamelContext share, from the component's start to its stop: sources, connections, threads. */
final class CodegenRuntime extends ServiceSupport {

    /**
     * What the component's options say.
     *
     * @param vertx shared, or null for an own one
     * @param indexDirectory null to keep no indexes
     * @param directory what relative paths of sources are relative to, or null for the process's working directory
     * @param meterPerTool whether Micrometer's meters have a tag for the tool
     * @param configLocation beside which the lock file is: of the configuration file, null for the working directory
     * @param sslContextParameters of sources that name none, or null for the JVM's TLS
     */
    record Settings(
            CallDefaults defaults,
            @Nullable Vertx vertx,
            @Nullable Path indexDirectory,
            @Nullable Path directory,
            boolean meterPerTool,
            @Nullable String configLocation,
            @Nullable SSLContextParameters sslContextParameters) {}

    private final CamelContext camelContext;
    private final EventSink events;
    private final Observation observation;
    private final ExecutorService pool;
    private final ScheduledExecutorService scheduler;
    private final HttpEngine http;
    private final SourceConnector connector;
    private final Sources sources;
    private final ToolCalls calls;
    private final Codegen codegen;
    private final Management management;

    CodegenRuntime(CamelContext camelContext, EventHub hub, List<SourceConfig> configs, Settings settings) {
        this.camelContext = camelContext;
        this.events = hub;
        this.observation = Observation.of(camelContext, hub, settings.meterPerTool());
        this.pool = camelContext
                .getExecutorServiceManager()
                .newThreadPool(this, "CodegenWorker", workerProfile(camelContext));
        this.scheduler = camelContext
                .getExecutorServiceManager()
                .newScheduledThreadPool(this, "CodegenScheduler", schedulerProfile());
        this.http = new HttpEngine(this::work, settings.vertx());
        this.connector = new SourceConnector(camelContext, http, hub, this::work, scheduler, settings);
        this.sources = new Sources(configs.stream().map(connector::connect).toList());
        this.calls = new ToolCalls(camelContext, settings.defaults(), scheduler, observation);
        this.codegen = new Codegen(sources, calls, this::work, observation::metrics);
        this.management = new Management(camelContext, codegen);
    }

    /** Users override it by a profile of the same id. */
    private static ThreadPoolProfile workerProfile(CamelContext camelContext) {
        ThreadPoolProfile profile = camelContext.getExecutorServiceManager().getThreadPoolProfile("codegen");
        if (profile == null) {
            profile = new ThreadPoolProfile("codegen");
            profile.setPoolSize(10);
            profile.setMaxPoolSize(20);
            profile.setMaxQueueSize(10_000);
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        }
        return profile;
    }

    /** One thread and, unlike Camel's default, no bound on the timers: each stands for a call that waits. */
    private static ThreadPoolProfile schedulerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("codegen-scheduler");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(-1);
        return profile;
    }

    /** Runs a task on a worker; on the caller's thread where the workers are all busy or already gone. */
    private void work(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    Executor workers() {
        return this::work;
    }

    Sources sources() {
        return sources;
    }

    ToolCalls calls() {
        return calls;
    }

    Codegen codegen() {
        return codegen;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(calls);
        observation.watch(sources.all());
        ServiceHelper.startService(management);
        if (events.isEnabled(EventType.RUNTIME_INIT)) {
            events.emit(CodegenEvent.of(EventType.RUNTIME_INIT, camelContext.getName())
                    .withDetails(Map.of("sources", sources.all().size())));
        }
    }

    /** Calls still under way fail here, and their callbacks run before the threads go. */
    @Override
    protected void doStop() {
        ServiceHelper.stopService(calls);
        connector.close();
        ServiceHelper.stopService(management);
        observation.close();
        sources.close();
        http.close();
        camelContext.getExecutorServiceManager().shutdown(scheduler);
        camelContext.getExecutorServiceManager().shutdownGraceful(pool);
    }
}
