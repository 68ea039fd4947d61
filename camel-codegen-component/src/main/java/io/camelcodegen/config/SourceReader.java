package io.camelcodegen.config;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes sources of settings, one at a time, and sees that no name is used twice. Not thread-safe. */
final class SourceReader {

    /** A kind is part of the name under which its factory is looked up. */
    private static final Pattern KIND = Pattern.compile("[a-z][A-Za-z0-9-]{0,40}");

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_]+");
    private static final String NAME_RULE =
            "letters, digits and -, starts with a letter, and may hold single _ only, as in 'my_api'";

    private final CommonSettings defaults;
    private final Map<String, String> pathByName = new LinkedHashMap<>();

    SourceReader(CommonSettings defaults) {
        this.defaults = defaults;
    }

    static boolean isKind(String kind) {
        return KIND.matcher(kind).matches();
    }

    /** The kind a source says it is, or the one that its other keys show; null, and a problem, where neither does. */
    static @Nullable String kind(Settings source) {
        if (source.has("type")) {
            String type = source.text("type");
            if (type == null || McpSettings.isTransport(type)) {
                return type == null ? null : "mcp";
            }
            if (!isKind(type)) {
                source.problem("type", "must be a kind of source: openapi, mcp or that of another jar");
                return null;
            }
            return type;
        }
        if (source.has("spec")) {
            return "openapi";
        }
        if (source.has("command") || source.has("url")) {
            return "mcp";
        }
        if (source.has("endpoint")) {
            return "graphql";
        }
        source.problem("type", "is required: openapi, mcp or that of another jar");
        return null;
    }

    /** Null where something is wrong, which is then told, or where the source is disabled. */
    @Nullable
    SourceConfig read(String name, String kind, Settings settings) {
        int before = settings.problems().count();
        checkName(name, settings);
        SourceConfig.Builder builder = SourceConfig.builder(name, kind);
        Boolean disabled = settings.flag("disabled");
        defaults.apply(builder);
        CommonSettings.read(settings).apply(builder);
        builder.auth(AuthSettings.read(settings, kind.equals("openapi")));
        HeaderSettings.read(settings, builder);
        CacheSettings.read(settings, builder);
        AgentSettings.read(settings, builder);
        aliases(settings, builder);
        properties(kind, settings, builder);
        if (settings.problems().count() > before || Boolean.TRUE.equals(disabled)) {
            return null;
        }
        try {
            return builder.build();
        } catch (CodegenException e) {
            settings.problem("", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void checkName(String name, Settings settings) {
        if (!ToolName.isSourceName(name)) {
            String hint = name.contains("__") ? "; __ separates it from the names of its tools" : "";
            settings.problem("", "is not a source name: a name is " + NAME_RULE + hint);
            return;
        }
        String other = pathByName.putIfAbsent(name, settings.path());
        if (other != null) {
            settings.problem("", "is also the name of " + other + "; the names of sources are unique");
        }
    }

    private static void aliases(Settings settings, SourceConfig.Builder builder) {
        settings.textsByName("aliases").forEach((alias, target) -> {
            if (!ALIAS.matcher(alias).matches()) {
                settings.problem("aliases", Problems.quote(alias) + " is not an alias: one is letters, digits and _");
            } else if (target.isBlank()) {
                settings.problem("aliases", "'" + alias + "' stands for no tool");
            } else {
                builder.alias(alias, target);
            }
        });
    }

    private static void properties(String kind, Settings settings, SourceConfig.Builder builder) {
        if (kind.equals("mcp")) {
            McpSettings.read(settings, builder);
            settings.finish();
        } else if (kind.equals("openapi")) {
            settings.choice("type", List.of(kind));
            OpenApiSettings.read(settings, builder);
            settings.finish();
        } else { // its jar knows what may stand there
            Map<String, Object> rest = settings.rest();
            rest.remove("type", kind);
            rest.forEach(builder::property);
        }
    }
}
