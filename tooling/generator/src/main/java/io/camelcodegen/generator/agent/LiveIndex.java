package io.camelcodegen.generator.agent;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.generator.workspace.Workspace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The index of a workspace's tools, kept up with them: a source may discover its tools anew at any time. Whether it did
 * is asked with each search, at the cost of a look at each source. The index is then made anew in the background, one at
 * a time; a search waits for it only a while, and gets the one there is otherwise. Thread-safe.
 */
final class LiveIndex {

    /** So long a search may wait for what may be found only then; enough for a thousand tools. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final Workspace workspace;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable ToolIndex> index = new AtomicReference<>();
    private @Nullable CompletableFuture<ToolIndex> building;

    LiveIndex(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Discovers all sources the first time. What is found is of now; what is new may be missing for a while. */
    ToolIndex current() {
        ToolIndex known = index.get();
        if (known == null) {
            return first();
        }
        List<SourceState> now =
                known.sorted().map(state -> state.now(workspace.codegen())).toList();
        return known.hasToolsOf(now) ? keep(known, now) : newest(known, now);
    }

    /** By the thread that asks, as there is nothing to go on with until then. */
    private ToolIndex first() {
        lock.lock();
        try {
            ToolIndex known = index.get();
            if (known == null) {
                known = ToolIndex.of(workspace.sources().stream()
                        .map(source -> SourceState.of(workspace.codegen(), source))
                        .toList());
                index.set(known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Remembers the newer catalogues of the same tools, so that they need not be compared again. */
    private ToolIndex keep(ToolIndex known, List<SourceState> now) {
        ToolIndex same = known.at(now);
        if (same.equals(known)) {
            return known;
        }
        index.compareAndSet(known, same); // unless there is a newer one by now
        return same;
    }

    private ToolIndex newest(ToolIndex known, List<SourceState> now) {
        try {
            return renew(now).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).at(now);
        } catch (TimeoutException e) {
            return known.at(now);
        } catch (ExecutionException e) {
            throw CodegenErrors.wrap(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return known.at(now);
        }
    }

    /** The index that is being made; the next search sees where it is already behind again. */
    private CompletableFuture<ToolIndex> renew(List<SourceState> now) {
        lock.lock();
        try {
            CompletableFuture<ToolIndex> running = building;
            if (running != null && !running.isDone()) {
                return running;
            }
            ToolIndex latest = index.get();
            if (latest != null && latest.hasToolsOf(now)) {
                return CompletableFuture.completedFuture(latest);
            }
            CompletableFuture<ToolIndex> begun = CompletableFuture.supplyAsync(() -> {
                ToolIndex fresh = ToolIndex.of(now);
                index.set(fresh);
                return fresh;
            });
            building = begun;
            return begun;
        } finally {
            lock.unlock();
        }
    }
}
