package io.camelcodegen.lock;

import java.util.Locale;

/**
 * One thing about a tool that is not as it was.
 *
 * @param pointer where in the schema, as a JSON pointer of the value that it describes; empty for the whole
 * @param what in words, fit for one line of a terminal
 * @param breaking whether calls or readers of results that worked before may not work now
 */
public record ToolChange(Part part, String pointer, String what, boolean breaking) {

    /** What of a tool has changed. */
    public enum Part {
        /** Its name at the source, or its method and path. */
        TARGET,
        DESCRIPTION,
        /** What it says of its effects. */
        HINTS,
        INPUT,
        OUTPUT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return part + (pointer.isEmpty() ? "" : " " + pointer) + ": " + what;
    }
}
