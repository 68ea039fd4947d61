package io.camelcodegen.lock;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.LockPolicy.Mode;
import io.camelcodegen.tool.Tool;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the tools of a source with the lock file, one at a time, before they are called. Reads the file when it is
 * first asked, and again where a tool would be refused and the file has been written since. Thread-safe.
 */
public final class LockGuard {

    /** Lets everything pass, and looks at nothing. */
    public static final LockGuard OFF = new LockGuard(Mode.OFF, null, EventSink.NONE);

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

    private final Mode mode;
    private final @Nullable LockFile file;
    private final EventSink events;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading known;

    private LockGuard(Mode mode, @Nullable LockFile file, EventSink events) {
        this.mode = mode;
        this.file = file;
        this.events = events;
    }

    public static LockGuard of(Mode mode, LockFile file, EventSink events) {
        return mode == Mode.OFF ? OFF : new LockGuard(mode, file, events);
    }

    /**
     * Looks whether a tool is what the lock file says; to be asked once for a tool, until the source's tools change.
     *
     * @throws CodegenException INVALID_CONFIG where it is not, and the mode is {@link Mode#STRICT}, or where the lock
     *     file cannot be read
     */
    public void check(Tool tool) {
        if (mode == Mode.OFF) {
            return;
        }
        LockFile lockFile = Objects.requireNonNull(file);
        Reading now = read(lockFile);
        String problem = problem(tool, now, lockFile);
        if (problem != null && isStale(now, lockFile)) {
            now = read(lockFile);
            problem = problem(tool, now, lockFile);
        }
        if (problem != null) {
            tell(tool, problem, drift(tool, now));
        }
    }

    private Reading read(LockFile lockFile) {
        Reading read = known;
        if (read == null) {
            reading.lock();
            try {
                read = known;
                if (read == null) {
                    Object state = lockFile.state();
                    read = new Reading(lockFile.readIfPresent(), state);
                    known = read;
                }
            } finally {
                reading.unlock();
            }
        }
        return read;
    }

    /** Forgets what was read where the file is another by now. */
    private boolean isStale(Reading read, LockFile lockFile) {
        if (Objects.equals(read.state(), lockFile.state())) {
            return false;
        }
        known = null;
        return true;
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

    private void tell(Tool tool, String problem, @Nullable ToolDrift drift) {
        CodegenException refusal = mode == Mode.STRICT ? ToolErrors.lockedOut(tool.toString(), problem) : null;
        if (events.isEnabled(EventType.DISCOVERY_DRIFT)) {
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
        LOG.warn("Tool {} is called although {}", tool, problem);
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
