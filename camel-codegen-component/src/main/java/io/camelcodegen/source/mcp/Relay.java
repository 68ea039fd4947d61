package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Couples futures both ways: outcomes go out, cancellation goes in. {@code thenCompose} knows the first only. */
@SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the other future
final class Relay {

    private Relay() {}

    /** {@code to} takes the outcome of {@code from}, mapped; cancelling {@code to} cancels {@code from}. */
    static <T, R> void connect(CompletableFuture<T> from, Function<T, R> mapping, CompletableFuture<R> to) {
        from.whenComplete((value, failure) -> {
            if (failure != null) {
                to.completeExceptionally(CodegenErrors.wrap(failure));
                return;
            }
            try {
                to.complete(mapping.apply(value));
            } catch (RuntimeException e) {
                to.completeExceptionally(CodegenErrors.wrap(e));
            }
        });
        to.whenComplete((value, failure) -> {
            if (to.isCancelled()) {
                from.cancel(false);
            }
        });
    }
}
