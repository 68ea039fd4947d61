package io.camelcodegen.auth.oauth2;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Steps that follow one another, where cancelling the last ends the one under way; futures alone would not. */
final class Cancellable {

    private Cancellable() {}

    static <T, U> CompletableFuture<U> compose(
            CompletableFuture<T> first, Function<? super T, CompletableFuture<U>> second) {
        CompletableFuture<U> whole = new CompletableFuture<>();
        endWith(whole, first);
        var unused = first.whenComplete((value, failure) -> {
            if (failure != null) {
                whole.completeExceptionally(failure);
            } else {
                follow(() -> second.apply(value), whole);
            }
        });
        return whole;
    }

    static <T> CompletableFuture<T> recover(
            CompletableFuture<T> first, Function<Throwable, CompletableFuture<T>> second) {
        CompletableFuture<T> whole = new CompletableFuture<>();
        endWith(whole, first);
        var unused = first.whenComplete((value, failure) -> {
            if (failure == null) {
                whole.complete(value);
            } else {
                follow(() -> second.apply(failure), whole);
            }
        });
        return whole;
    }

    private static <T> void follow(Supplier<CompletableFuture<T>> step, CompletableFuture<T> whole) {
        if (whole.isDone()) {
            return;
        }
        try {
            CompletableFuture<T> next = step.get();
            endWith(whole, next);
            var unused = next.whenComplete((value, failure) -> {
                if (failure == null) {
                    whole.complete(value);
                } else {
                    whole.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            whole.completeExceptionally(e);
        }
    }

    /** Cancels {@code step} where {@code whole} is cancelled. */
    static void endWith(CompletableFuture<?> whole, CompletableFuture<?> step) {
        var unused = whole.whenComplete((value, failure) -> {
            if (whole.isCancelled()) {
                step.cancel(true);
            }
        });
    }
}
