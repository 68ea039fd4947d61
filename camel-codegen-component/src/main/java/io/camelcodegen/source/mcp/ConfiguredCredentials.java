package io.camelcodegen.source.mcp;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.Variables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credentials of a source's config, for listing its tools, which no call's credentials are there for. */
final class ConfiguredCredentials {

    private ConfiguredCredentials() {}

    /** @throws io.camelcodegen.error.CodegenException AUTH_MISSING where a variable has no value */
    static Credentials of(@Nullable Auth auth, Variables variables) {
        if (auth instanceof Auth.Bearer bearer) {
            return header("Bearer " + variables.resolve(bearer.token()));
        }
        if (auth instanceof Auth.Basic basic) {
            String pair = variables.resolve(basic.username()) + ':' + variables.resolve(basic.password());
            return header("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        if (auth instanceof Auth.ApiKey key) {
            Map<String, String> pair = Map.of(key.name(), variables.resolve(key.value()));
            return new Credentials(
                    key.in() == Auth.Location.HEADER ? pair : Map.of(),
                    key.in() == Auth.Location.QUERY ? pair : Map.of(),
                    key.in() == Auth.Location.COOKIE ? pair : Map.of());
        }
        return Credentials.NONE;
    }

    private static Credentials header(String value) {
        return new Credentials(Map.of("Authorization", value), Map.of(), Map.of());
    }

    /** What a server must not be quoted with; of {@code Bearer abc} the second word too. */
    static Collection<String> secrets(Credentials credentials) {
        List<String> secrets = new ArrayList<>(credentials.query().values());
        secrets.addAll(credentials.cookies().values());
        for (String value : credentials.headers().values()) {
            secrets.add(value);
            secrets.add(value.substring(value.indexOf(' ') + 1));
        }
        return secrets;
    }
}
