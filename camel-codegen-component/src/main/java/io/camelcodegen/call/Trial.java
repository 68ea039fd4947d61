package io.camelcodegen.call;

import io.camelcodegen.auth.CredentialWait;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt under way: credentials, circuit breaker, source, and once more with new credentials where the source
 * refused those it was given. One thread at a time goes through it; none waits in it.
 *
 * <p>The breaker is asked here and not by Camel's {@code circuitBreaker} EIP, which holds a thread while a call is
 * under way. It is the same Resilience4j bean that a route's EIP can share.
 */
final class Trial {

    private final CallState call;
    private final ConnectedSource source;
    private final Consumer<@Nullable CodegenException> end;
    private Credentials credentials = Credentials.NONE;
    private boolean refreshed;

    /** @param end told once how the attempt ended: null where the call has its answer */
    Trial(CallState call, Consumer<@Nullable CodegenException> end) {
        this.call = call;
        this.source = call.tool.source();
        this.end = end;
    }

    void start() {
        call.nextAttempt();
        authenticate(call.credentials.resolve());
    }

    private void authenticate(CompletableFuture<Credentials> resolving) {
        if (resolving.isDone() && !resolving.isCompletedExceptionally()) {
            send(resolving.join(), 0);
            return;
        }
        long start = System.nanoTime();
        CompletableFuture<Credentials> resolved;
        try {
            resolved = CredentialWait.atMost(
                    call.attemptTimeout(), resolving, source.config().name());
        } catch (RuntimeException e) {
            end.accept(CodegenErrors.wrap(e));
            return;
        }
        call.running(resolved);
        resolved.whenComplete((value, failure) -> {
            if (failure == null) {
                send(value, System.nanoTime() - start);
            } else {
                end.accept(CodegenErrors.wrap(failure));
            }
        });
    }

    /** @param waited for the credentials, in nanoseconds */
    private void send(Credentials with, long waited) {
        credentials = with;
        CircuitBreaker breaker = source.breaker();
        if (breaker != null && !breaker.tryAcquirePermission()) {
            end.accept(CodegenErrors.circuitOpen(source.config().name()));
            return;
        }
        long start = System.nanoTime();
        CompletableFuture<ToolResult> answer;
        boolean sending = false;
        try {
            CallContext context = call.context(with, waited);
            Payloads.sending(call.tool.tool(), call.parameters, with);
            call.observer.sending(call.tool.tool(), call.attempts());
            sending = true;
            answer = source.source().call(call.tool.tool(), call.parameters, context);
        } catch (RuntimeException e) {
            if (breaker != null) {
                breaker.releasePermission(); // nothing was sent: says nothing of the source
            }
            CodegenException failure = CodegenErrors.wrap(e);
            if (sending) {
                call.observer.received(call.tool.tool(), call.attempts(), System.nanoTime() - start, failure);
            }
            end.accept(failure);
            return;
        }
        call.running(answer);
        answer.whenComplete((result, thrown) -> {
            CodegenException failure = thrown == null ? null : CodegenErrors.wrap(thrown);
            long duration = System.nanoTime() - start;
            settle(breaker, duration, failure);
            call.observer.received(call.tool.tool(), call.attempts(), duration, failure);
            if (failure == null) {
                Payloads.received(call.tool.tool(), result, with);
                end.accept(call.answered(result));
            } else if (mayRefresh(failure)) {
                refreshed = true;
                authenticate(call.credentials.refresh(credentials));
            } else {
                end.accept(failure);
            }
        });
    }

    private static void settle(@Nullable CircuitBreaker breaker, long nanos, @Nullable CodegenException failure) {
        if (breaker == null) {
            return;
        }
        if (failure == null) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        }
    }

    /** A 401 says that the request was not processed, so even a call with side effects may go out once more. */
    private boolean mayRefresh(CodegenException failure) {
        return !refreshed
                && failure.getCode() == ErrorCode.AUTH_FAILED
                && Integer.valueOf(401).equals(failure.getContext().get(CodegenErrors.STATUS))
                && call.credentials.canRefresh()
                && !call.result.isDone();
    }
}
