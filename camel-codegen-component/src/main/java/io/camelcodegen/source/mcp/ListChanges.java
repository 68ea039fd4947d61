package io.camelcodegen.source.mcp;

import io.camelcodegen.source.SourceContext;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes on that the server's tools changed, once for a burst of notifications. */
@SuppressWarnings("FutureReturnValueIgnored") // a timer that nobody waits for
final class ListChanges {

    private static final long QUIET_MILLIS = 250;

    private final SourceContext context;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    ListChanges(SourceContext context) {
        this.context = context;
    }

    void announce() {
        if (!scheduled.compareAndSet(false, true)) {
            return;
        }
        try {
            context.scheduler().schedule(this::deliver, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            scheduled.set(false); // shutting down: nobody wants to know
        }
    }

    private void deliver() {
        scheduled.set(false);
        context.workers().execute(context.toolsChanged());
    }
}
