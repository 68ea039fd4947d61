package io.camelcodegen.config;

import io.camelcodegen.auth.Auth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code auth} object of a source. */
final class AuthSettings {

    private static final List<String> TYPES = List.of("bearer", "apiKey", "basic", "oauth2", "none");
    private static final Set<String> LATER = Set.of("custom", "mtls");

    private AuthSettings() {}

    /** Null where nothing is set, or where it is wrong. */
    static @Nullable Auth read(Settings source) {
        Settings auth = source.object("auth");
        if (auth == null) {
            return null;
        }
        if (auth.raw("type") instanceof String later && LATER.contains(later)) {
            auth.problem("type", "'" + later + "' is not supported yet; supported are " + String.join(", ", TYPES));
            return null;
        }
        if (!auth.has("type")) {
            auth.problem("type", "is required: one of " + String.join(", ", TYPES));
            return null; // which other keys belong here is not known
        }
        String type = auth.choice("type", TYPES);
        if (type == null) {
            return null;
        }
        Auth read =
                switch (type) {
                    case "bearer" -> bearer(auth.required("token"));
                    case "apiKey" -> apiKey(auth);
                    case "basic" -> basic(auth.required("username"), auth.required("password"));
                    case "oauth2" -> OAuth2Settings.read(auth, source.has("url"));
                    default -> Auth.none();
                };
        auth.finish();
        return read;
    }

    private static @Nullable Auth bearer(@Nullable String token) {
        return token == null ? null : Auth.bearer(token);
    }

    private static @Nullable Auth basic(@Nullable String username, @Nullable String password) {
        return username == null || password == null ? null : Auth.basic(username, password);
    }

    private static @Nullable Auth apiKey(Settings auth) {
        String name = auth.required("name");
        String in = auth.choice("in", List.of("header", "query", "cookie"));
        String value = auth.required("value");
        Auth.Location location = in == null ? Auth.Location.HEADER : Auth.Location.valueOf(in.toUpperCase(Locale.ROOT));
        if (name != null && location != Auth.Location.QUERY && !HeaderSettings.isToken(name)) {
            auth.problem("name", "is not a name that a " + location.name().toLowerCase(Locale.ROOT) + " can have");
            return null;
        }
        return name == null || value == null ? null : Auth.apiKey(name, location, value);
    }
}
