package io.camelcodegen.call;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthFit;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventType;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.lock.LockGuard;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolPatterns;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import io.camelcodegen.tool.ToolName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source in use: its config, its connection, its catalogue as last discovered, its breaker and limits. */
public final class ConnectedSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedSource.class);

    private final SourceConfig config;
    private final ToolSource source;
    private final Function<@Nullable Auth, CredentialResolver> authentication;
    private final CredentialResolver credentials;
    private final Safeguards safeguards;
    private final ConnectionStatus connection;
    private final LockGuard lock;
    private final ConcurrentMap<String, BoundTool> boundTools = new ConcurrentHashMap<>();
    private final AtomicBoolean mismatchTold = new AtomicBoolean();
    private final AtomicReference<@Nullable CompletableFuture<ToolCatalog>> catalog = new AtomicReference<>();
    /** For those who ask for them by name: why they are not there. */
    private volatile ToolCatalog leftOut;

    private volatile boolean closed;

    /**
     * @param authentication makes what resolves credentials of the source, for its own auth and for that of a call
     * @param safeguards its own, closed with it
     * @param connection follows the source's connections, and takes what is told of it
     * @param lock compares its tools with what was accepted
     */
    public ConnectedSource(
            SourceConfig config,
            ToolSource source,
            Function<@Nullable Auth, CredentialResolver> authentication,
            Safeguards safeguards,
            ConnectionStatus connection,
            LockGuard lock) {
        this.config = config;
        this.source = source;
        this.authentication = authentication;
        this.credentials = authentication.apply(config.auth());
        this.safeguards = safeguards;
        this.connection = connection;
        this.lock = lock;
        this.leftOut = ToolCatalog.of(config.name(), List.of(), Map.of(), () -> null);
    }

    public SourceConfig config() {
        return config;
    }

    ToolSource source() {
        return source;
    }

    /** Those of a tool's calls that bring none of their own. */
    CredentialResolver credentials(ToolSecurity security) {
        String mismatch = AuthFit.mismatch(config.auth(), security);
        if (mismatch != null && mismatchTold.compareAndSet(false, true)) {
            LOG.warn("The 'auth' of source '{}' may be wrong: {}", config.name(), mismatch);
        }
        return credentials.forTool(security);
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG for what only a source can have */
    CredentialResolver credentials(Auth auth, ToolSecurity security) {
        if (Auth.clientCertificate(auth) != null) {
            throw ConfigErrors.invalid(
                    "the auth of a call of '" + config.name() + "'",
                    List.of("it cannot be mtls: all calls share the source's connections; give the certificate to a"
                            + " source, and make a second source for a second certificate"));
        }
        return authentication.apply(auth).forTool(security);
    }

    LockGuard lock() {
        return lock;
    }

    ConnectionStatus connection() {
        return connection;
    }

    /** The source as it is now. */
    public SourceStatus status() {
        ConnectionStatus.Snapshot now = connection.current();
        CompletableFuture<ToolCatalog> known = catalog.get();
        Integer tools = known != null && known.isDone() && !known.isCompletedExceptionally()
                ? known.join().tools().size()
                : null;
        return new SourceStatus(
                config.name(),
                config.type(),
                now.state(),
                now.since(),
                now.open(),
                now.opened(),
                now.failures(),
                now.lastError(),
                tools,
                safeguards.breaker == null ? null : BreakerState.of(safeguards.breaker),
                safeguards.waiting());
    }

    Safeguards safeguards() {
        return safeguards;
    }

    /** Closes its circuit breaker, where it has one, and forgets what was counted. */
    public void resetBreaker() {
        if (safeguards.breaker != null) {
            safeguards.breaker.reset();
        }
    }

    /** Of the circuit breaker, as Resilience4j spells it: {@code CLOSED}, {@code OPEN} …; null where there is none. */
    public @Nullable String breakerState() {
        return safeguards.breaker == null ? null : safeguards.breaker.getState().name();
    }

    /** How many tokens the source's own credentials keep now. */
    public int tokensCached() {
        return credentials.tokensCached();
    }

    /** The tools, discovered once; asked for again after a failure. */
    public CompletableFuture<ToolCatalog> catalog() {
        CompletableFuture<ToolCatalog> known = catalog.get();
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<ToolCatalog> mine = new CompletableFuture<>();
        if (!catalog.compareAndSet(known, mine)) {
            return catalog(); // another caller was faster
        }
        Relay.outcome(discover(), mine);
        return mine;
    }

    /** The discovery under way or done; null before the first. */
    @Nullable
    CompletableFuture<ToolCatalog> catalogIfKnown() {
        return catalog.get();
    }

    /** Discovers the tools anew; calls go on with the catalogue there is until the new one is complete. */
    public void refresh() {
        discover().whenComplete((fresh, failure) -> {
            if (failure == null) {
                boundTools.clear();
                catalog.set(CompletableFuture.completedFuture(fresh));
            }
        });
    }

    /**
     * The tool of that name with all that its calls share.
     *
     * @param name the part after {@code source__}
     * @throws io.camelcodegen.error.CodegenException TOOL_NOT_FOUND with the nearest names
     */
    BoundTool bind(ToolCatalog tools, String name) {
        BoundTool bound = boundTools.get(name);
        if (bound != null && bound.catalog() == tools) {
            return bound;
        }
        Tool tool = tools.find(name).orElseThrow(() -> notFound(tools, name));
        BoundTool fresh = new BoundTool(this, tools, tool);
        boundTools.put(name, fresh);
        return fresh;
    }

    private CodegenException notFound(ToolCatalog tools, String name) {
        List<String> nearest = tools.nearest(name);
        String why = "";
        if (leftOut.find(name).isPresent()) {
            why = "the source has it, but its configuration leaves it out by 'include', 'exclude' or 'readOnly'";
        } else if (nearest.isEmpty()) {
            int count = tools.tools().size();
            why = "source '" + config.name() + "' has "
                    + (count == 0 ? "no tools" : count + " tools, none with a name near to it");
        }
        return ToolErrors.notFound(config.name() + ToolName.SEPARATOR + name, nearest, why);
    }

    /** Whether a tool bound earlier is still of the newest catalogue. */
    boolean isCurrent(BoundTool tool) {
        CompletableFuture<ToolCatalog> known = catalog.get();
        return known != null && known.getNow(tool.catalog()) == tool.catalog();
    }

    private CompletableFuture<ToolCatalog> discover() {
        long start = System.nanoTime();
        if (connection.isEnabled(EventType.DISCOVERY_START)) {
            connection.emit(CodegenEvent.of(EventType.DISCOVERY_START, config.name()));
        }
        CompletableFuture<List<Tool>> found;
        try {
            lock.prepare();
            found = source.discover();
        } catch (RuntimeException e) {
            found = CompletableFuture.failedFuture(CodegenErrors.wrap(e));
        }
        return found.thenApply(this::catalog).whenComplete((tools, thrown) -> {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            LogScope.run(config.name(), null, () -> {
                if (thrown == null) {
                    discovered(tools, duration);
                } else {
                    undiscovered(CodegenErrors.wrap(thrown), duration);
                }
            });
        });
    }

    private ToolCatalog catalog(List<Tool> tools) {
        ToolPatterns patterns = new ToolPatterns(config.include(), config.exclude());
        List<Tool> wanted = new ArrayList<>();
        List<Tool> others = new ArrayList<>();
        tools.forEach(tool -> (included(tool, patterns) ? wanted : others).add(tool));
        ToolCatalog result = ToolCatalog.of(config.name(), wanted, config.aliases(), source.revision());
        leftOut = ToolCatalog.of(config.name(), others, config.aliases(), () -> null);
        config.aliases().forEach((alias, target) -> {
            if (result.find(alias).isEmpty()) {
                LOG.warn("Alias '{}' of source '{}' names no tool: '{}'", alias, config.name(), target);
            }
        });
        return result;
    }

    private void discovered(ToolCatalog tools, Duration duration) {
        int count = tools.tools().size();
        if (count == 0) {
            LOG.warn(
                    "Source '{}' has no tools ({} are left out)",
                    config.name(),
                    leftOut.tools().size());
        } else {
            LOG.info("Source '{}' has {} tools ({} ms)", config.name(), count, duration.toMillis());
        }
        if (connection.isEnabled(EventType.DISCOVERY_COMPLETE)) {
            connection.emit(CodegenEvent.of(EventType.DISCOVERY_COMPLETE, config.name())
                    .withDuration(duration)
                    .withDetails(Map.of("tools", count)));
        }
    }

    private void undiscovered(CodegenException failure, Duration duration) {
        if (closed) {
            return;
        }
        LOG.warn("The tools of source '{}' cannot be discovered: {}", config.name(), failure.getMessage());
        if (connection.isEnabled(EventType.DISCOVERY_ERROR)) {
            connection.emit(CodegenEvent.of(EventType.DISCOVERY_ERROR, config.name())
                    .withDuration(duration)
                    .withFailure(failure));
        }
    }

    private boolean included(Tool tool, ToolPatterns patterns) {
        return patterns.includes(tool)
                && !patterns.excludes(tool)
                && (!config.readOnly() || tool.hints().readOnly());
    }

    @Override
    public void close() {
        closed = true;
        safeguards.close();
        source.close();
    }
}
