package io.camelcodegen.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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

    /**
     * OAuth 2: a token from an authorization server, sent as RFC 6750 says, renewed when it expires or is refused.
     *
     * @param flow how a token is obtained
     * @param tokenUrl RFC 6749, section 3.2; null to find the authorization server from the source, where that is
     *     reached at one URL (MCP)
     * @param authorizationUrl where the user's browser is sent; for the authorization code flow
     * @param deviceAuthorizationUrl RFC 8628; for the device flow
     * @param redirectUri {@code http://127.0.0.1:port/path}, where the browser brings the code (RFC 8252, section 7.3);
     *     null, or one without a port, for a port that is free
     * @param clientId null to register with the authorization server (RFC 7591), where it is found from the source
     * @param clientSecret null for a public client
     * @param clientAuthentication how the client names itself to the authorization server
     * @param scopes what is asked for, each may hold several with spaces between; empty for the server's default
     * @param audience sent as {@code audience}, as some servers want it
     * @param resource RFC 8707; found with the authorization server where that is found from the source
     * @param refreshToken the one to begin with; for the refresh token flow
     * @param allowHttp whether the URLs may be unencrypted beyond this machine
     */
    record OAuth2(
            Flow flow,
            @Nullable String tokenUrl,
            @Nullable String authorizationUrl,
            @Nullable String deviceAuthorizationUrl,
            @Nullable String redirectUri,
            @Nullable String clientId,
            @Nullable String clientSecret,
            ClientAuthentication clientAuthentication,
            List<String> scopes,
            @Nullable String audience,
            @Nullable String resource,
            @Nullable String refreshToken,
            boolean allowHttp)
            implements Auth {

        private static final Pattern SPACES = Pattern.compile("\\s+");

        public OAuth2 {
            scopes = List.copyOf(scopes);
        }

        /** The same with every text as {@code variables} makes it. */
        public OAuth2 resolved(UnaryOperator<String> variables) {
            return new OAuth2(
                    flow,
                    resolved(tokenUrl, variables),
                    resolved(authorizationUrl, variables),
                    resolved(deviceAuthorizationUrl, variables),
                    resolved(redirectUri, variables),
                    resolved(clientId, variables),
                    resolved(clientSecret, variables),
                    clientAuthentication,
                    scopes.stream()
                            .flatMap(scope ->
                                    SPACES.splitAsStream(variables.apply(scope).strip()))
                            .toList(),
                    resolved(audience, variables),
                    resolved(resource, variables),
                    resolved(refreshToken, variables),
                    allowHttp);
        }

        private static @Nullable String resolved(@Nullable String value, UnaryOperator<String> variables) {
            return value == null ? null : variables.apply(value);
        }

        @Override
        public String toString() {
            return "OAuth2[flow=" + flow + ", clientId=" + clientId + ", scopes=" + scopes + "]";
        }
    }

    /** How a token is obtained. */
    enum Flow {
        /** RFC 6749, section 4.4: as the client itself. */
        CLIENT_CREDENTIALS,
        /** RFC 6749, section 4.1, with PKCE (RFC 7636): a user logs in with a browser on this machine. */
        AUTHORIZATION_CODE,
        /** RFC 6749, section 6: with a refresh token obtained elsewhere. */
        REFRESH_TOKEN,
        /** RFC 8628: a user logs in with a browser anywhere. */
        DEVICE_CODE
    }

    /** How a client names itself to the authorization server; RFC 6749, section 2.3, by the names of RFC 7591. */
    enum ClientAuthentication {
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST,
        NONE
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

    /** OAuth 2 as an application itself: {@link Flow#CLIENT_CREDENTIALS}. */
    static Auth clientCredentials(String tokenUrl, String clientId, String clientSecret, String... scopes) {
        return new OAuth2Builder(Flow.CLIENT_CREDENTIALS)
                .tokenUrl(tokenUrl)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .scopes(List.of(scopes))
                .build();
    }

    /** OAuth 2 by any flow. */
    static OAuth2Builder oauth2(Flow flow) {
        return new OAuth2Builder(flow);
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
