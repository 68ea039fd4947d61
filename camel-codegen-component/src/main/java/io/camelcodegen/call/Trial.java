package io.camelcodegen.call;

import io.camelcodegen.auth.CredentialWait;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.Tool;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt under way: credentials, limits, circuit breaker, source, and once more with new credentials where the
 * source refused those it was given. One thread at a time goes through it; none waits in it.
 *
 * <p>The breaker is asked here and not by Camel's {@code circuitBreaker} EIP, which holds a thread while a call is
 * under way. It is the same Resilience4j bean that a route's EIP can share. It is asked after the limits, so that what
 * it allows while it is half-open is sent at once; but nobody waits for limits while it is open.
 */
final class Trial implements Patience {

    private final CallState call;
    private final Tool tool;
    private final ConnectedSource source;
    private final Safeguards safeguards;
    /** Null also where the call brings credentials of its own: what the source says then is of another account. */
    private final @Nullable ServerPauses pauses;

    private final Consumer<@Nullable CodegenException> end;
    private Credentials credentials = Credentials.NONE;
    /** Nanoseconds; they count as the attempt's own time. */
    private long authenticating;

    private boolean refreshed;
    private boolean admitted;
    private boolean permitted;
    private boolean over;
    /** By {@link System#nanoTime()}; set when the attempt first waits. */
    private @Nullable Long waitUntil;

    /** @param end told once how the attempt ended: null where the call has its answer */
    Trial(CallState call, Consumer<@Nullable CodegenException> end) {
        this.call = call;
        this.tool = call.tool.tool();
        this.source = call.tool.source();
        this.safeguards = source.safeguards();
        this.pauses = call.options.auth() == null ? safeguards.pauses : null;
        this.end = end;
    }

    void start() {
        call.nextAttempt();
        guarded(() -> authenticate(call.credentials.resolve()));
    }

    /** What is thrown here, by a bean of the user's for one, ends the attempt: else the call would hang. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            giveUp(CodegenErrors.wrap(e));
        }
    }

    /** Once, however often a step fails. */
    private void finish(@Nullable CodegenException failure) {
        if (!over) {
            over = true;
            end.accept(failure);
        }
    }

    private void authenticate(CompletableFuture<Credentials> resolving) {
        if (resolving.isDone() && !resolving.isCompletedExceptionally()) {
            credentials = resolving.join();
            begin();
            return;
        }
        long start = System.nanoTime();
        CompletableFuture<Credentials> resolved = CredentialWait.atMost(
                call.attemptTimeout(), resolving, source.config().name());
        call.running(resolved);
        resolved.whenComplete((value, failure) -> guarded(() -> {
            if (failure == null) {
                credentials = value;
                authenticating += System.nanoTime() - start;
                begin();
            } else {
                finish(CodegenErrors.wrap(failure));
            }
        }));
    }

    private void begin() {
        CircuitBreaker breaker = safeguards.breaker;
        if (breaker != null && breaker.getState() == CircuitBreaker.State.OPEN && !isPermitted(breaker)) {
            finish(SourceErrors.circuitOpen(source.config().name()));
            return;
        }
        enter();
    }

    /** Waits where the source wants to be left alone, and then for the attempt's turn. */
    private void enter() {
        CompletableFuture<?> pause = pauses == null ? null : pauses.await(tool, this);
        if (pause != null) {
            await(pause, this::enter);
            return;
        }
        CompletableFuture<?> turn = safeguards.admission == null ? null : safeguards.admission.enter(this);
        if (turn != null) {
            await(turn, this::reconsider);
            return;
        }
        admitted = true;
        send();
    }

    /** It is this attempt's turn; but while it waited, the source may have said that it wants no more calls. */
    private void reconsider() {
        admitted = true;
        if (pauses != null && pauses.left(tool) > 0) {
            leave();
            enter();
        } else {
            send();
        }
    }

    private void await(CompletableFuture<?> step, Runnable then) {
        call.running(step);
        step.whenComplete((allowed, failure) -> guarded(() -> {
            if (failure == null) {
                then.run();
            } else {
                giveUp(CodegenErrors.wrap(failure));
            }
        }));
    }

    /** An attempt waits at most as long as its request may take, and not beyond the call's own bound. */
    @Override
    public Duration left() {
        long now = System.nanoTime();
        Long end = waitUntil;
        if (end == null) {
            end = now + call.timeLeft().toNanos();
            waitUntil = end;
        }
        return Duration.ofNanos(Math.max(0, end - now));
    }

    private void send() {
        if (call.result.isDone()) {
            giveUp(CodegenErrors.internal(tool + " was cancelled", null));
            return;
        }
        CircuitBreaker breaker = safeguards.breaker;
        if (breaker != null && !isPermitted(breaker)) {
            giveUp(SourceErrors.circuitOpen(source.config().name()));
            return;
        }
        long start = System.nanoTime();
        CompletableFuture<ToolResult> answer;
        boolean sending = false;
        try {
            CallContext context = call.context(credentials, authenticating);
            Payloads.sending(tool, call.parameters, credentials);
            call.observer.sending(tool, call.attempts());
            sending = true;
            source.connection().using();
            answer = source.source().call(tool, call.parameters, context);
        } catch (RuntimeException e) {
            CodegenException failure = CodegenErrors.wrap(e);
            if (sending) {
                call.observer.received(tool, call.attempts(), System.nanoTime() - start, failure);
            }
            giveUp(failure); // nothing was sent: says nothing of the source
            return;
        }
        call.running(answer);
        answer.whenComplete((result, thrown) -> guarded(
                () -> answered(System.nanoTime() - start, result, thrown == null ? null : CodegenErrors.wrap(thrown))));
    }

    private void answered(long nanos, @Nullable ToolResult result, @Nullable CodegenException failure) {
        settle(nanos, result, failure);
        source.connection().ended(failure);
        call.observer.received(tool, call.attempts(), nanos, failure);
        if (failure != null && mayRefresh(failure)) {
            refreshed = true;
            authenticate(call.credentials.refresh(credentials));
        } else if (failure != null || result == null) {
            finish(failure == null ? CodegenErrors.internal(tool + " was answered with nothing", null) : failure);
        } else {
            Payloads.received(tool, result, credentials);
            finish(call.answered(result));
        }
    }

    private boolean isPermitted(CircuitBreaker breaker) {
        permitted = permitted || breaker.tryAcquirePermission();
        return permitted;
    }

    /** Ends the attempt before anything was sent. */
    private void giveUp(CodegenException failure) {
        if (permitted && safeguards.breaker != null) {
            safeguards.breaker.releasePermission();
        }
        permitted = false;
        leave();
        finish(failure);
    }

    private void settle(long nanos, @Nullable ToolResult result, @Nullable CodegenException failure) {
        CircuitBreaker breaker = safeguards.breaker;
        if (breaker != null) {
            permitted = false;
            if (failure == null) {
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            } else {
                breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
            }
        }
        if (pauses != null) {
            if (failure != null) {
                pauses.learn(tool, failure);
            } else if (result != null) {
                pauses.learn(tool, result);
            }
        }
        leave();
    }

    private void leave() {
        if (admitted) {
            admitted = false;
            if (safeguards.admission != null) {
                safeguards.admission.leave();
            }
        }
    }

    /** A 401 says that the request was not processed, so even a call with side effects may go out once more. */
    private boolean mayRefresh(CodegenException failure) {
        return !refreshed
                && failure.getCode() == ErrorCode.AUTH_FAILED
                && Integer.valueOf(401).equals(failure.getContext().get(ErrorContext.STATUS))
                && call.credentials.canRefresh()
                && !call.result.isDone();
    }
}
