package io.camelcodegen.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The I/O threads that all clients share: a few event loops of a Vert.x of our own, started with the first client, or
 * those of a Vert.x that belongs to somebody else and is never closed here. Thread-safe.
 */
public final class HttpEngine implements AutoCloseable {

    private static final long CLOSE_SECONDS = 10;

    private final Executor workers;
    private final HostAddresses hostAddresses;
    private final @Nullable Vertx shared;
    private final Set<HttpClient> clients = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Vertx own;
    private boolean closed;

    /** @param workers runs what may block: name resolution, reading streamed request bodies; not closed here */
    public HttpEngine(Executor workers) {
        this(workers, null);
    }

    /** @param shared whose event loops are used and which is never closed here; null for an own one */
    public HttpEngine(Executor workers, @Nullable Vertx shared) {
        this(workers, shared, InetAddress::getAllByName);
    }

    HttpEngine(Executor workers, @Nullable Vertx shared, NameResolver resolver) {
        this.workers = workers;
        this.shared = shared;
        this.hostAddresses = new HostAddresses(resolver, workers);
    }

    /**
     * A client for one source, with connections of its own. Closed by its owner, or with this engine.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public HttpClient open(HttpClientConfig config) {
        return open(config, ConnectionListener.NONE);
    }

    /** As {@link #open(HttpClientConfig)}, with somebody who is told of the connections. */
    public HttpClient open(HttpClientConfig config, ConnectionListener listener) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the HTTP engine is closed");
            }
            Vertx vertx = shared != null ? shared : own();
            Context context = ((VertxInternal) vertx).createEventLoopContext();
            HttpClient client =
                    new HttpClient(config, listener, vertx, context, workers, hostAddresses, clients::remove);
            clients.add(client);
            return client;
        } finally {
            lock.unlock();
        }
    }

    /** Fails the calls in flight, closes every connection and ends the threads. Waits for that, off its own threads. */
    @Override
    public void close() {
        Vertx ending;
        lock.lock();
        try {
            closed = true;
            ending = own;
            own = null;
        } finally {
            lock.unlock();
        }
        clients.forEach(HttpClient::close);
        if (ending != null) {
            end(ending);
        }
    }

    private Vertx own() {
        Vertx vertx = own;
        if (vertx == null) {
            vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(Math.min(4, Runtime.getRuntime().availableProcessors()))
                    .setUseDaemonThread(true)
                    .setPreferNativeTransport(true)
                    // no directory for cached files: we read none
                    .setFileSystemOptions(new FileSystemOptions()
                            .setClassPathResolvingEnabled(false)
                            .setFileCachingEnabled(false)));
            own = vertx;
        }
        return vertx;
    }

    private static void end(Vertx vertx) {
        CountDownLatch ended = new CountDownLatch(1);
        vertx.close().onComplete(result -> ended.countDown());
        if (Context.isOnEventLoopThread()) {
            return; // waiting here for oneself would never end
        }
        try {
            if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(HttpEngine.class) // not before: finding who logs takes long at the JVM's start
                        .warn("the HTTP event loops did not end within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
