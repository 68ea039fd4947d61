package io.camelcodegen.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first request to a TLS origin go ahead alone until its connection is there. Only then is it known whether the
 * origin speaks HTTP/2, where all others share that connection, or HTTP/1.1, where each needs its own. The pool of
 * Vert.x has to guess: wrong one way, it serves a burst over a single HTTP/1.1 connection; wrong the other way, it opens
 * as many HTTP/2 connections as it may. Used on the event loop of one client only.
 */
final class FirstConnections {

    private static final int MOST_ORIGINS = 1_000;

    private final Map<Origin, Known> origins = new HashMap<>();
    private final Consumer<HttpConnection> onClose;

    /** @param onClose told of closed connections that this watches: a connection has room for one handler */
    FirstConnections(Consumer<HttpConnection> onClose) {
        this.onClose = onClose;
    }

    /** Those who wait; null once there was a connection. */
    private static final class Known {
        @Nullable
        List<Runnable> waiting = new ArrayList<>();
    }

    Future<HttpClientRequest> request(Origin origin, Supplier<Future<HttpClientRequest>> pool) {
        Known known = origins.get(origin);
        if (known == null) {
            return origins.size() < MOST_ORIGINS ? first(origin, pool) : pool.get();
        }
        List<Runnable> waiting = known.waiting;
        if (waiting == null) {
            return pool.get();
        }
        Promise<HttpClientRequest> promise = Promise.promise();
        waiting.add(() -> forward(pool, promise));
        return promise.future();
    }

    private Future<HttpClientRequest> first(Origin origin, Supplier<Future<HttpClientRequest>> pool) {
        Known known = new Known();
        origins.put(origin, known);
        Promise<HttpClientRequest> promise = Promise.promise();
        Future<HttpClientRequest> first = promise.future();
        forward(pool, promise);
        return first.onComplete(connected -> {
            if (connected.failed()) {
                origins.remove(origin, known);
            } else if (connected.result().version() == HttpVersion.HTTP_2) {
                HttpConnection connection = connected.result().connection();
                connection.closeHandler(closed -> {
                    origins.remove(origin, known);
                    onClose.accept(connection);
                });
            }
            List<Runnable> waiting = known.waiting;
            known.waiting = null;
            if (waiting != null) {
                waiting.forEach(Runnable::run);
            }
        });
    }

    private static void forward(Supplier<Future<HttpClientRequest>> pool, Promise<HttpClientRequest> promise) {
        try {
            pool.get().onComplete(promise);
        } catch (RuntimeException e) {
            promise.fail(e);
        }
    }
}
