package io.camelcodegen.http;

import io.vertx.core.Context;

/**
 * Ends the exchanges of one client whose time is up, by one timer for all of them while there are any: a timer for each
 * would cost every call more than its deadline is worth. So an exchange ends up to {@value #TICK_MILLIS} ms after its
 * deadline. On the event loop of the client.
 */
final class Deadlines {

    private static final long TICK_MILLIS = 10;
    private static final long NONE = -1;

    private final Context context;
    private final InFlight inFlight;
    private long timer = NONE;

    Deadlines(Context context, InFlight inFlight) {
        this.context = context;
        this.inFlight = inFlight;
    }

    /** To be called when an exchange begins. */
    void watch() {
        if (timer == NONE) {
            timer = context.owner().setPeriodic(TICK_MILLIS, id -> check());
        }
    }

    private void check() {
        if (inFlight.isEmpty()) {
            context.owner().cancelTimer(timer);
            timer = NONE;
            return;
        }
        long now = System.nanoTime();
        inFlight.forEach(exchange -> exchange.expireAt(now));
    }
}
