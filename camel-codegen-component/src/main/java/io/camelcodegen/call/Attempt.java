package io.camelcodegen.call;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.source.ToolResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of the call that is the exchange's body: credentials, circuit breaker, source. Sets the failure as the
 * exchange's exception, which Camel's error handler around this repeats or gives up.
 *
 * <p>The breaker is asked here and not by Camel's {@code circuitBreaker} EIP, which holds a thread while a call is
 * under way. It is the same Resilience4j bean that a route's EIP can share.
 */
final class Attempt extends AsyncProcessorSupport {

    private final Consumer<CallState> onStart;

    Attempt(Consumer<CallState> onStart) {
        this.onStart = onStart;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CallState call = (CallState) exchange.getIn().getBody();
        onStart.accept(call);
        if (call.result.isDone()) { // cancelled while it waited for this attempt
            callback.done(true);
            return true;
        }
        CircuitBreaker breaker = call.tool.source().breaker();
        if (breaker != null && !breaker.tryAcquirePermission()) {
            exchange.setException(
                    CodegenErrors.circuitOpen(call.tool.source().config().name()));
            callback.done(true);
            return true;
        }
        long start = System.nanoTime();
        CompletableFuture<ToolResult> answer;
        try {
            answer = call.tool.source().source().call(call.tool.tool(), call.parameters, call.nextAttempt());
        } catch (RuntimeException e) {
            if (breaker != null) {
                breaker.releasePermission(); // nothing was sent: says nothing of the source
            }
            exchange.setException(CodegenErrors.wrap(e));
            callback.done(true);
            return true;
        }
        call.running(answer);
        answer.whenComplete((result, failure) -> {
            settle(breaker, start, failure);
            if (failure == null) {
                call.answered(result);
            } else {
                exchange.setException(CodegenErrors.wrap(failure));
            }
            callback.done(false);
        });
        return false;
    }

    private static void settle(@Nullable CircuitBreaker breaker, long start, @Nullable Throwable failure) {
        if (breaker == null) {
            return;
        }
        long duration = System.nanoTime() - start;
        if (failure == null) {
            breaker.onSuccess(duration, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(duration, TimeUnit.NANOSECONDS, CodegenErrors.wrap(failure));
        }
    }
}
