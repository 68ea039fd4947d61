package io.camelcodegen.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * A key in a header, a query parameter or a cookie.
     *
     * @param name null: name and place are what the document of the source says
     * @param in null only together with {@code name}
     */
    record ApiKey(@Nullable String name, @Nullable Location in, String value) implements Auth {
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

    /**
     * What a bean in the registry finds.
     *
     * @param resolver the name of an {@link AuthResolver}
     */
    record Custom(String resolver) implements Auth {
        public Custom {
            resolver = beanName(resolver);
        }
    }

    /**
     * A TLS client certificate. Of a source only: its connections are shared by all calls.
     *
     * @param sslContextParameters the name of a Camel {@code SSLContextParameters} bean that has the key
     */
    record Mtls(String sslContextParameters) implements Auth {
        public Mtls {
            sslContextParameters = beanName(sslContextParameters);
        }
    }

    /** Credentials for each security scheme of the source's document, by the name it has there. */
    record Schemes(Map<String, Auth> byName) implements Auth {

        /** @throws IllegalArgumentException where one is {@link None} or {@link Schemes} */
        public Schemes {
            byName = Map.copyOf(byName);
            byName.forEach((name, auth) -> {
                if (auth instanceof None || auth instanceof Schemes) {
                    throw new IllegalArgumentException("scheme '" + name + "' cannot be " + auth);
                }
            });
        }
    }

    /** No credentials, whatever an outer setting or the document of the source says. */
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

    /** A key that goes where the document of the source says. */
    static Auth apiKey(String value) {
        return new ApiKey(null, null, value);
    }

    static Auth basic(String username, String password) {
        return new Basic(username, password);
    }

    static Auth custom(String resolver) {
        return new Custom(resolver);
    }

    static Auth mtls(String sslContextParameters) {
        return new Mtls(sslContextParameters);
    }

    static Auth schemes(Map<String, Auth> byName) {
        return new Schemes(new LinkedHashMap<>(byName));
    }

    static Auth none() {
        return new None();
    }

    /** The bean that has this auth's client certificate; null for none. */
    static @Nullable String clientCertificate(@Nullable Auth auth) {
        if (auth instanceof Mtls mtls) {
            return mtls.sslContextParameters();
        }
        if (auth instanceof Schemes schemes) {
            for (Auth one : schemes.byName().values()) {
                if (one instanceof Mtls mtls) {
                    return mtls.sslContextParameters();
                }
            }
        }
        return null;
    }

    private static String beanName(String reference) {
        return reference.replaceFirst("^#(bean:)?", "");
    }
}
