package io.camelcodegen.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How one source connects.
 *
 * @param maxConnections open at once, to all hosts of the source together where possible, else to each
 * @param connectTimeout of one connection, TLS included
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
