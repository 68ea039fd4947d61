package io.camelcodegen.source.mcp;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A subprocess and all that it started. Ends them the way the MCP specification (lifecycle, shutdown, stdio) says: end
 * of input, SIGTERM, and after five seconds SIGKILL. Thread-safe; nothing waits on a thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of all steps is told through gone()
final class ProcessTree {

    private static final long GRACE_MILLIS = 200;
    private static final long TERM_MILLIS = 5_000;

    private final Process process;
    private final ScheduledExecutorService scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    /** Known while their parents live; once a parent is dead its children cannot be found any more. */
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private boolean stopping;

    ProcessTree(Process process, ScheduledExecutorService scheduler) {
        this.process = process;
        this.scheduler = scheduler;
    }

    /**
     * Ends the tree.
     *
     * @param endInput closes the process's input, without blocking
     * @return completes when every process of the tree is gone
     */
    CompletableFuture<Void> stop(Runnable endInput) {
        lock.lock();
        try {
            if (stopping) {
                return gone;
            }
            stopping = true;
        } finally {
            lock.unlock();
        }
        snapshot();
        endInput.run();
        // a server that obeys the end of its input gets to end by itself
        CompletableFuture<?> first = process.onExit();
        if (!later(first, this::terminate, GRACE_MILLIS)) {
            terminate();
        }
        return gone;
    }

    /** Completes when every process of the tree is gone, which is after {@link #stop} at the earliest. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Remembers the children there are now. To be called while the process lives. */
    void snapshot() {
        Collection<ProcessHandle> now = process.descendants().toList();
        lock.lock();
        try {
            known.addAll(now);
        } finally {
            lock.unlock();
        }
    }

    private void terminate() {
        snapshot();
        process.toHandle().destroy(); // Process.destroy would close streams, and wait for a writer that is stuck
        Set<ProcessHandle> others = others();
        others.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits = exits(others);
        CompletableFuture<Void> all = CompletableFuture.allOf(exits);
        all.whenComplete((done, failure) -> gone.complete(null));
        if (!gone.isDone() && !later(all, this::kill, TERM_MILLIS)) {
            kill();
        }
    }

    private void kill() {
        snapshot();
        process.toHandle().destroyForcibly();
        Set<ProcessHandle> others = others();
        others.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(exits(others)).whenComplete((done, failure) -> gone.complete(null));
    }

    private CompletableFuture<?>[] exits(Set<ProcessHandle> others) {
        CompletableFuture<?>[] exits = new CompletableFuture<?>[others.size() + 1];
        int i = 0;
        exits[i++] = process.onExit();
        for (ProcessHandle other : others) {
            exits[i++] = other.onExit();
        }
        return exits;
    }

    private Set<ProcessHandle> others() {
        lock.lock();
        try {
            Set<ProcessHandle> alive = new LinkedHashSet<>(known);
            known.forEach(handle -> handle.descendants().forEach(alive::add));
            alive.removeIf(handle -> !handle.isAlive());
            return alive;
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code step} when {@code event} completes or the time is over, once; false where no timer can be had. */
    private boolean later(CompletableFuture<?> event, Runnable step, long millis) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turn.thenRun(step);
        try {
            var timer = scheduler.schedule(() -> turn.complete(null), millis, TimeUnit.MILLISECONDS);
            event.whenComplete((done, failure) -> {
                timer.cancel(false);
                turn.complete(null);
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
