package io.camelcodegen.source;

import io.camelcodegen.http.Credentials;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt needs beside its parameters.
 *
 * @param timeout bounds the whole attempt, from connecting to the last byte
 * @param credentials what authenticates the request
 * @param headers further HTTP request headers that the call asks for, e.g. {@code Idempotency-Key}; lower-case names
 * @param contentType the media type the request body is sent as, where the tool offers several; null for the default
 * @param accept the media type asked for, where the tool offers several; null for the default
 * @param progress wants to know how far the attempt has come; null where nobody does
 */
public record CallContext(
        Duration timeout,
        Credentials credentials,
        Map<String, String> headers,
        @Nullable String contentType,
        @Nullable String accept,
        @Nullable CallProgress progress) {

    /** Nobody wants to know how far it has come. */
    public CallContext(
            Duration timeout,
            Credentials credentials,
            Map<String, String> headers,
            @Nullable String contentType,
            @Nullable String accept) {
        this(timeout, credentials, headers, contentType, accept, null);
    }

    public static CallContext of(Duration timeout) {
        return new CallContext(timeout, Credentials.NONE, Map.of(), null, null);
    }
}
