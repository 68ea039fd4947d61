package io.camelcodegen.cli.setup;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.schema.SecretNames;
import io.camelcodegen.source.SourceConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the texts of a source's configuration ask of the environment. Gives names of variables, never a value. */
public final class ConfigTexts {

    /** {@code $$} is no variable; one with a default, {@code :-}, need not be set. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$|\\$\\{([A-Za-z_]\\w*)(:-)?|\\$([A-Za-z_]\\w*)|\\{\\{\\??env:([A-Za-z_]\\w*)(:)?");

    private final SourceConfig source;

    private ConfigTexts(SourceConfig source) {
        this.source = source;
    }

    public static ConfigTexts of(SourceConfig source) {
        return new ConfigTexts(source);
    }

    /** The variables it cannot do without, in the order in which they stand. */
    public List<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        collect(source.properties(), texts);
        texts.addAll(source.headers().values());
        texts.addAll(secrets(source.auth()));
        texts.forEach(text -> variables(text, names));
        return List.copyOf(names);
    }

    /** Whether a credential itself stands in the configuration, and not the name of a variable. */
    public boolean holdsSecret() {
        boolean inAuth = secrets(source.auth()).stream().anyMatch(ConfigTexts::isLiteral);
        boolean inHeaders = source.headers().entrySet().stream()
                .anyMatch(header -> SecretNames.isSecret(header.getKey()) && isLiteral(header.getValue()));
        boolean inEnvironment = source.properties().get("env") instanceof Map<?, ?> env
                && env.entrySet().stream()
                        .anyMatch(entry -> SecretNames.isSecret(String.valueOf(entry.getKey()))
                                && isLiteral(String.valueOf(entry.getValue())));
        return inAuth || inHeaders || inEnvironment;
    }

    /** In a word or two: how it authenticates. */
    public String authentication() {
        Auth auth = source.auth();
        if (auth == null) {
            return "none configured";
        }
        if (auth instanceof Auth.Bearer) {
            return "bearer token";
        } else if (auth instanceof Auth.ApiKey) {
            return "API key";
        } else if (auth instanceof Auth.Basic) {
            return "user name and password";
        } else if (auth instanceof Auth.OAuth2 oauth) {
            return "OAuth 2, "
                    + oauth.flow().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        } else if (auth instanceof Auth.Custom custom) {
            return "bean '" + custom.resolver() + "'";
        } else if (auth instanceof Auth.Mtls) {
            return "client certificate";
        } else if (auth instanceof Auth.Schemes schemes) {
            return "schemes " + String.join(", ", schemes.byName().keySet());
        }
        return "none";
    }

    private static List<String> secrets(@Nullable Auth auth) {
        List<String> texts = new ArrayList<>();
        if (auth instanceof Auth.Bearer bearer) {
            texts.add(bearer.token());
        } else if (auth instanceof Auth.ApiKey key) {
            texts.add(key.value());
        } else if (auth instanceof Auth.Basic basic) {
            texts.add(basic.password());
        } else if (auth instanceof Auth.OAuth2 oauth) {
            add(texts, oauth.clientSecret());
            add(texts, oauth.refreshToken());
        } else if (auth instanceof Auth.Schemes schemes) {
            schemes.byName().values().forEach(one -> texts.addAll(secrets(one)));
        }
        return texts;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private static boolean isLiteral(String text) {
        return !text.isEmpty() && !VARIABLE.matcher(text).find();
    }

    private static void collect(@Nullable Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(member -> collect(member, texts));
        } else if (value instanceof Iterable<?> list) {
            list.forEach(element -> collect(element, texts));
        }
    }

    private static void variables(String text, Set<String> names) {
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            String braced = matcher.group(1);
            String camel = matcher.group(4);
            if (braced != null && matcher.group(2) == null) {
                names.add(braced);
            } else if (matcher.group(3) != null) {
                names.add(matcher.group(3));
            } else if (camel != null && matcher.group(5) == null) {
                names.add(camel);
            }
        }
    }
}
