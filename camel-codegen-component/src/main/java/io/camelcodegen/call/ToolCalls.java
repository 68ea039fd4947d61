package io.camelcodegen.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.auth.CredentialWait;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.schema.Coercion;
import io.camelcodegen.schema.Violation;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The path of a call: parameters in, coerced, validated; attempts until one succeeds or the retry policy ends; result
 * out. One for all tools of a CamelContext; thread-safe. Futures it returns may complete on an I/O thread, and fail with
 * {@link CodegenException} only.
 */
public final class ToolCalls extends ServiceSupport {

    /** Who means "for ever" gets a century, which no arithmetic in nanoseconds overflows with. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(36_525);

    private final CallDefaults defaults;
    private final CallObserver observer;
    private final Retrier retrier;
    private final SharedCalls shared = new SharedCalls();

    /**
     * @param scheduler wakes calls that wait for their next attempt; its threads are never blocked
     * @param observer told of every call
     */
    public ToolCalls(
            CamelContext camelContext,
            CallDefaults defaults,
            ScheduledExecutorService scheduler,
            CallObserver observer) {
        this.defaults = defaults;
        this.observer = observer;
        this.retrier = new Retrier(camelContext, scheduler);
    }

    /**
     * Calls a tool.
     *
     * @param parameters see {@link ParameterReader}
     * @param overrides single parameters that win over those in {@code parameters}
     */
    public CompletableFuture<ToolResult> call(
            BoundTool tool, @Nullable Object parameters, Map<String, Object> overrides, CallOptions options) {
        long start = System.nanoTime();
        CallObserver watcher = observer.started(tool.tool());
        return whenAdmitted(
                tool,
                () -> admitted(start, tool, parameters, overrides, options, watcher),
                failure -> refused(start, tool, failure, watcher));
    }

