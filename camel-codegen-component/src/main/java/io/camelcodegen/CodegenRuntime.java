package io.camelcodegen;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.auth.CustomAuthentication;
import io.camelcodegen.auth.SchemeCredentials;
import io.camelcodegen.auth.StaticCredentials;
import io.camelcodegen.auth.oauth2.OAuth2Tokens;
import io.camelcodegen.call.CallDefaults;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.call.ConnectedSource;
import io.camelcodegen.call.ConnectionStatus;
import io.camelcodegen.call.Safeguards;
import io.camelcodegen.call.Sources;
import io.camelcodegen.call.ToolCalls;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.HttpEngine;
import io.camelcodegen.observe.EventHub;
import io.camelcodegen.observe.Management;
import io.camelcodegen.observe.Observation;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceConnection;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.Variables;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.CamelContextHelper;
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
     * @param meterPerTool whether Micrometer's meters have a tag for the tool
     * @param sslContextParameters of sources that name none, or null for the JVM's TLS
     */
    record Settings(
            CallDefaults defaults,
            @Nullable Vertx vertx,
            @Nullable Path indexDirectory,
            boolean meterPerTool,
            @Nullable SSLContextParameters sslContextParameters) {}

    private final CamelContext camelContext;
    private final EventSink events;
    private final Observation observation;
    private final ExecutorService pool;
    private final ScheduledExecutorService scheduler;
    private final HttpEngine http;
    private final List<OAuth2Tokens> oauth2 = new ArrayList<>();
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
        List<ConnectedSource> connected = new ArrayList<>();
        for (SourceConfig config : configs) {
            connected.add(connect(config, settings));
        }
        this.sources = new Sources(connected);
        this.calls = new ToolCalls(camelContext, settings.defaults(), scheduler, observation);
        this.codegen = new Codegen(camelContext, sources, calls, this::work, observation::metrics);
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

    private ConnectedSource connect(SourceConfig config, Settings settings) {
        Variables variables = ConfigVariables.of(config.name(), camelContext);
        AtomicReference<@Nullable ConnectedSource> self = new AtomicReference<>();
        AtomicReference<@Nullable SourceContext> lent = new AtomicReference<>();
        OAuth2Tokens tokens = new OAuth2Tokens(new AuthContext(
                config.name(),
                config.text("url"),
                variables::resolve,
                camelContext,
                () -> http.open(SourceConnection.of(config, Objects.requireNonNull(lent.get()))),
                this::work,
                scheduler,
                events,
                Clock.systemUTC()));
        oauth2.add(tokens);
        Function<@Nullable Auth, CredentialResolver> authentication = authentication(config, variables, settings, tokens);
        ConnectionStatus connection = new ConnectionStatus(events, Clock.systemUTC());
        SourceContext context = new SourceContext(
                camelContext,
                http,
                authentication.apply(config.auth()),
                connection,
                variables,
                this::work,
                scheduler,
                settings.indexDirectory(),
                settings.sslContextParameters(),
                () -> {
                    ConnectedSource changed = self.get();
                    if (changed != null) {
                        changed.refresh();
                    }
                });
        lent.set(context);
        ToolSource source =
                SourceFactories.find(camelContext, config.name(), config.type()).create(config, context);
        CallDefaults defaults = settings.defaults();
        Safeguards safeguards = Safeguards.of(config, defaults, breaker(config, defaults), scheduler);
        ConnectedSource connected = new ConnectedSource(config, source, authentication, safeguards, connection);
        self.set(connected);
        return connected;
    }

    private Function<@Nullable Auth, CredentialResolver> authentication(
            SourceConfig config, Variables variables, Settings settings, OAuth2Tokens tokens) {
        CustomAuthentication custom = new CustomAuthentication(
                config.name(),
                bean -> CamelContextHelper.lookup(camelContext, bean, AuthResolver.class),
                this::work,
                events,
                Clock.systemUTC(),
                config.timeout() != null
                        ? config.timeout()
                        : settings.defaults().timeoutFor(config.type()));
        return new Function<>() {
            @Override
            public CredentialResolver apply(@Nullable Auth auth) {
                if (auth == null) {
                    return custom.unconfigured();
                }
                if (auth instanceof Auth.OAuth2 configured) {
                    return tokens.resolver(configured);
                }
                if (auth instanceof Auth.Custom named) {
                    return custom.of(named);
                }
                if (auth instanceof Auth.Schemes schemes) {
                    return new SchemeCredentials(config.name(), schemes, this);
                }
                return StaticCredentials.of(config.name(), auth, variables::resolve);
            }
        };
    }

    private @Nullable CircuitBreaker breaker(SourceConfig config, CallDefaults defaults) {
        BreakerPolicy policy = config.breaker() != null ? config.breaker() : defaults.breaker();
        return policy.enabled() ? Breakers.of(camelContext, config.name(), policy) : null;
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
        oauth2.forEach(OAuth2Tokens::close);
        ServiceHelper.stopService(management);
        observation.close();
        sources.close();
        http.close();
        camelContext.getExecutorServiceManager().shutdown(scheduler);
        camelContext.getExecutorServiceManager().shutdownGraceful(pool);
    }
}
