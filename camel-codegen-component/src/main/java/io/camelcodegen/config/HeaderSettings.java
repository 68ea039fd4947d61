package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code headers} object of a source. */
final class HeaderSettings {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What the HTTP client itself says of a request; another word about it would be a lie. */
    private static final Set<String> CLIENT = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "upgrade",
            "http2-settings",
            "te",
            "trailer",
            "expect",
            "accept-encoding");

    private HeaderSettings() {}

    static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    static void read(Settings source, SourceConfig.Builder builder) {
        Set<String> seen = new HashSet<>();
        source.textsByName("headers").forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!isToken(name)) {
                source.problem("headers", Problems.quote(name) + " is not a header name");
            } else if (CLIENT.contains(lower)) {
                source.problem("headers", "'" + name + "' is set by the HTTP client and cannot be configured");
            } else if (!seen.add(lower)) {
                source.problem("headers", "'" + name + "' stands there twice, in another case");
            } else if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                source.problem("headers", "the value of '" + name + "' holds a line break or NUL");
            } else {
                builder.header(name, value);
            }
        });
    }
}
