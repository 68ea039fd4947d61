package io.camelcodegen.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.JsonValues;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets identical calls that are under way at the same time share one. Each caller gets a result of its own to do with as
 * it likes; the shared call is cancelled when the last of them is. Thread-safe.
 */
final class SharedCalls {

    /** What makes calls identical: also how they are made, and with whose credentials. */
    record Key(BoundTool tool, ObjectNode parameters, CallOptions options) {}

    private final ConcurrentMap<Key, Shared> underWay = new ConcurrentHashMap<>();

    /**
     * Completes {@code view} with the result of the identical call under way, or of one begun now.
     *
     * @param begin begins a call, where there is none under way; its future fails where it cannot, as those who join it
     *     would wait for ever for one that was never made
     * @return whether it was begun here
     */
    boolean join(Key key, CompletableFuture<ToolResult> view, Supplier<CompletableFuture<ToolResult>> begin) {
        while (true) {
            Shared fresh = new Shared();
            Shared there = underWay.putIfAbsent(key, fresh);
            Shared shared = there == null ? fresh : there;
            if (!shared.add(view)) {
                underWay.remove(key, shared); // all that wanted it have gone
                continue;
            }
            if (there == null) {
                fresh.begun(begin.get(), () -> underWay.remove(key, fresh));
            }
            return there == null;
        }
    }

    /** A call with those who wait for it. */
    private static final class Shared {
        private final CompletableFuture<ToolResult> result = new CompletableFuture<>();
        private final ReentrantLock lock = new ReentrantLock();
        private int waiting;
        private boolean abandoned;
        private @Nullable CompletableFuture<ToolResult> call;

        /** False where the call is not worth waiting for: it is being cancelled. */
        boolean add(CompletableFuture<ToolResult> view) {
            lock.lock();
            try {
                if (abandoned) {
                    return false;
                }
                waiting++;
            } finally {
                lock.unlock();
            }
            result.whenComplete((answer, failure) -> {
                if (failure == null) {
                    view.complete(new ToolResult(JsonValues.copy(answer.value()), answer.status(), answer.headers()));
                } else {
                    view.completeExceptionally(failure);
                }
            });
            view.whenComplete((answer, failure) -> {
                if (view.isCancelled()) {
                    leave();
                }
            });
            return true;
        }

        void begun(CompletableFuture<ToolResult> started, Runnable ended) {
            boolean late;
            lock.lock();
            try {
                call = started;
                late = abandoned;
            } finally {
                lock.unlock();
            }
            started.whenComplete((answer, failure) -> {
                ended.run();
                Relay.complete(result, answer, failure);
            });
            if (late) {
                started.cancel(true);
            }
        }

        private void leave() {
            CompletableFuture<ToolResult> unwanted;
            lock.lock();
            try {
                waiting--;
                abandoned = waiting == 0;
                unwanted = abandoned ? call : null;
            } finally {
                lock.unlock();
            }
            if (unwanted != null) {
                unwanted.cancel(true);
            }
        }
    }
}
