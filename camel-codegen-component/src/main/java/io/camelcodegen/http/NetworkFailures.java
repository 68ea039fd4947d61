package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What the network layers throw, as errors that say whether anything was sent. */
final class NetworkFailures {

    private static final long HTTP2_REFUSED_STREAM = 7;
    private static final int DEEPEST_CAUSE = 10;

    private NetworkFailures() {}

    /** There is no connection, so nothing was sent. */
    static CodegenException connecting(Throwable failure, String where, Duration connectTimeout) {
        if (has(failure, UnknownHostException.class)) {
            return NetworkErrors.unreachable(where, "no address is known for this host name", failure);
        }
        if (has(failure, ConnectTimeoutException.class) || has(failure, SslHandshakeTimeoutException.class)) {
            return NetworkErrors.connectionTimeout(where, connectTimeout, failure);
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null && !isClosed(failure)) {
            return NetworkErrors.tlsFailed(where, reason(failure), failure);
        }
        return NetworkErrors.unreachable(where, reason(failure), failure);
    }

    /** There was a connection; the request may have been sent, unless the failure says otherwise. */
    static CodegenException exchanging(Throwable failure, String where) {
        if (has(failure, SSLHandshakeException.class)) { // TLS 1.3 refuses a client certificate after the handshake
            return NetworkErrors.tlsFailed(where, reason(failure), failure);
        }
        StreamResetException reset = find(failure, StreamResetException.class);
        if (reset != null) { // RFC 9113 §8.7: a refused stream was not processed
            boolean refused = reset.getCode() == HTTP2_REFUSED_STREAM;
            return NetworkErrors.broken(
                    where, "the server reset the stream, code " + reset.getCode(), refused, failure);
        }
        String why =
                has(failure, TooLongFrameException.class) ? "the response's headers are too large" : reason(failure);
        return NetworkErrors.broken(where, why, false, failure);
    }

    /** Whether another address of the same host may do better. */
    static boolean isAddressFailure(Throwable failure) {
        return has(failure, SocketException.class); // refused, no route, network unreachable
    }

    /** Whether the network broke while TLS was being negotiated, rather than TLS itself refusing. */
    private static boolean isClosed(Throwable failure) {
        Throwable root = root(failure);
        boolean network = root instanceof IOException && !(root instanceof SSLException);
        String message = root.getMessage(); // Netty's own, of a type of its own that is not public
        return network || message != null && message.startsWith("Connection closed while SSL/TLS handshake");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < DEEPEST_CAUSE && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(Throwable failure) {
        Throwable root = root(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type) != null;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
