package io.camelcodegen.auth;

import io.camelcodegen.auth.Auth.Location;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way of authenticating that the document of a source declares: OpenAPI's Security Scheme Object. Texts come from
 * the document and are untrusted.
 *
 * @param name by which the document refers to it, e.g. {@code petstore_auth}
 * @param parameter the header, query parameter or cookie of an {@link Kind#API_KEY}; else null
 * @param in where an {@link Kind#API_KEY} is sent; else null
 * @param scopes what the operation asks for of an OAuth2 or OpenID Connect token
 * @param required false where a call may do without configured credentials for it: a configured header or a declared
 *     parameter carries them, the document does not say what the scheme is, or checking is switched off
 */
public record SecurityScheme(
        String name,
        Kind kind,
        @Nullable String parameter,
        @Nullable Location in,
        List<String> scopes,
        boolean required) {

    /** What is to be sent. */
    public enum Kind {
        API_KEY,
        BASIC,
        BEARER,
        OAUTH2,
        OPEN_ID_CONNECT,
        MUTUAL_TLS,
        /** Another HTTP authentication scheme, such as Digest. */
        HTTP,
        /** The document refers to a scheme that it does not declare, or declares in no known way. */
        UNKNOWN
    }

    public SecurityScheme {
        scopes = List.copyOf(scopes);
    }

    boolean isKeyAt(String key, Location location) {
        return kind == Kind.API_KEY
                && in == location
                && (location == Location.HEADER ? key.equalsIgnoreCase(parameter) : key.equals(parameter));
    }

    /** Whether it travels in the header {@code Authorization}. */
    boolean inAuthorization() {
        return switch (kind) {
            case BASIC, BEARER, OAUTH2, OPEN_ID_CONNECT, HTTP -> true;
            case API_KEY -> isKeyAt("Authorization", Location.HEADER);
            case MUTUAL_TLS, UNKNOWN -> false;
        };
    }

    /** Its name, and what is sent where, in words. */
    String describe() {
        return "'" + name + "' ("
                + switch (kind) {
                    case API_KEY -> "apiKey, in the " + place() + " '" + parameter + "'";
                    case BASIC -> "http basic, in the header 'Authorization'";
                    case BEARER -> "http bearer, in the header 'Authorization'";
                    case OAUTH2 -> "oauth2, a bearer token in the header 'Authorization'";
                    case OPEN_ID_CONNECT -> "openIdConnect, a bearer token in the header 'Authorization'";
                    case MUTUAL_TLS -> "mutualTLS, a client certificate";
                    case HTTP -> "http, in the header 'Authorization'";
                    case UNKNOWN -> "not declared in the document";
                }
                + ")";
    }

    /** The config that would provide it. */
    String snippet(String source) {
        String variable = "${" + variable(source) + "}";
        return switch (kind) {
            case API_KEY -> "{\"type\": \"apiKey\", \"value\": \"" + variable + "\"}";
            case BASIC -> "{\"type\": \"basic\", \"username\": \"…\", \"password\": \"" + variable + "\"}";
            case BEARER, OAUTH2, OPEN_ID_CONNECT -> "{\"type\": \"bearer\", \"token\": \"" + variable + "\"}";
            case MUTUAL_TLS -> "{\"type\": \"mtls\", \"sslContextParameters\": \"#…\"}";
            case HTTP, UNKNOWN -> "{\"type\": \"custom\", \"resolver\": \"#…\"}";
        };
    }

    private String variable(String source) {
        return (source + "_" + name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private String place() {
        return switch (in == null ? Location.HEADER : in) {
            case HEADER -> "header";
            case QUERY -> "query parameter";
            case COOKIE -> "cookie";
        };
    }
}
