package io.camelcodegen.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How one source connects.
 *
 * @param maxConnections open at once to each host; over HTTP/2 all calls to a host share one
 * @param connectTimeout of the TCP connection, and again of its TLS handshake; the deadline of the call bounds both
 * @param idleTimeout after which an unused connection is closed; below the keep-alive of common servers
 * @param sslContext null for the JVM's
 * @param proxyHost null for no proxy
 */
public record HttpClientConfig(
        int maxConnections,
        Duration connectTimeout,
        Duration idleTimeout,
        @Nullable SSLContext sslContext,
        @Nullable String proxyHost,
        int proxyPort) {

    public static HttpClientConfig defaults() {
        return new HttpClientConfig(50, Duration.ofSeconds(10), Duration.ofSeconds(30), null, null, 0);
    }
}
