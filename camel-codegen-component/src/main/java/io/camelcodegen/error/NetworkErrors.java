package io.camelcodegen.error;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failures on the way to a server and back. Callers pass a URL without credentials, query or user information. */
public final class NetworkErrors {

    /** The alerts of RFC 8446, section 6.2, that a server answers a missing or wrong client certificate with. */
    private static final Pattern CLIENT_CERTIFICATE = Pattern.compile(
            "fatal alert: (bad_certificate|certificate_required|certificate_unknown|unknown_ca|handshake_failure)");

    private NetworkErrors() {}

    /** Connecting failed: nothing was sent. */
    public static CodegenException unreachable(String where, String why, @Nullable Throwable cause) {
        return CodegenException.builder(ErrorCode.SOURCE_UNREACHABLE, "cannot reach " + where + ": " + why)
                .with(ErrorContext.URL, where)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    /** The TLS handshake failed. Never repeated: the peer is not who it should be, or speaks another TLS. */
    public static CodegenException tlsFailed(String where, String why, @Nullable Throwable cause) {
        boolean certificate = CLIENT_CERTIFICATE.matcher(why).find();
        return CodegenException.builder(
                        ErrorCode.SOURCE_UNREACHABLE,
                        "TLS handshake with " + where + " failed: " + why
                                + (certificate
                                        ? "; the server may want a client certificate that it trusts: configure"
                                                + " \"auth\": {\"type\": \"mtls\", \"sslContextParameters\": \"#…\"}"
                                        : ""))
                .with(ErrorContext.URL, where)
                .cause(cause)
                .unprocessed(true)
                .retryable(false)
                .build();
    }

    public static CodegenException connectionTimeout(String where, Duration timeout, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.CONNECTION_TIMEOUT,
                        "no connection to " + where + " within " + timeout.toMillis() + " ms")
                .with(ErrorContext.URL, where)
                .with(ErrorContext.TIMEOUT, timeout)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    public static CodegenException responseTooLarge(String where, long limit) {
        return CodegenException.builder(
                        ErrorCode.RESPONSE_TOO_LARGE,
                        "the response of " + where + " is larger than the limit of " + limit + " bytes")
                .with(ErrorContext.URL, where)
                .with(ErrorContext.LIMIT, limit)
                .build();
    }

    /** @param unprocessed whether it broke before anything of the request was sent */
    public static CodegenException broken(String where, String why, boolean unprocessed, @Nullable Throwable cause) {
        return CodegenException.builder(ErrorCode.NETWORK_ERROR, "the connection to " + where + " broke: " + why)
                .with(ErrorContext.URL, where)
                .cause(cause)
                .unprocessed(unprocessed)
                .build();
    }
}