    /** Goes on at once but for a tool that has to be compared with the lock file anew. */
    private static <T> CompletableFuture<T> whenAdmitted(
            BoundTool tool, Supplier<CompletableFuture<T>> goOn, Function<Throwable, CompletableFuture<T>> otherwise) {
        CompletableFuture<Void> admission = tool.admit();
        if (admission.isDone() && !admission.isCompletedExceptionally()) {
            return goOn.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        admission.whenComplete((done, refusal) -> {
            Throwable failure = result.isCancelled() ? new CancellationException() : refusal;
            CompletableFuture<T> call = failure == null ? goOn.get() : otherwise.apply(failure);
            Relay.cancelling(result, call);
            Relay.outcome(call, result);
        });
        return result;
    }

    private CompletableFuture<ToolResult> admitted(
            long start,
            BoundTool tool,
            @Nullable Object parameters,
            Map<String, Object> overrides,
            CallOptions options,
            CallObserver watcher) {
        ObjectNode arguments;
        try {
            arguments = prepared(tool, parameters, overrides, options);
        } catch (RuntimeException e) {
            return refused(start, tool, e, watcher);
        }
        return tool.source().config().deduplicate() && tool.tool().hints().readOnly()
                ? share(start, tool, arguments, options, watcher)
                : begin(start, tool, arguments, options, watcher);
    }

    /** @throws CodegenException INVALID_PARAMS */
    private ObjectNode prepared(
            BoundTool tool, @Nullable Object parameters, Map<String, Object> overrides, CallOptions options) {
        ObjectNode arranged = arrange(tool, parameters, overrides);
        return or(options.validate(), defaults.validate()) ? validated(tool, arranged) : arranged;
    }

    private static CompletableFuture<ToolResult> refused(
            long start, BoundTool tool, Throwable cause, CallObserver watcher) {
        CodegenException failure = CodegenErrors.wrap(cause)
                .with(Map.of(ErrorContext.SOURCE, tool.tool().name().source()));
        watcher.ended(tool.tool(), 0, System.nanoTime() - start, failure);
        return CompletableFuture.failedFuture(failure);
    }

    private CompletableFuture<ToolResult> begin(
            long start, BoundTool tool, ObjectNode arguments, CallOptions options, CallObserver watcher) {
        CallState state;
        try {
            state = new CallState(
                    start,
                    tool,
                    arguments,
                    options,
                    policy(tool, options),
                    timeout(tool, options),
                    credentials(tool, options),
                    or(options.validateOutput(), defaults.validateOutput()) ? tool.output() : null,
                    watcher);
        } catch (RuntimeException e) {
            return refused(start, tool, e, watcher);
        }
        retrier.process(state);
        return state.result;
    }

    /** Joins an identical call under way. What happens to the others is told of by the one that they share. */
    private CompletableFuture<ToolResult> share(
            long start, BoundTool tool, ObjectNode arguments, CallOptions options, CallObserver watcher) {
        CompletableFuture<ToolResult> view = new CompletableFuture<>();
        SharedCalls.Key key = new SharedCalls.Key(tool, arguments, options);
        return shared.join(key, view, () -> begin(start, tool, arguments, options, watcher))
                ? view
                : Relay.after(
                        view,
                        (result, failure) -> watcher.ended(
                                tool.tool(),
                                0,
                                System.nanoTime() - start,
                                failure == null ? null : CodegenErrors.wrap(failure)));
    }

    /** All of a call that comes before its source is asked; the future's value means nothing. */
    public CompletableFuture<?> check(BoundTool tool, @Nullable Object parameters) {
        return tool.admit().thenCompose(admitted -> {
            prepared(tool, parameters, Map.of(), CallOptions.NONE);
            return CredentialWait.atMost(
                    timeout(tool, CallOptions.NONE),
                    tool.credentials().resolve(),
                    tool.source().config().name());
        });
    }

    /** One attempt with nothing around it: no auth, no retry, no circuit breaker, no validation. */
    public CompletableFuture<ToolResult> callRaw(
            BoundTool tool, @Nullable Object parameters, Map<String, Object> overrides, CallOptions options) {
        long start = System.nanoTime();
        CallObserver watcher = observer.started(tool.tool());
        return whenAdmitted(
                tool,
                () -> raw(start, tool, parameters, overrides, options, watcher),
                failure -> refused(start, tool, failure, watcher));
    }

    private CompletableFuture<ToolResult> raw(
            long start,
            BoundTool tool,
            @Nullable Object parameters,
            Map<String, Object> overrides,
            CallOptions options,
            CallObserver watcher) {
        CompletableFuture<ToolResult> answer;
        int attempts = 0;
        try {
            CallContext context = new CallContext(
                    timeout(tool, options),
                    Credentials.NONE,
                    Map.of(),
                    options.contentType(),
                    options.accept(),
                    watcher.progress(tool.tool(), 1));
            ObjectNode arguments = arrange(tool, parameters, overrides);
            attempts = 1;
            watcher.sending(tool.tool(), 1);
            tool.source().connection().using();
            answer = tool.source().source().call(tool.tool(), arguments, context);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(CodegenErrors.wrap(e));
        }
        return watched(tool, answer, attempts, start, watcher);
    }

    private static CompletableFuture<ToolResult> watched(
            BoundTool tool, CompletableFuture<ToolResult> answer, int attempts, long start, CallObserver watcher) {
        return Relay.after(answer, (result, thrown) -> {
            CodegenException failure = thrown == null ? null : CodegenErrors.wrap(thrown);
            long nanos = System.nanoTime() - start;
            if (attempts > 0) {
                tool.source().connection().ended(failure);
                watcher.received(tool.tool(), attempts, nanos, failure);
            }
            watcher.ended(tool.tool(), attempts, nanos, failure);
        });
    }

    /** A source that groups parameters hands back another object than it was given, and its groups are merged. */
    @SuppressWarnings("ReferenceEquality")
    private static ObjectNode arrange(BoundTool tool, @Nullable Object parameters, Map<String, Object> overrides) {
        String name = tool.toString();
        ObjectNode given = ParameterReader.read(name, parameters);
        ObjectNode arranged = tool.source().source().arrange(tool.tool(), given);
        if (overrides.isEmpty()) {
            return arranged;
        }
        ObjectNode over = ParameterReader.read(name, overrides);
        ObjectNode arrangedOver = tool.source().source().arrange(tool.tool(), over);
        boolean grouped = arrangedOver != over;
        ObjectNode merged = arranged == given ? given : arranged.deepCopy();
        arrangedOver.properties().forEach(entry -> {
            JsonNode there = merged.get(entry.getKey());
            if (grouped && there instanceof ObjectNode group && entry.getValue() instanceof ObjectNode more) {
                group.setAll(more);
            } else {
                merged.set(entry.getKey(), entry.getValue());
            }
        });
        return merged;
    }

    /** Most parameters are valid as they come, and coercion leaves what is valid as it is: it is asked for the others. */
    private static ObjectNode validated(BoundTool tool, ObjectNode arguments) {
        if (tool.input().validate(arguments).isEmpty()) {
            return arguments;
        }
        JsonNode coerced = Coercion.coerce(arguments, tool.tool().schemas().input());
        List<Violation> violations = tool.input().validate(coerced);
        if (!violations.isEmpty()) {
            throw ToolErrors.invalidParams(
                    tool.toString(), violations.stream().map(Violation::toMap).toList());
        }
        return (ObjectNode) coerced;
    }

    private RetryPolicy policy(BoundTool tool, CallOptions options) {
        if (options.retry() != null) {
            return options.retry();
        }
        RetryPolicy configured = tool.source().config().retry();
        return configured != null ? configured : defaults.retry();
    }

    private Duration timeout(BoundTool tool, CallOptions options) {
        SourceConfig config = tool.source().config();
        Duration timeout = options.timeout();
        if (timeout == null) {
            timeout = config.timeout() != null ? config.timeout() : defaults.timeoutFor(config.type());
        }
        return timeout.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : timeout;
    }

    private static CredentialResolver credentials(BoundTool tool, CallOptions options) {
        return options.auth() == null ? tool.credentials() : tool.credentials(options.auth());
    }

    private static boolean or(@Nullable Boolean option, boolean fallback) {
        return option != null ? option : fallback;
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(retrier);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(retrier);
    }
}
