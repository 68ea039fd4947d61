package io.camelcodegen.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.ToolName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call under way, from its first attempt to its result. Lives as the body of the internal exchange. Touched by one
 * thread at a time, as the attempts follow one another; only {@link #result} is for others.
 */
final class CallState {

    final BoundTool tool;
    final ObjectNode parameters;
    final CallOptions options;
    final RetryPolicy policy;
    final Duration timeout;
    final CredentialResolver credentials;
    /** Completes once, with the result or the last failure. */
    final CompletableFuture<ToolResult> result = new CompletableFuture<>();

    private final Map<String, String> headers;
    private final long started = System.nanoTime();
    private int attempts;
    private @Nullable ToolResult answer;
    private volatile @Nullable CompletableFuture<ToolResult> running;

    CallState(
            BoundTool tool,
            ObjectNode parameters,
            CallOptions options,
            RetryPolicy policy,
            Duration timeout,
            CredentialResolver credentials) {
        this.tool = tool;
        this.parameters = parameters;
        this.options = options;
        this.policy = policy;
        this.timeout = timeout;
        this.credentials = credentials;
        String key = options.idempotencyKey();
        this.headers = key == null ? Map.of() : Map.of("idempotency-key", key);
        result.whenComplete((value, failure) -> {
            CompletableFuture<ToolResult> attempt = running;
            if (attempt != null && result.isCancelled()) {
                attempt.cancel(true);
            }
        });
    }

    /** What the next attempt is given; counts it. */
    CallContext nextAttempt() {
        attempts++;
        return new CallContext(
                attemptTimeout(), credentials.resolve(), headers, options.contentType(), options.accept());
    }

    private Duration attemptTimeout() {
        Duration total = policy.maxTotalTime();
        if (total == null) {
            return timeout;
        }
        Duration left = total.minusNanos(System.nanoTime() - started);
        if (left.isNegative() || left.isZero()) {
            throw CodegenErrors.timeout(tool.toString(), total);
        }
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    /** Notes the attempt under way, so that cancelling the call stops it. */
    void running(CompletableFuture<ToolResult> attempt) {
        running = attempt;
        if (result.isCancelled()) {
            attempt.cancel(true);
        }
    }

    void answered(ToolResult value) {
        answer = value;
    }

    /**
     * The delay before the call is repeated, or null where it is not.
     *
     * @param random from 0 to 1, for the jitter
     */
    @Nullable
    Duration delayAfter(CodegenException failure, double random) {
        boolean repeatable = tool.tool().hints().idempotent() || options.idempotencyKey() != null;
        if (attempts >= policy.maxAttempts() || result.isDone() || !policy.repeats(failure, repeatable)) {
            return null;
        }
        Duration delay = policy.delay(attempts, failure.getRetryAfter(), random);
        Duration total = policy.maxTotalTime();
        if (total != null && delay.plusNanos(System.nanoTime() - started).compareTo(total) >= 0) {
            return null;
        }
        return delay;
    }

    /** Ends the call, unless it ended already. */
    void finish(@Nullable Throwable failure) {
        if (failure != null) {
            result.completeExceptionally(describe(CodegenErrors.wrap(failure)));
        } else if (answer != null) {
            result.complete(answer);
        } else {
            result.completeExceptionally(
                    CodegenErrors.internal("the call of " + tool + " ended without a result", null));
        }
    }

    private CodegenException describe(CodegenException failure) {
        ToolName name = tool.tool().name();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(CodegenErrors.TOOL, name.toString());
        facts.put(CodegenErrors.SOURCE, name.source());
        facts.put(CodegenErrors.ATTEMPTS, attempts);
        return failure.with(facts);
    }
}
