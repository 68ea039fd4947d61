package io.camelcodegen;

import io.camelcodegen.auth.AuthContext;
import io.camelcodegen.auth.oauth2.OAuth2Tokens;
import io.camelcodegen.call.CallDefaults;
import io.camelcodegen.call.ConnectedSource;
import io.camelcodegen.call.ConnectionStatus;
import io.camelcodegen.call.Safeguards;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.HttpEngine;
import io.camelcodegen.lock.LockFile;
import io.camelcodegen.lock.LockGuard;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.LockPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceConnection;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.Variables;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Makes sources of their configs, with all that the component lends them. */
final class SourceConnector implements AutoCloseable {

    private final CamelContext camelContext;
    private final HttpEngine http;
    private final EventSink events;
    private final Executor workers;
    private final ScheduledExecutorService scheduler;
    private final CodegenRuntime.Settings settings;
    private final List<OAuth2Tokens> tokens = new ArrayList<>();

    SourceConnector(
            CamelContext camelContext,
            HttpEngine http,
            EventSink events,
            Executor workers,
            ScheduledExecutorService scheduler,
            CodegenRuntime.Settings settings) {
        this.camelContext = camelContext;
        this.http = http;
        this.events = events;
        this.workers = workers;
        this.scheduler = scheduler;
        this.settings = settings;
    }

    /** A source that is not connected yet; it is when it is first used. */
    ConnectedSource connect(SourceConfig config) {
        Variables variables = ConfigVariables.of(config.name(), camelContext);
        AtomicReference<@Nullable SourceContext> lent = new AtomicReference<>();
        OAuth2Tokens ownTokens = new OAuth2Tokens(new AuthContext(
                config.name(),
                config.text("url"),
                variables::resolve,
                camelContext,
                () -> http.open(SourceConnection.of(config, Objects.requireNonNull(lent.get()))),
                workers,
                scheduler,
                events,
                Clock.systemUTC()));
        tokens.add(ownTokens);
        CallDefaults defaults = settings.defaults();
        SourceAuthentication authentication =
                new SourceAuthentication(camelContext, config, defaults, variables, workers, events, ownTokens);
        ConnectionStatus connection = new ConnectionStatus(events, Clock.systemUTC());
        AtomicReference<@Nullable ConnectedSource> self = new AtomicReference<>();
        SourceContext context = new SourceContext(
                camelContext,
                http,
                authentication.apply(config.auth()),
                connection,
                variables,
                workers,
                scheduler,
                settings.indexDirectory(),
                settings.directory(),
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
        Safeguards safeguards = Safeguards.of(config, defaults, breaker(config, defaults), scheduler);
        ConnectedSource connected =
                new ConnectedSource(config, source, authentication, safeguards, connection, lock(config, variables));
        self.set(connected);
        return connected;
    }

    private LockGuard lock(SourceConfig config, Variables variables) {
        LockPolicy policy = config.lock();
        if (policy.mode() == LockPolicy.Mode.OFF) {
            return LockGuard.OFF;
        }
        String file = policy.file() == null ? null : variables.resolve(policy.file());
        return LockGuard.of(
                policy.mode(),
                LockFile.beside(settings.configLocation(), file, name -> camelContext
                        .getClassResolver()
                        .loadResourceAsStream(name)),
                events,
                workers);
    }

    private @Nullable CircuitBreaker breaker(SourceConfig config, CallDefaults defaults) {
        BreakerPolicy policy = config.breaker() != null ? config.breaker() : defaults.breaker();
        return policy.enabled() ? Breakers.of(camelContext, config.name(), policy) : null;
    }

    /** Ends the logins that are waited for, and forgets all tokens. */
    @Override
    public void close() {
        tokens.forEach(OAuth2Tokens::close);
    }
}
