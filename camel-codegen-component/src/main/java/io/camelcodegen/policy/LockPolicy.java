package io.camelcodegen.policy;

import org.jspecify.annotations.Nullable;

/**
 * What happens where a tool is not what it was when the lock file was written.
 *
 * @param file where the lock file is, a path, {@code file:} or {@code classpath:}; null for the usual place
 */
public record LockPolicy(Mode mode, @Nullable String file) {

    public static final LockPolicy OFF = new LockPolicy(Mode.OFF, null);

    /** How much a difference matters. */
    public enum Mode {
        /** Nobody looks. */
        OFF,
        /** The first call of the tool logs and emits an event, and goes on. */
        WARN,
        /** Calls of the tool are refused. */
        STRICT
    }
}
