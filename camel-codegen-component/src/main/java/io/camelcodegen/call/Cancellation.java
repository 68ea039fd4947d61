package io.camelcodegen.call;

import java.util.concurrent.CompletableFuture;

/** Cancelling a future derived from another does not cancel that other; for calls it should. */
final class Cancellation {

    private Cancellation() {}

    /** Makes cancelling {@code derived} cancel {@code origin}. Returns {@code derived}. */
    static <T> CompletableFuture<T> link(CompletableFuture<T> derived, CompletableFuture<?> origin) {
        derived.whenComplete((value, failure) -> {
            if (derived.isCancelled()) {
                origin.cancel(true);
            }
        });
        return derived;
    }
}
