package io.camelcodegen.auth;

/**
 * The credentials configured for a source or a call. Values may hold {@code ${VAR}}, {@code $VAR},
 * {@code ${VAR:-default}} and Camel placeholders; they are resolved when a call is made, and never shown.
 */
public sealed interface Auth {

    /** RFC 6750: {@code Authorization: Bearer …}. */
    record Bearer(String token) implements Auth {
        @Override
        public String toString() {
            return "Bearer[token=xxxxxx]";
        }
    }

    /** A key in a header, a query parameter or a cookie. */
    record ApiKey(String name, Location in, String value) implements Auth {
        @Override
        public String toString() {
            return "ApiKey[name=" + name + ", in=" + in + ", value=xxxxxx]";
        }
    }

    /** RFC 7617, in UTF-8. */
    record Basic(String username, String password) implements Auth {
        @Override
        public String toString() {
            return "Basic[username=" + username + ", password=xxxxxx]";
        }
    }

    /** No credentials, whatever an outer setting says. */
    record None() implements Auth {}

    /** Where an API key is sent; OpenAPI's {@code in}. */
    enum Location {
        HEADER,
        QUERY,
        COOKIE
    }

    static Auth bearer(String token) {
        return new Bearer(token);
    }

    static Auth apiKey(String name, Location in, String value) {
        return new ApiKey(name, in, value);
    }

    static Auth basic(String username, String password) {
        return new Basic(username, password);
    }

    static Auth none() {
        return new None();
    }
}
