package io.camelcodegen.config;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.http.HeaderRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code auth} object of a source. */
final class AuthSettings {

    private static final List<String> TYPES = List.of("bearer", "apiKey", "basic", "oauth2", "custom", "mtls", "none");

    private AuthSettings() {}

    /**
     * Null where nothing is set, or where it is wrong.
     *
     * @param described whether the source has a document that may say which credentials it wants
     */
    static @Nullable Auth read(Settings source, boolean described) {
        Settings auth = source.object("auth");
        if (auth == null) {
            return null;
        }
        return auth.has("schemes") ? schemes(auth, described) : one(auth, described, source.has("url"));
    }

    private static @Nullable Auth schemes(Settings auth, boolean described) {
        Settings schemes = auth.object("schemes");
        if (!described) {
            auth.problem("schemes", "needs a document that names security schemes, which only an OpenAPI source has");
        }
        Map<String, Auth> byName = new LinkedHashMap<>();
        if (schemes != null) {
            for (String name : schemes.keys()) {
                Settings scheme = schemes.object(name);
                Auth read = scheme == null ? null : one(scheme, described, false);
                if (read instanceof Auth.None) {
                    schemes.problem(name, "cannot be none; leave it out");
                } else if (read != null) {
                    byName.put(name, read);
                }
            }
            if (schemes.keys().isEmpty()) {
                auth.problem("schemes", "is empty");
            }
        }
        auth.finish();
        return Auth.schemes(byName);
    }

    /** @param discoverable whether the source may say where tokens for it are had */
    private static @Nullable Auth one(Settings auth, boolean described, boolean discoverable) {
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
                    case "apiKey" -> apiKey(auth, described);
                    case "basic" -> basic(auth.required("username"), auth.required("password"));
                    case "oauth2" -> OAuth2Settings.read(auth, discoverable);
                    case "custom" -> custom(auth.required("resolver"));
                    case "mtls" -> mtls(auth.required("sslContextParameters"));
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

    private static @Nullable Auth custom(@Nullable String resolver) {
        return resolver == null ? null : Auth.custom(resolver);
    }

    private static @Nullable Auth mtls(@Nullable String sslContextParameters) {
        return sslContextParameters == null ? null : Auth.mtls(sslContextParameters);
    }

    private static @Nullable Auth apiKey(Settings auth, boolean described) {
        if (described && !auth.has("name") && !auth.has("in")) {
            auth.text("name");
            auth.text("in"); // known keys, for the message about one that is not
            String key = auth.required("value");
            return key == null ? null : Auth.apiKey(key);
        }
        String name = auth.required("name");
        String in = auth.choice("in", List.of("header", "query", "cookie"));
        String value = auth.required("value");
        Auth.Location location = in == null ? Auth.Location.HEADER : Auth.Location.valueOf(in.toUpperCase(Locale.ROOT));
        if (name != null && location != Auth.Location.QUERY && !HeaderRules.isToken(name)) {
            auth.problem("name", "is not a name that a " + location.name().toLowerCase(Locale.ROOT) + " can have");
            return null;
        }
        return name == null || value == null ? null : Auth.apiKey(name, location, value);
    }
}
