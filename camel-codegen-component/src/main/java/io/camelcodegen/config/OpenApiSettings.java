package io.camelcodegen.config;

import io.camelcodegen.source.SourceConfig;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What only an OpenAPI source may set. */
final class OpenApiSettings {

    private static final Pattern HTTP = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);

    private OpenApiSettings() {}

    static void read(Settings settings, SourceConfig.Builder builder) {
        set(builder, "spec", spec(settings));
        set(builder, "baseUrl", UrlSettings.read(settings, "baseUrl"));
        set(builder, "server", settings.whole("server", 0, 10_000));
        Map<String, String> serverVariables = settings.textsByName("serverVariables");
        set(builder, "serverVariables", serverVariables.isEmpty() ? null : serverVariables);
        set(builder, "maxDocumentBytes", settings.whole("maxDocumentBytes", 1, Integer.MAX_VALUE));
        set(builder, "index", settings.flag("index"));
        set(builder, "allowServerFromDocument", settings.flag("allowServerFromDocument"));
        set(builder, "checkSecurity", settings.flag("checkSecurity"));
        List<String> allowHeaders = settings.textsOrCommas("allowHeaders");
        set(builder, "allowHeaders", allowHeaders.isEmpty() ? null : allowHeaders);
    }

    /** A path, {@code file:}, {@code classpath:} or a URL; only of a URL is the form known. */
    private static @Nullable String spec(Settings settings) {
        String spec = settings.required("spec");
        if (spec != null && HTTP.matcher(spec).matches()) {
            return UrlSettings.read(settings, "spec");
        }
        return spec;
    }

    private static void set(SourceConfig.Builder builder, String key, @Nullable Object value) {
        if (value != null) {
            builder.property(key, value);
        }
    }
}
