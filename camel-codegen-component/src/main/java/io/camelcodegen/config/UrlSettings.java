package io.camelcodegen.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** URLs in values. What is wrong with one is said without showing it: it may hold a key. */
final class UrlSettings {

    private UrlSettings() {}

    /** The URL at {@code key}, checked unless it holds variables. */
    static @Nullable String read(Settings settings, String key) {
        String url = settings.text(key);
        if (url == null || ConfigVariables.holdsVariable(url)) {
            return url;
        }
        String wrong = wrongWith(url);
        if (wrong != null) {
            settings.problem(key, wrong);
            return null;
        }
        return url;
    }

    /** What keeps the text from being an absolute http or https URL without credentials, or null. */
    static @Nullable String wrongWith(String url) {
        URI uri = parse(url);
        if (uri == null || uri.getScheme() == null) {
            return "must be a URL that starts with http:// or https://";
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "must be a URL that starts with http:// or https://";
        }
        if (uri.getRawUserInfo() != null) {
            return "must not hold a user or password; they belong under auth";
        }
        return uri.getHost() == null || uri.getPort() > 65_535
                ? "must be a URL with a host name and a valid port"
                : null;
    }

    static @Nullable URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
