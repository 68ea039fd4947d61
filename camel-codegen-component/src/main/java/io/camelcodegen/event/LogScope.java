package io.camelcodegen.event;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Says in SLF4J's MDC whom log lines are about. */
public final class LogScope {

    /** The MDC key that has the source's name. */
    public static final String SOURCE = "codegen.source";
    /** The MDC key that has the tool's whole name. */
    public static final String TOOL = "codegen.tool";

    private LogScope() {}

    /**
     * Runs what logs about a source, or about a call, and puts back what the MDC had before: nothing of it is seen by
     * what the thread does next.
     *
     * @param tool {@code source__tool}; null for lines about the source as a whole
     */
    public static void run(String source, @Nullable String tool, Runnable lines) {
        String sourceBefore = MDC.get(SOURCE);
        String toolBefore = MDC.get(TOOL);
        put(SOURCE, source);
        put(TOOL, tool);
        try {
            lines.run();
        } finally {
            put(SOURCE, sourceBefore);
            put(TOOL, toolBefore);
        }
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
