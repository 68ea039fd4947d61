package io.camelcodegen.call;

import com.fasterxml.jackson.core.type.TypeReference;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.http.WaitingThread;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolCatalog;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls tools from Java, by the same path as the endpoints. Thread-safe; lives as long as its CamelContext.
 *
 * <pre>{@code
 * Codegen codegen = Codegen.of(camelContext);
 * Object repos = codegen.call("github__repos_list_for_user", Map.of("username", "octocat"));
 * }</pre>
 *
 * <p>Failures are {@link CodegenException}s. Methods that return a future never block; the future completes on a worker
 * thread, and cancelling it stops the call.
 */
public final class Codegen {

    private final Sources sources;
    private final ToolCalls calls;
    private final Executor workers;
    private final Function<ConnectedSource, SourceMetrics> metrics;

    /**
     * @param workers runs what callers attach to the futures
     * @param metrics counts the calls of each source
     */
    public Codegen(
            Sources sources, ToolCalls calls, Executor workers, Function<ConnectedSource, SourceMetrics> metrics) {
        this.sources = sources;
        this.calls = calls;
        this.workers = workers;
        this.metrics = metrics;
    }

    /**
     * The one of a CamelContext.
     *
     * @throws IllegalStateException where the context is not started yet
     */
    public static Codegen of(CamelContext camelContext) {
        camelContext.getComponent("codegen");
        Codegen codegen = camelContext.getCamelContextExtension().getContextPlugin(Codegen.class);
        if (codegen == null) {
            throw new IllegalStateException("the codegen component is not started: start the CamelContext first");
        }
        return codegen;
    }

    /**
     * Calls a tool and waits for its result.
     *
     * @param tool {@code source__tool}
     * @param parameters a Map, JSON text, {@code JsonNode}, record or bean; null for none
     * @return the parsed JSON value, text, bytes or null
     */
    public @Nullable Object call(String tool, @Nullable Object parameters) {
        return call(tool, parameters, CallOptions.NONE);
    }

    /** As {@link #call(String, Object)}, with what this call wants otherwise than the config says. */
    public @Nullable Object call(String tool, @Nullable Object parameters, CallOptions options) {
        return await(WaitingThread.sending(() -> start(tool, parameters, options)))
                .value();
    }

    /**
     * As {@link #call(String, Object)}, if the caller agrees to the tool that the name leads to. That very tool is called,
     * also where the source's tools change in the meantime.
     *
     * @param admission throws what this throws then; nothing is sent
     */
    public @Nullable Object call(String tool, @Nullable Object parameters, Consumer<Tool> admission) {
        return await(whenBound(sources.bind(tool), found -> {
                    admission.accept(found.tool());
                    return calls.call(found, parameters, Map.of(), CallOptions.NONE);
                }))
                .value();
    }

    /** Calls a tool; the future's value is that of {@link #call(String, Object)}. */
    public CompletableFuture<@Nullable Object> callAsync(String tool, @Nullable Object parameters) {
        return callAsync(tool, parameters, CallOptions.NONE);
    }

    /** As {@link #callAsync(String, Object)}, with options. */
    public CompletableFuture<@Nullable Object> callAsync(
            String tool, @Nullable Object parameters, CallOptions options) {
        return handOver(start(tool, parameters, options), ToolResult::value);
    }

    /**
     * Calls a tool and makes its result a Java object, by Jackson.
     *
     * @param type a record, bean, array or JDK type
     * @throws CodegenException SCHEMA_VALIDATION_FAILED where the result does not fit the type
     */
    public <T> @Nullable T callTyped(String tool, @Nullable Object parameters, Class<T> type) {
        return TypedResult.of(tool, call(tool, parameters), type);
    }

    /** As {@link #callTyped(String, Object, Class)}, for types with parameters: {@code new TypeReference<List<Repo>>() {}}. */
    public <T> @Nullable T callTyped(String tool, @Nullable Object parameters, TypeReference<T> type) {
        return TypedResult.of(tool, call(tool, parameters), type);
    }

    /** As {@link #callTyped(String, Object, TypeReference)}, without waiting. */
    public <T> CompletableFuture<@Nullable T> callTypedAsync(
            String tool, @Nullable Object parameters, TypeReference<T> type) {
        return handOver(
                start(tool, parameters, CallOptions.NONE), result -> TypedResult.of(tool, result.value(), type));
    }

    /** As {@link #callTyped(String, Object, Class)}, without waiting. */
    public <T> CompletableFuture<@Nullable T> callTypedAsync(String tool, @Nullable Object parameters, Class<T> type) {
        return handOver(
                start(tool, parameters, CallOptions.NONE), result -> TypedResult.of(tool, result.value(), type));
    }

    /** One attempt without auth, retry, circuit breaker and validation; never throws for a failed call. */
    public RawCallResult callRaw(String tool, @Nullable Object parameters) {
        return raw(tool, parameters).join();
    }

    /** As {@link #callRaw(String, Object)}, without waiting. The future does not fail. */
    public CompletableFuture<RawCallResult> callRawAsync(String tool, @Nullable Object parameters) {
        return handOver(raw(tool, parameters), Function.identity());
    }

