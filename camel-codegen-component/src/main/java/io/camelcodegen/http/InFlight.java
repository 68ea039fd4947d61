package io.camelcodegen.http;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one client that have begun and not ended: a linked list, as they come and go with every call. Changed
 * on the event loop alone. Any thread may look through it, and then meets every exchange that was there before, and
 * perhaps some that have just ended.
 */
final class InFlight {

    private volatile @Nullable Exchange newest;

    boolean isEmpty() {
        return newest == null;
    }

    void add(Exchange exchange) {
        Exchange older = newest;
        exchange.older = older;
        if (older != null) {
            older.newer = exchange;
        }
        newest = exchange; // only now can others see it
    }

    /** Takes out one that was added, once. Who is just looking at it finds the older ones from there all the same. */
    void remove(Exchange exchange) {
        Exchange older = exchange.older;
        Exchange newer = exchange.newer;
        if (older != null) {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        exchange.newer = null;
    }

    void forEach(Consumer<Exchange> action) {
        for (Exchange exchange = newest; exchange != null; exchange = exchange.older) {
            action.accept(exchange);
        }
    }
}
