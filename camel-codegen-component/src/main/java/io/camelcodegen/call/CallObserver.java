package io.camelcodegen.call;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.CallProgress;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Told of every call as it goes on, raw ones too, by the thread that carries it: it must be quick, and neither block nor
 * throw.
 */
public interface CallObserver {

    CallObserver NONE = new CallObserver() {};

    /**
     * A call came in; its parameters are not looked at yet. Called on the caller's own thread.
     *
     * @return who is told of the rest of this call
     */
    default CallObserver started(Tool tool) {
        return this;
    }

    /** A request goes to the source. */
    default void sending(Tool tool, int attempt) {}

    /**
     * The source answered, or will not.
     *
     * @param nanos since {@link #sending}
     * @param failure null where it answered with a result
     */
    default void received(Tool tool, int attempt, long nanos, @Nullable CodegenException failure) {}

    /**
     * Before {@link #sending}: whether anybody wants to know how far the attempt has come.
     *
     * @return who does; null for nobody, and then the source is not asked to tell
     */
    default @Nullable CallProgress progress(Tool tool, int attempt) {
        return null;
    }

    /**
     * A failed attempt will be repeated.
     *
     * @param attempt the one that failed; 1 for the first
     * @param delay until the next
     */
    default void retrying(Tool tool, int attempt, CodegenException failure, Duration delay) {}

    /**
     * A call ended; each that was {@link #started} ends once.
     *
     * @param attempts how many there were; 0 where nothing was tried
     * @param nanos since {@link #started}
     * @param failure null where the call has a result
     */
    default void ended(Tool tool, int attempts, long nanos, @Nullable CodegenException failure) {}
}
