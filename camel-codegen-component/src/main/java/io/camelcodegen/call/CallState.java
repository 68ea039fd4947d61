package io.camelcodegen.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.policy.RetryBudget;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.schema.Violation;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.ToolName;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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
    final CallObserver observer;
    /** Completes once, with the result or the last failure. */
    final CompletableFuture<ToolResult> result = new CompletableFuture<>();

    private final Map<String, String> headers;
    private final @Nullable CompiledSchema output;
    private final long started;
    private final AtomicBoolean told = new AtomicBoolean();
    private final boolean repeatable;
    private boolean budgetExhausted;
    private volatile int attempts;
    private @Nullable ToolResult answer;
    private volatile @Nullable CompletableFuture<?> running;

    /**
     * @param started {@link System#nanoTime()} when the call came in
     * @param output what the result must be valid against; null for nothing
     */
    CallState(
            long started,
            BoundTool tool,
            ObjectNode parameters,
            CallOptions options,
            RetryPolicy policy,
            Duration timeout,
            CredentialResolver credentials,
            @Nullable CompiledSchema output,
            CallObserver observer) {
        this.started = started;
        this.tool = tool;
        this.parameters = parameters;
        this.options = options;
        this.policy = policy;
        this.timeout = timeout;
        this.credentials = credentials;
        this.observer = observer;
        this.output = output;
        String key = options.idempotencyKey(tool);
        this.headers = key == null ? Map.of() : Map.of("idempotency-key", key);
        this.repeatable = key != null || tool.tool().hints().idempotent() || bringsIdempotencyKey();
        RetryBudget budget = tool.source().safeguards().budget;
        if (budget != null) {
            budget.called(started);
        }
        result.whenComplete((value, failure) -> {
            CompletableFuture<?> step = running;
            if (step != null && result.isCancelled()) {
                step.cancel(true);
            }
            ended(failure == null ? null : CodegenErrors.wrap(failure)); // where somebody else completed it
        });
    }

    /** Whether the tool has a header parameter for the key, and the call sets it. */
    private boolean bringsIdempotencyKey() {
        if (tool.source().config().type().equals("mcp")) {
            return false; // its parameters are flat, and its servers know no such header
        }
        Iterator<String> names = parameters.path("header").fieldNames();
        while (names.hasNext()) {
            if (names.next().equalsIgnoreCase("idempotency-key")) {
                return true;
            }
        }
        return false;
    }

    /** Before the result is there for all to see: who has it may ask for the numbers. */
    private void ended(@Nullable CodegenException failure) {
        if (told.compareAndSet(false, true)) {
            observer.ended(tool.tool(), attempts, System.nanoTime() - started, failure);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // attempts follow one another
    void nextAttempt() {
        attempts++;
    }

    /** How many attempts began; 1 in the first. */
    int attempts() {
        return attempts;
    }

    /**
     * What the request of the attempt under way is given.
     *
     * @param spent of the attempt's time, in nanoseconds
     */
    CallContext context(Credentials with, long spent) {
        Duration left = attemptTimeout();
        if (spent > 0) {
            left = left.minusNanos(Math.min(spent, left.toNanos() - 1_000_000));
        }
        return new CallContext(
                left, with, headers, options.contentType(), options.accept(), observer.progress(tool.tool(), attempts));
    }

    /** How long the attempt that begins now may take. */
    Duration attemptTimeout() {
        Duration left = timeLeft();
        if (left.isZero()) {
            Duration total = policy.maxTotalTime();
            throw CodegenErrors.timeout(tool.toString(), total == null ? timeout : total);
        }
        return left;
    }

    /** How long the attempt under way may take; zero where the call's time is over. */
    Duration timeLeft() {
        Duration total = policy.maxTotalTime();
        if (total == null) {
            return timeout;
        }
        Duration left = total.minusNanos(System.nanoTime() - started);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(timeout) < 0 ? left : timeout;
    }

    /** Notes what the call waits for now, so that cancelling the call stops it. */
    void running(CompletableFuture<?> step) {
        running = step;
        if (result.isCancelled()) {
            step.cancel(true);
        }
    }

    /** Takes the answer; returns what is wrong with it, or null. */
    @Nullable
    CodegenException answered(ToolResult value) {
        if (output != null) {
            try {
                List<Violation> violations = output.validate(ParameterReader.tree(tool.toString(), value.value()));
                if (!violations.isEmpty()) {
                    return ToolErrors.schemaValidationFailed(
                            tool.toString(),
                            violations.stream().map(Violation::toMap).toList());
                }
            } catch (RuntimeException e) {
                return CodegenErrors.wrap(e);
            }
        }
        answer = value;
        return null;
    }

    /**
     * The delay before the call is repeated, or null where it is not.
     *
     * @param random from 0 to 1, for the jitter
     */
    @Nullable
    Duration delayAfter(CodegenException failure, double random) {
        if (attempts >= policy.maxAttempts() || result.isDone() || !policy.repeats(failure, repeatable)) {
            return null;
        }
        Duration delay = policy.delay(attempts, failure.getRetryAfter(), random);
        Duration total = policy.maxTotalTime();
        if (total != null && delay.plusNanos(System.nanoTime() - started).compareTo(total) >= 0) {
            return null;
        }
        RetryBudget budget = tool.source().safeguards().budget;
        if (budget != null && !budget.tryRetry(System.nanoTime())) {
            budgetExhausted = true;
            return null;
        }
        return delay;
    }

    /** Ends the call, unless it ended already. */
    void finish(@Nullable Throwable failure) {
        if (failure != null) {
            fail(describe(CodegenErrors.wrap(failure)));
        } else if (answer != null) {
            try {
                ended(null);
            } finally {
                result.complete(answer);
            }
        } else {
            fail(CodegenErrors.internal("the call of " + tool + " ended without a result", null));
        }
    }

    private void fail(CodegenException failure) {
        try {
            ended(failure);
        } finally {
            result.completeExceptionally(failure);
        }
    }

    private CodegenException describe(CodegenException failure) {
        ToolName name = tool.tool().name();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(ErrorContext.TOOL, name.toString());
        facts.put(ErrorContext.SOURCE, name.source());
        facts.put(ErrorContext.ATTEMPTS, attempts);
        if (budgetExhausted) {
            facts.put(ErrorContext.RETRY_BUDGET_EXHAUSTED, true);
        }
        return failure.with(facts);
    }
}
