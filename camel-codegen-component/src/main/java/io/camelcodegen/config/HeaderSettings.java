package io.camelcodegen.config;

import io.camelcodegen.http.HeaderRules;
import io.camelcodegen.source.SourceConfig;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The {@code headers} object of a source. */
final class HeaderSettings {

    private HeaderSettings() {}

    static void read(Settings source, SourceConfig.Builder builder) {
        Set<String> seen = new HashSet<>();
        source.textsByName("headers").forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HeaderRules.isToken(name)) {
                source.problem("headers", Problems.quote(name) + " is not a header name");
            } else if (HeaderRules.isFraming(name)) {
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
