package io.camelcodegen.generator.manifest;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.SecurityScheme;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.generator.manifest.AgentManifest.SourceAuth;
import io.camelcodegen.generator.text.PlainText;
import io.camelcodegen.source.SourceConfig;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has to be set for the calls of a source: of its config, and of what its document asks for. */
final class SourceCredentials {

    private static final String NONE = "none";
    private static final int MAX_INSTRUCTIONS = 2_000;

    private final SourceConfig config;

    SourceCredentials(SourceConfig config) {
        this.config = config;
    }

    /** Whether a call of such a tool needs credentials. */
    boolean isNeeded(ToolSecurity security) {
        return security.alternatives().isEmpty() ? isConfigured() : !security.isOptional();
    }

    private boolean isConfigured() {
        return config.auth() != null && !(config.auth() instanceof Auth.None);
    }

    /** @param asked what the source's document asks for with its tools, each once */
    SourceAuth describe(Collection<ToolSecurity> asked) {
        Set<String> types = new TreeSet<>();
        types(config.auth(), types);
        Set<String> configured = Set.copyOf(types);
        for (ToolSecurity security : asked) {
            security.alternatives().forEach(all -> all.forEach(scheme -> types.add(type(scheme.kind()))));
        }
        boolean required = !(config.auth() instanceof Auth.None)
                && (isConfigured() || asked.stream().anyMatch(security -> !security.isOptional()));
        if (types.isEmpty()) {
            types.add(NONE);
        }
        Set<String> usual = configured.isEmpty() ? types : configured;
        return new SourceAuth(
                List.copyOf(types),
                usual.size() == 1 ? usual.iterator().next() : null,
                required,
                instructions(required));
    }

    private static void types(@Nullable Auth auth, Set<String> types) {
        if (auth instanceof Auth.Schemes schemes) {
            schemes.byName().values().forEach(each -> types(each, types));
        } else if (auth != null) {
            types.add(type(auth));
        }
    }

    private static String type(Auth auth) {
        if (auth instanceof Auth.Bearer) {
            return "bearer";
        }
        if (auth instanceof Auth.ApiKey) {
            return "apiKey";
        }
        if (auth instanceof Auth.Basic) {
            return "basic";
        }
        if (auth instanceof Auth.OAuth2) {
            return "oauth2";
        }
        if (auth instanceof Auth.Mtls) {
            return "mtls";
        }
        return auth instanceof Auth.None ? NONE : "custom";
    }

    private static String type(SecurityScheme.Kind kind) {
        return switch (kind) {
            case API_KEY -> "apiKey";
            case BASIC -> "basic";
            case BEARER -> "bearer";
            case OAUTH2, OPEN_ID_CONNECT -> "oauth2";
            case MUTUAL_TLS -> "mtls";
            case HTTP, UNKNOWN -> "custom";
        };
    }

    private String instructions(boolean required) {
        SourceVariables own = SourceVariables.ofAuth(config);
        StringBuilder text = new StringBuilder();
        if (!own.names().isEmpty()) {
            text.append("Set ")
                    .append(String.join(", ", own.names()))
                    .append(meaning())
                    .append('.');
        } else if (own.isLiteral()) {
            text.append("The credentials stand in the configuration itself; nothing has to be set.");
        } else if (config.auth() instanceof Auth.Mtls || config.auth() instanceof Auth.Custom) {
            text.append("The credentials come from a bean in Camel's registry that the configuration names.");
        } else if (config.auth() instanceof Auth.OAuth2) {
            text.append("A user logs in when the first call is made.");
        } else if (required) {
            text.append("Nothing is configured yet, and its document asks for credentials: give source '")
                    .append(config.name())
                    .append("' an 'auth' in the configuration, for a token for example {\"type\": \"bearer\","
                            + " \"token\": \"${")
                    .append(config.name().toUpperCase(Locale.ROOT).replace('-', '_'))
                    .append("_TOKEN}\"}.");
        } else {
            text.append("Nothing has to be set.");
        }
        Set<String> rest = new TreeSet<>(SourceVariables.ofRest(config).names());
        rest.removeAll(own.names());
        if (!rest.isEmpty()) {
            text.append(" Its configuration also reads ")
                    .append(String.join(", ", rest))
                    .append('.');
        }
        return PlainText.block(text.toString(), MAX_INSTRUCTIONS);
    }

    /** Of several variables it is not told which is which: their names do. */
    private String meaning() {
        Auth auth = config.auth();
        if (auth instanceof Auth.Bearer) {
            return " to a bearer token";
        }
        if (auth instanceof Auth.ApiKey) {
            return " to an API key";
        }
        if (auth instanceof Auth.Basic) {
            return " to the user name or password for basic authentication";
        }
        return auth instanceof Auth.OAuth2 ? " to what OAuth 2 needs of the client" : " to the source's credentials";
    }
}
