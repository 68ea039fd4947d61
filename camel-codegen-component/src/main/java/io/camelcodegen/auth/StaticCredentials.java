package io.camelcodegen.auth;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.http.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Bearer, API key and basic credentials: what is configured is what is sent. */
public final class StaticCredentials implements CredentialResolver {

    private final String source;
    private final Auth auth;
    private final UnaryOperator<String> variables;

    private StaticCredentials(String source, Auth auth, UnaryOperator<String> variables) {
        this.source = source;
        this.auth = auth;
        this.variables = variables;
    }

    /**
     * What resolves the credentials of a source.
     *
     * @param auth null for none
     * @param variables resolves the variables of a configured value
     */
    public static CredentialResolver of(String source, @Nullable Auth auth, UnaryOperator<String> variables) {
        return auth == null ? CredentialResolver.NONE : new StaticCredentials(source, auth, variables);
    }

    /** A key whose config does not say where it goes is sent where the document says. */
    @Override
    public CredentialResolver forTool(ToolSecurity security) {
        if (!(auth instanceof Auth.ApiKey key) || key.name() != null) {
            return this;
        }
        SecurityScheme place = security.keyPlace();
        if (place != null) {
            return at(place, key);
        }
        // of several keys none is for a tool that asks for no credentials
        return security.alternatives().isEmpty() && !security.keys().isEmpty() ? NONE : this;
    }

    private StaticCredentials at(SecurityScheme place, Auth.ApiKey key) {
        return new StaticCredentials(source, new Auth.ApiKey(place.parameter(), place.in(), key.value()), variables);
    }

    @Override
    public CompletableFuture<Credentials> resolve() {
        try {
            return CompletableFuture.completedFuture(credentials());
        } catch (CodegenException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Credentials credentials() {
        if (auth instanceof Auth.Bearer bearer) {
            return header("Authorization", "Bearer " + value("token", bearer.token()));
        }
        if (auth instanceof Auth.Basic basic) {
            String username = value("username", basic.username());
            if (username.indexOf(':') >= 0) {
                throw AuthErrors.missing(source, "the username must not hold a colon (RFC 7617, section 2)");
            }
            // unlike every other credential an empty password is one: many servers take a token as the username
            String pair = username + ':' + variables.apply(basic.password());
            return header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        if (auth instanceof Auth.ApiKey key) {
            String name = key.name();
            Auth.Location in = key.in();
            if (name == null) {
                throw AuthErrors.missing(
                        source,
                        "the apiKey has no 'name' and 'in', and the source's document does not say which; "
                                + "set them, or give each key under 'schemes'");
            }
            Map<String, String> pair = Map.of(name, value(name, key.value()));
            return switch (in == null ? Auth.Location.HEADER : in) {
                case HEADER -> new Credentials(pair, Map.of(), Map.of());
                case QUERY -> new Credentials(Map.of(), pair, Map.of());
                case COOKIE -> new Credentials(Map.of(), Map.of(), pair);
            };
        }
        return Credentials.NONE;
    }

    private static Credentials header(String name, String value) {
        return new Credentials(Map.of(name, value), Map.of(), Map.of());
    }

    private String value(String field, String configured) {
        String value = variables.apply(configured);
        if (value.isBlank()) {
            throw AuthErrors.missing(source, "'" + field + "' is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
                throw AuthErrors.missing(
                        source, "'" + field + "' holds a control character; a line break at its end, perhaps?");
            }
        }
        return value;
    }
}
