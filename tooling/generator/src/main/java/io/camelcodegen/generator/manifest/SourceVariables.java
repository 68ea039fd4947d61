package io.camelcodegen.generator.manifest;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.config.ConfigVariables;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.source.SourceConfig;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of the variables in the texts of a source's config; never a value, and nothing of a text that is no variable:
 * it may be a secret.
 */
final class SourceVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final String source;
    private final Set<String> names = new TreeSet<>();
    private boolean literal;

    private SourceVariables(String source) {
        this.source = source;
    }

    /** Those of its credentials. */
    static SourceVariables ofAuth(SourceConfig config) {
        SourceVariables variables = new SourceVariables(config.name());
        variables.auth(config.auth());
        return variables;
    }

    /** Those of its headers and properties that need a value. */
    static SourceVariables ofRest(SourceConfig config) {
        SourceVariables variables = new SourceVariables(config.name());
        variables.values(config.headers());
        variables.values(config.properties());
        return variables;
    }

    /** Sorted: environment variables as they are, Camel's placeholders in their braces. */
    Set<String> names() {
        return names;
    }

    /** Whether a credential stands in the config itself. */
    boolean isLiteral() {
        return literal;
    }

    private void auth(@Nullable Auth auth) {
        if (auth instanceof Auth.Bearer bearer) {
            secret(bearer.token());
        } else if (auth instanceof Auth.ApiKey key) {
            secret(key.value());
        } else if (auth instanceof Auth.Basic basic) {
            text(basic.username());
            secret(basic.password());
        } else if (auth instanceof Auth.OAuth2 oauth2) {
            text(oauth2.clientId());
            secret(oauth2.clientSecret());
            secret(oauth2.refreshToken());
            text(oauth2.tokenUrl());
            text(oauth2.audience());
        } else if (auth instanceof Auth.Schemes schemes) {
            schemes.byName().values().forEach(this::auth);
        }
    }

    private void secret(@Nullable String text) {
        if (text != null) {
            literal |= !text(text);
        }
    }

    private void values(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::values);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::values);
        }
    }

    /** Reads the text as it is read for a call, with nothing to put in. Whether it has variables without a default. */
    private boolean text(@Nullable String text) {
        if (text == null) {
            return true;
        }
        Set<String> found = new TreeSet<>();
        try {
            new ConfigVariables(source, name -> found(name, text, found), place -> placeholder(place, found))
                    .resolve(text);
        } catch (CodegenException e) {
            return false; // not well-formed; told when the config is read
        }
        names.addAll(found);
        return !found.isEmpty();
    }

    /** A dollar sign with letters after it may also stand in the middle of a password. */
    private static String found(String name, String text, Set<String> found) {
        boolean braced = text.contains("${" + name + "}") || text.contains("${" + name + ":-");
        boolean word = (" " + text + " ").contains(" $" + name + " ");
        if (NAME.matcher(name).matches() && (braced || word)) {
            found.add(name);
        }
        return "x";
    }

    /** Of {@code {{env:NAME}}} the name; of others what stands before a default, which may be a secret. */
    private static String placeholder(String placeholder, Set<String> found) {
        String inner = placeholder.replaceAll("^\\{\\{[?!]?|}}$", "");
        boolean environment = inner.startsWith("env:") || inner.startsWith("env.");
        String name = environment ? inner.substring("env:".length()) : inner;
        int colon = name.indexOf(':');
        String key = colon < 0 ? name : name.substring(0, colon);
        if (PLACEHOLDER.matcher(key).matches()) {
            found.add(environment ? key : "{{" + key + "}}");
        }
        return "x";
    }
}
