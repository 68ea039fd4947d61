package io.camelcodegen.auth;

import io.camelcodegen.http.Credentials;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that an {@link AuthResolver} found. They go to the source's own origin and to no other.
 *
 * @param headers such as {@code Authorization}; not those that steer the connection, as {@code Host}
 * @param query parameters, not yet encoded
 * @param cookies by name
 * @param expires used for other calls, too, until 30 seconds before; null: for the attempt that asked and no other
 */
public record AuthResult(
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> cookies,
        @Nullable Instant expires) {

    /** None needed, or none known. */
    public static final AuthResult NONE = new AuthResult(Map.of(), Map.of(), Map.of(), null);

    public AuthResult {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        cookies = Map.copyOf(cookies);
    }

    /** {@code Authorization: Bearer …}. */
    public static AuthResult bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public static AuthResult header(String name, String value) {
        return new AuthResult(Map.of(name, value), Map.of(), Map.of(), null);
    }

    /** The same, to be used until 30 seconds before {@code value}. */
    public AuthResult expiresAt(@Nullable Instant value) {
        return new AuthResult(headers, query, cookies, value);
    }

    Credentials credentials() {
        return new Credentials(headers, query, cookies);
    }

    /** Names only: the values are secrets. */
    @Override
    public String toString() {
        return "AuthResult[headers=" + headers.keySet() + ", query=" + query.keySet() + ", cookies=" + cookies.keySet()
                + ", expires=" + expires + "]";
    }
}
