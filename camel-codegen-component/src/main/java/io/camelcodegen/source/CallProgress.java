package io.camelcodegen.source;

import org.jspecify.annotations.Nullable;

/** Wants to know how far a call has come, where its source tells. Called by any thread: must be quick, and not throw. */
@FunctionalInterface
public interface CallProgress {

    /**
     * @param done how much, in whatever the source counts; grows from one report to the next
     * @param total how much there is, or null where the source does not know
     */
    void reached(Number done, @Nullable Number total);
}
