package io.camelcodegen.source.mcp;

import io.camelcodegen.source.CallProgress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings {@code notifications/progress} to those who asked for it (revision 2025-11-25, "Progress"). Only a call under way
 * that somebody watches has a token; a report with any other is dropped, and so is the text that a server may send
 * along, which nobody here knows to be free of secrets. Thread-safe.
 */
final class ProgressReports {

    private final AtomicLong tokens = new AtomicLong();
    private final Map<Long, CallProgress> listeners = new ConcurrentHashMap<>();

    /** A token for one request, to be given back by {@link #end}. */
    long begin(CallProgress listener) {
        long token = tokens.incrementAndGet();
        listeners.put(token, listener);
        return token;
    }

    void end(long token) {
        listeners.remove(token);
    }

    /** @param params of the notification, as they came */
    void received(@Nullable Object params) {
        if (!(params instanceof Map<?, ?> report)
                || !(report.get("progressToken") instanceof Number token)
                || !(report.get("progress") instanceof Number done)) {
            return;
        }
        CallProgress listener = listeners.get(token.longValue());
        if (listener != null) {
            listener.reached(done, report.get("total") instanceof Number total ? total : null);
        }
    }
}
