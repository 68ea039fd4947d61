package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pools of one client, each opened when first needed: one without TLS, and one with TLS, which prefers HTTP/2. */
final class Connections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** Of all headers together; common servers send less than a quarter. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int MOST_ADDRESSES = 1_000;

    private final Vertx vertx;
    private final HttpClientConfig config;
    /** These, and the latest of them, are touched on the event loop only. */
    private final Map<InetSocketAddress, SocketAddress> addresses = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final ConnectionListener listener;
    private final FirstConnections firstConnections;
    private volatile io.vertx.core.http.@Nullable HttpClient plain;
    private volatile io.vertx.core.http.@Nullable HttpClient tls;
    private boolean closed;
    private @Nullable InetAddress latestAddress;
    private @Nullable SocketAddress latestServer;

    Connections(Vertx vertx, HttpClientConfig config, ConnectionListener listener) {
        this.vertx = vertx;
        this.config = config;
        this.listener = listener;
        this.firstConnections = new FirstConnections(this::closed);
    }

    /** A request on a connection of its own, or on a stream of one, once there is one free. On the event loop. */
    Future<HttpClientRequest> request(Origin origin, RequestOptions options) {
        boolean secure = origin.tls();
        io.vertx.core.http.HttpClient open = secure ? tls : plain;
        io.vertx.core.http.HttpClient pool = open != null ? open : open(secure);
        return secure ? firstConnections.request(origin, () -> pool.request(options)) : pool.request(options);
    }

    /** The address in Vert.x's terms, kept so that the pool finds its connections by the same object. */
    SocketAddress server(InetAddress address, int port) {
        SocketAddress latest = latestServer;
        if (latest != null && latest.port() == port && address.equals(latestAddress)) {
            return latest;
        }
        if (addresses.size() >= MOST_ADDRESSES) {
            addresses.clear();
        }
        SocketAddress server = addresses.computeIfAbsent(
                new InetSocketAddress(address, port),
                key -> SocketAddress.inetSocketAddress(port, address.getHostAddress()));
        latestAddress = address;
        latestServer = server;
        return server;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            close(plain);
            close(tls);
        } finally {
            lock.unlock();
        }
    }

    private static void close(io.vertx.core.http.@Nullable HttpClient pool) {
        if (pool != null) {
            pool.close();
        }
    }

    private io.vertx.core.http.HttpClient open(boolean secure) {
        lock.lock();
        try {
            io.vertx.core.http.HttpClient pool = secure ? tls : plain;
            if (pool == null) {
                if (closed) {
                    throw new IllegalStateException("the client was closed");
                }
                pool = vertx.httpClientBuilder()
                        .with(secure ? secured(options()) : options())
                        .with(new PoolOptions()
                                .setHttp1MaxSize(config.maxConnections())
                                .setHttp2MaxSize(1))
                        .withConnectHandler(this::opened)
                        .build();
                if (secure) {
                    tls = pool;
                } else {
                    plain = pool;
                }
            }
            return pool;
        } finally {
            lock.unlock();
        }
    }

    private void opened(HttpConnection connection) {
        // Vert.x logs as an error what breaks a connection that nobody listens to; the calls on it are told anyway
        connection.exceptionHandler(failure -> LOG.debug("a connection broke: {}", failure.toString()));
        connection.closeHandler(closed -> closed(connection));
        listener.opened(where(connection));
    }

    private void closed(HttpConnection connection) {
        listener.closed(where(connection));
    }

    private static String where(HttpConnection connection) {
        SocketAddress address = connection.remoteAddress();
        return address == null ? "" : address.toString();
    }

    /** Told that no connection could be made. */
    void failed(String where, CodegenException failure) {
        listener.failed(where, failure);
    }

    private HttpClientOptions options() {
        int idleSeconds = (int) Math.max(1, config.idleTimeout().toSeconds());
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(millis(config.connectTimeout()))
                .setKeepAlive(true)
                .setKeepAliveTimeout(idleSeconds)
                .setHttp2KeepAliveTimeout(idleSeconds)
                .setPipelining(false)
                .setTcpNoDelay(true)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_HEADER_BYTES)
                .setDecompressionSupported(false) // done here, counted
                .setVerifyHost(true)
                .setTrustAll(false);
    }

    private HttpClientOptions secured(HttpClientOptions options) {
        return options.setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setInitialSettings(new Http2Settings()
                        .setPushEnabled(false)
                        .setInitialWindowSize(1024 * 1024)
                        .setMaxHeaderListSize(MAX_HEADER_BYTES))
                .setHttp2ConnectionWindowSize(8 * 1024 * 1024)
                .setSslHandshakeTimeout(millis(config.connectTimeout()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslEngineOptions(new ServerTls(sslContext()));
    }

    private SSLContext sslContext() {
        SSLContext configured = config.sslContext();
        if (configured != null) {
            return configured;
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no default TLS settings: " + e.getMessage(), e);
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toMillis()));
    }
}