    /**
     * Does all of a call but ask the source: the lock file and the parameters are checked as a call checks them, and its
     * credentials are found. That may ask an authorization server for a token.
     *
     * @throws CodegenException what the call would fail with for these reasons: INVALID_PARAMS, AUTH_MISSING …
     */
    public void check(String tool, @Nullable Object parameters) {
        await(sources.bind(tool).thenCompose(found -> calls.check(found, parameters)));
    }

    /** The configured sources. */
    public List<SourceConfig> sources() {
        return sources.all().stream().map(ConnectedSource::config).toList();
    }

    /**
     * The numbers of a source's calls since the component's start, as they are now.
     *
     * @throws CodegenException SOURCE_NOT_FOUND
     */
    public SourceMetrics metrics(String source) {
        return metrics.apply(sources.get(source));
    }

    /** All tools of a source, sorted by name; discovers them first if that was not done yet. */
    public Collection<Tool> tools(String source) {
        return await(sources.get(source).catalog()).tools();
    }

    /** As {@link #tools}, without waiting; fails with SOURCE_NOT_FOUND or DISCOVERY_FAILED. */
    public CompletableFuture<ToolCatalog> catalogAsync(String source) {
        return handOver(sources.get(source).catalog().copy(), Function.identity()); // others may wait for it, too
    }

    /** The tool of that name, e.g. to read its schemas. */
    public Tool tool(String name) {
        return await(sources.bind(name)).tool();
    }

    /**
     * What the tool's source asks of credentials for its calls.
     *
     * @throws CodegenException TOOL_NOT_FOUND, or DISCOVERY_FAILED where the source's document is wrong at this tool
     */
    public ToolSecurity security(String name) {
        return await(sources.bind(name)).security();
    }

    /**
     * How a source does: its connections, its circuit breaker, the calls that wait.
     *
     * @throws CodegenException SOURCE_NOT_FOUND
     */
    public SourceStatus status(String source) {
        return sources.get(source).status();
    }

    /**
     * Discovers the tools of a source anew, in the background; calls go on with those known until then.
     *
     * @throws CodegenException SOURCE_NOT_FOUND
     */
    public void refresh(String source) {
        sources.get(source).refresh();
    }

    /**
     * Closes the circuit breaker of a source, where it has one, and forgets what was counted.
     *
     * @throws CodegenException SOURCE_NOT_FOUND
     */
    public void resetBreaker(String source) {
        sources.get(source).resetBreaker();
    }

    private CompletableFuture<ToolResult> start(String tool, @Nullable Object parameters, CallOptions options) {
        CompletableFuture<BoundTool> bound = sources.bind(tool);
        return bound.isDone() && !bound.isCompletedExceptionally()
                ? calls.call(bound.join(), parameters, Map.of(), options)
                : whenBound(bound, found -> calls.call(found, parameters, Map.of(), options));
    }

    /** Passes cancelling on to the call, once it has begun; not to the discovery, for which others wait, too. */
    private static <T> CompletableFuture<T> whenBound(
            CompletableFuture<BoundTool> bound, Function<BoundTool, CompletableFuture<T>> begin) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Relay.outcome(
                bound.thenCompose(found -> {
                    if (result.isCancelled()) {
                        return result;
                    }
                    CompletableFuture<T> call = begin.apply(found);
                    Relay.cancelling(result, call);
                    return call;
                }),
                result);
        return result;
    }

    private CompletableFuture<RawCallResult> raw(String tool, @Nullable Object parameters) {
        long start = System.nanoTime();
        CompletableFuture<RawCallResult> called = whenBound(bind(tool), found -> {
            CompletableFuture<ToolResult> call = calls.callRaw(found, parameters, Map.of(), CallOptions.NONE);
            return Relay.cancelling(
                    call.handle(
                            (result, failure) -> outcome(start, found.source().config(), result, failure)),
                    call);
        });
        return Relay.cancelling(called.exceptionally(failure -> outcome(start, null, null, failure)), called);
    }

    /** As {@link Sources#bind}, but a failure to even look is one of the future, too. */
    private CompletableFuture<BoundTool> bind(@Nullable String tool) {
        try {
            return sources.bind(tool == null ? "" : tool);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static RawCallResult outcome(
            long start, @Nullable SourceConfig source, @Nullable ToolResult result, @Nullable Throwable failure) {
        RawCallResult.Metadata metadata = new RawCallResult.Metadata(
                Duration.ofNanos(System.nanoTime() - start),
                source == null ? "" : source.type(),
                source == null ? "" : source.name());
        if (failure == null) {
            return new RawCallResult(true, result == null ? null : result.value(), null, metadata);
        }
        CodegenException error = CodegenErrors.wrap(failure);
        RawCallResult.Failure details = new RawCallResult.Failure(
                error.getCode().name(), String.valueOf(error.getMessage()), error.getContext());
        return new RawCallResult(false, null, details, metadata);
    }

    /** Completes on a worker, so that what callers attach cannot block an I/O thread; passes cancelling on. */
    private <T, R> CompletableFuture<R> handOver(CompletableFuture<T> call, Function<? super T, ? extends R> mapping) {
        return Relay.cancelling(call.thenApplyAsync(mapping, workers), call);
    }

    private static <T> T await(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            throw CodegenErrors.wrap(e);
        }
    }
}
