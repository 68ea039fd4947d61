package io.camelcodegen.lock;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.LockPolicy.Mode;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolName;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the tools of a source with the lock file, one at a time, before they are called. The file is read by workers
 * only: before the first call, and where it has been written since it was read, when the tools are discovered anew or one
 * would be refused. Thread-safe.
 */
public final class LockGuard {

    /** Lets everything pass, and looks at nothing. */
    public static final LockGuard OFF = new LockGuard(Mode.OFF, null, EventSink.NONE, Runnable::run);

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);
    private static final Logger LOG = LoggerFactory.getLogger(LockGuard.class);
    private static final int MOST_TOLD = 5;
    private static final String ACCEPT = "; look at it, and accept it with 'camel-codegen sync'";

    /**
     * What was read.
     *
     * @param lock null where there is no file
     * @param state of the file before it was read
     */
    private record Reading(
            @Nullable ToolLock lock, @Nullable Object state) {}

    /**
     * What was told of a tool: once while lock file and tool are as they are, so that a route which calls it on hearing
     * of its drift does not go round in circles.
     *
     * @param drift null where there is no lock file
     */
    private record Told(Reading reading, @Nullable ToolDrift drift) {}

    private final Mode mode;
    private final @Nullable LockFile file;
    private final EventSink events;
    private final Executor workers;
    /** The drift of each tool that was told of last. */
    private final Map<ToolName, Told> told = new ConcurrentHashMap<>();

    private final ReentrantLock reading = new ReentrantLock();
    /** Kept while the file is as it was; guarded by {@link #reading}. */
    private @Nullable Reading last;
    /** The same, once it was seen since the last discovery that the file is as it was. */
    private volatile @Nullable Reading current;

    private LockGuard(Mode mode, @Nullable LockFile file, EventSink events, Executor workers) {
        this.mode = mode;
        this.file = file;
        this.events = events;
        this.workers = workers;
    }

    /** @param workers read the file */
    public static LockGuard of(Mode mode, LockFile file, EventSink events, Executor workers) {
        return mode == Mode.OFF ? OFF : new LockGuard(mode, file, events, workers);
    }

    /**
     * Has the file read ahead of the calls, where it was not read yet or has been written since; what is wrong with it
     * they will say. To be asked whenever the tools are discovered.
     */
    public void prepare() {
        if (mode == Mode.OFF) {
            return;
        }
        LockFile lockFile = Objects.requireNonNull(file);
        current = null;
        workers.execute(() -> {
            try {
                read(lockFile);
            } catch (CodegenException e) {
                LOG.debug("No tool can be compared: {}", e.getMessage());
            }
        });
    }

    /**
     * Looks whether a tool is what the lock file says; to be asked once for a tool, until the source's tools change. Done
     * when it returns where that is so by what was read; else a worker looks at the file again.
     *
     * @return fails with INVALID_CONFIG where the tool is another, and the mode is {@link Mode#STRICT}, or where the lock
     *     file cannot be read; with DISCOVERY_FAILED where its schemas cannot be resolved
     */
    public CompletableFuture<Void> admit(Tool tool) {
        if (mode == Mode.OFF) {
            return DONE;
        }
        LockFile lockFile = Objects.requireNonNull(file);
        Reading before = current;
        try {
            if (before != null && problem(tool, before, lockFile) == null) {
                told.remove(tool.name());
                return DONE;
            }
        } catch (CodegenException e) { // its schemas cannot be resolved
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.runAsync(() -> check(tool, lockFile), workers);
    }

    private void check(Tool tool, LockFile lockFile) {
        Reading now = read(lockFile);
        String problem = problem(tool, now, lockFile);
        if (problem == null) {
            told.remove(tool.name());
        } else {
            tell(tool, problem, now);
        }
    }

    private Reading read(LockFile lockFile) {
        reading.lock();
        try {
            Object state = lockFile.state();
            Reading now = last;
            if (now == null || !Objects.equals(now.state(), state)) {
                now = new Reading(lockFile.readIfPresent(), state);
                last = now;
            }
            current = now;
            return now;
        } finally {
            reading.unlock();
        }
    }

    private static @Nullable ToolDrift drift(Tool tool, Reading now) {
        return now.lock() == null ? null : now.lock().check(tool);
    }

    private static @Nullable String problem(Tool tool, Reading now, LockFile lockFile) {
        if (now.lock() == null) {
            return "there is no lock file '" + lockFile.location() + "'; write it with 'camel-codegen sync'";
        }
        ToolDrift drift = now.lock().check(tool);
        if (drift == null) {
            return null;
        }
        if (drift.kind() == ToolDrift.Kind.ADDED) {
            return "it is not in the lock file '" + lockFile.location() + "'" + ACCEPT;
        }
        String changes = drift.changes().stream()
                .limit(MOST_TOLD)
                .map(ToolChange::toString)
                .collect(Collectors.joining("; "));
        int more = drift.changes().size() - MOST_TOLD;
        return "it is not what the lock file '" + lockFile.location() + "' says: " + changes
                + (more > 0 ? "; and " + more + " more" : "") + ACCEPT;
    }

    private void tell(Tool tool, String problem, Reading now) {
        CodegenException refusal = mode == Mode.STRICT ? ToolErrors.lockedOut(tool.toString(), problem) : null;
        ToolDrift drift = drift(tool, now);
        Told news = new Told(now, drift);
        boolean isNew = !news.equals(told.put(tool.name(), news));
        if (isNew && events.isEnabled(EventType.DISCOVERY_DRIFT)) {
            CodegenEvent event = CodegenEvent.of(
                            EventType.DISCOVERY_DRIFT, tool.name().source(), tool.toString(), 0)
                    .withDetails(Map.of(
                            "changed",
                            changed(drift),
                            "breaking",
                            drift != null && drift.isBreaking(),
                            "refused",
                            refusal != null));
            events.emit(refusal == null ? event : event.withFailure(refusal));
        }
        if (refusal != null) {
            throw refusal;
        }
        if (isNew) {
            LOG.warn("Tool {} is called although {}", tool, problem);
        }
    }

    /** What of the tool: {@code input,description}; {@code all} where the lock does not know it. */
    private static String changed(@Nullable ToolDrift drift) {
        return drift == null || drift.changes().isEmpty()
                ? "all"
                : drift.changes().stream()
                        .map(change -> change.part().toString())
                        .distinct()
                        .collect(Collectors.joining(","));
    }
}
