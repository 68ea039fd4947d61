package io.camelcodegen.call;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ties a future to another where deriving one from the other will not do: what is derived does not cancel its origin,
 * and once it is cancelled its own action is never run.
 */
final class Relay {

    private Relay() {}

    /** Makes cancelling {@code derived} cancel {@code origin}. Returns {@code derived}. */
    static <T> CompletableFuture<T> cancelling(CompletableFuture<T> derived, CompletableFuture<?> origin) {
        derived.whenComplete((value, failure) -> {
            if (derived.isCancelled()) {
                origin.cancel(true);
            }
        });
        return derived;
    }

    /** Completes {@code to} as {@code from} completes. */
    static <T> void outcome(CompletableFuture<T> from, CompletableFuture<T> to) {
        from.whenComplete((value, failure) -> complete(to, value, failure));
    }

    /** Completes as {@code origin} does, but once {@code first} has run; cancelling it cancels the origin. */
    static <T> CompletableFuture<T> after(CompletableFuture<T> origin, BiConsumer<T, @Nullable Throwable> first) {
        CompletableFuture<T> later = new CompletableFuture<>();
        origin.whenComplete((value, failure) -> {
            try {
                first.accept(value, failure);
            } finally {
                complete(later, value, failure);
            }
        });
        return cancelling(later, origin);
    }

    static <T> void complete(CompletableFuture<T> to, T value, @Nullable Throwable failure) {
        if (failure == null) {
            to.complete(value);
        } else {
            to.completeExceptionally(failure);
        }
    }
}
