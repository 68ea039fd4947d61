package io.camelcodegen.call;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.camel.util.AntPathMatcher;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentMap<String, BoundTool> boundTools = new ConcurrentHashMap<>();
    private volatile @Nullable CompletableFuture<ToolCatalog> catalog;
    private volatile boolean closed;

    /**
     * @param authentication makes what resolves credentials of the source, for its own auth and for that of a call
     * @param safeguards its own, closed with it
     */
    public ConnectedSource(
            SourceConfig config,
            ToolSource source,
            Function<@Nullable Auth, CredentialResolver> authentication,
            Safeguards safeguards) {
        this.config = config;
        this.source = source;
        this.authentication = authentication;
        this.credentials = authentication.apply(config.auth());
        this.safeguards = safeguards;
    }

    public SourceConfig config() {
        return config;
    }

    ToolSource source() {
        return source;
    }

    /** Those of calls that bring none of their own. */
    CredentialResolver credentials() {
        return credentials;
    }

    CredentialResolver credentials(Auth auth) {
        return authentication.apply(auth);
    }

    Safeguards safeguards() {
        return safeguards;
    }

    /** Its circuit breaker as it is now; null where it has none. */
    public @Nullable BreakerState breaker() {
        return safeguards.breaker == null ? null : BreakerState.of(safeguards.breaker);
    }

    /** Closes its circuit breaker, where it has one, and forgets what was counted. */
    public void resetBreaker() {
        if (safeguards.breaker != null) {
            safeguards.breaker.reset();
        }
    }

    /** How many calls wait because of limits, our own or the source's. */
    public int waitingCalls() {
        return safeguards.waiting();
    }

    /** The tools, discovered once; asked for again after a failure. */
    public CompletableFuture<ToolCatalog> catalog() {
        CompletableFuture<ToolCatalog> known = catalog;
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        lock.lock();
        try {
            known = catalog;
            if (known == null || known.isCompletedExceptionally()) {
                known = discover();
                catalog = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** The discovery under way or done; null before the first. */
    @Nullable
    CompletableFuture<ToolCatalog> catalogIfKnown() {
        return catalog;
    }

    /** Discovers the tools anew; calls go on with the catalogue there is until the new one is complete. */
    public void refresh() {
        discover().whenComplete((fresh, failure) -> {
            if (failure == null) {
                boundTools.clear();
                catalog = CompletableFuture.completedFuture(fresh);
                LOG.info(
                        "The tools of source '{}' changed: {} tools",
                        config.name(),
                        fresh.tools().size());
            } else if (!closed) {
                LOG.warn(
                        "The tools of source '{}' changed but cannot be discovered: {}",
                        config.name(),
                        CodegenErrors.wrap(failure).getMessage());
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
        Tool tool = tools.find(name)
                .orElseThrow(() -> CodegenErrors.toolNotFound(config.name() + "__" + name, tools.nearest(name)));
        BoundTool fresh = new BoundTool(this, tools, tool);
        boundTools.put(name, fresh);
        return fresh;
    }

    /** Whether a tool bound earlier is still of the newest catalogue. */
    boolean isCurrent(BoundTool tool) {
        CompletableFuture<ToolCatalog> known = catalog;
        return known != null && known.getNow(tool.catalog()) == tool.catalog();
    }

    private CompletableFuture<ToolCatalog> discover() {
        long start = System.nanoTime();
        return source.discover().thenApply(tools -> {
            List<Tool> wanted = tools.stream().filter(this::included).toList();
            ToolCatalog result = ToolCatalog.of(config.name(), wanted, config.aliases());
            config.aliases().forEach((alias, target) -> {
                if (result.find(alias).isEmpty()) {
                    LOG.warn("Alias '{}' of source '{}' names no tool: '{}'", alias, config.name(), target);
                }
            });
            LOG.info(
                    "Source '{}' has {} tools ({} ms)",
                    config.name(),
                    wanted.size(),
                    (System.nanoTime() - start) / 1_000_000);
            return result;
        });
    }

    private boolean included(Tool tool) {
        return (config.include().isEmpty() || matches(config.include(), tool))
                && !matches(config.exclude(), tool)
                && (!config.readOnly() || tool.hints().readOnly());
    }

    private static boolean matches(List<String> patterns, Tool tool) {
        for (String pattern : patterns) {
            // the wire name may hold slashes (repos/list-for-user): there ** crosses them, as in Ant
            if (AntPathMatcher.INSTANCE.match(pattern, tool.name().tool())
                    || AntPathMatcher.INSTANCE.match(pattern, tool.wireName())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        closed = true;
        safeguards.close();
        source.close();
    }
}
