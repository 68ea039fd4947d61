package io.camelcodegen.cli.setup;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.SecurityScheme;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.DataText;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source for a new configuration. Credentials are names of environment variables: a value that looks like a secret is
 * refused, and not repeated.
 *
 * @param kind {@code openapi} or {@code mcp}
 * @param settings in the order in which they are written
 */
public record SourceDraft(String kind, String name, Map<String, Object> settings) {

    /** @throws UsageException where the name cannot be one */
    public SourceDraft {
        if (!ToolName.isSourceName(name)) {
            throw new UsageException(
                    "'" + name + "' cannot be the name of a source: letters, digits and - that begin with"
                            + " a letter, and single _");
        }
        settings = new LinkedHashMap<>(settings);
    }

    /** @param location a file or URL */
    public static SourceDraft openapi(@Nullable String name, String location, @Nullable String baseUrl) {
        refuseSecret(location);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spec", location);
        if (baseUrl != null) {
            refuseSecret(baseUrl);
            settings.put("baseUrl", baseUrl);
        }
        return new SourceDraft("openapi", name == null ? NameGuess.ofLocation(location) : name, settings);
    }

    /** An MCP server over HTTP. */
    public static SourceDraft mcpHttp(@Nullable String name, String url) {
        refuseSecret(url);
        return new SourceDraft(
                "mcp", name == null ? NameGuess.ofLocation(url) : name, new LinkedHashMap<>(Map.of("url", url)));
    }

    /** @param variables names of environment variables that the server gets */
    public static SourceDraft mcp(@Nullable String name, List<String> words, List<String> variables) {
        if (words.isEmpty()) {
            throw new UsageException("the command of the MCP server is empty");
        }
        int secret = SecretText.inArguments(words);
        if (secret > 0) {
            throw new UsageException("word " + secret + " of the command looks like a secret, which must not stand in a"
                    + " file: put it into an environment variable, and write ${NAME} there or use --env NAME");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("command", words.get(0));
        if (words.size() > 1) {
            settings.put("args", new ArrayList<>(words.subList(1, words.size())));
        }
        if (!variables.isEmpty()) {
            Map<String, Object> env = new LinkedHashMap<>();
            variables.forEach(variable -> env.put(checked(variable), "${" + variable + "}"));
            settings.put("env", env);
        }
        return new SourceDraft("mcp", name == null ? NameGuess.ofCommand(words) : name, settings);
    }

    /** Of one command line, quoted as for a shell. */
    public static SourceDraft mcp(@Nullable String name, String command, List<String> variables) {
        return mcp(name, CommandWords.of(command), variables);
    }

    /** @param auth null to leave it as it is */
    public SourceDraft auth(@Nullable Map<String, Object> auth) {
        return auth == null ? this : withAuth(auth);
    }

    public SourceDraft withAuth(Map<String, Object> auth) {
        SourceDraft copy = new SourceDraft(kind, name, settings);
        copy.settings.put("auth", auth);
        return copy;
    }

    public SourceDraft withName(String other) {
        return new SourceDraft(kind, other, settings);
    }

    public boolean isProcess() {
        return settings.containsKey("command");
    }

    /** {@code PETSTORE_TOKEN}, of a source {@code petstore} and {@code TOKEN}. */
    public String variable(String what) {
        return (name + "_" + what).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /**
     * Credentials of the kind that the document asks for first and that a variable can hold; null where it asks for
     * none.
     *
     * @param variable null for one named after the source
     */
    public @Nullable Map<String, Object> authFor(ToolSecurity security, @Nullable String variable) {
        if (security.isOptional()) {
            return null;
        }
        for (List<SecurityScheme> all : security.alternatives()) {
            Map<String, Object> auth = all.size() == 1 ? authFor(all.get(0).kind(), variable) : null;
            if (auth != null) {
                return auth;
            }
        }
        return null;
    }

    private @Nullable Map<String, Object> authFor(SecurityScheme.Kind kind, @Nullable String variable) {
        return switch (kind) {
            case API_KEY -> apiKey(variable == null ? variable("API_KEY") : variable, null, null);
            case BASIC -> basic(variable == null ? variable("PASSWORD") : variable);
            case BEARER, OAUTH2, OPEN_ID_CONNECT -> bearer(variable == null ? variable("TOKEN") : variable);
            case MUTUAL_TLS, HTTP, UNKNOWN -> null;
        };
    }

    public static Map<String, Object> bearer(String variable) {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("type", "bearer");
        auth.put("token", "${" + checked(variable) + "}");
        return auth;
    }

    /** @param key name of the header or parameter; null, with {@code in}, for what the document says */
    public static Map<String, Object> apiKey(String variable, @Nullable String key, Auth.@Nullable Location in) {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("type", "apiKey");
        if (key != null) {
            auth.put("name", key);
            auth.put("in", (in == null ? Auth.Location.HEADER : in).name().toLowerCase(Locale.ROOT));
        }
        auth.put("value", "${" + checked(variable) + "}");
        return auth;
    }

    /** The user's name is in a variable beside that of the password. */
    public static Map<String, Object> basic(String variable) {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("type", "basic");
        auth.put("username", "${" + checked(variable).replaceFirst("_?PASSWORD$", "") + "_USER}");
        auth.put("password", "${" + variable + "}");
        return auth;
    }

    /**
     * The source as it would be read from the file.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG with all problems
     */
    public SourceConfig config(Terminal terminal) {
        return ConfigFiles.sources(terminal).parse(name, settings);
    }

    /** The whole configuration file. */
    public String text() {
        return DataText.json(Map.of("sources", Map.of(kind, Map.of(name, settings))), false) + "\n";
    }

    private static String checked(String variable) {
        if (!SecretText.isVariableName(variable)) { // it may be a secret: not repeated
            throw new UsageException("the name of an environment variable is expected, of A-Z, 0-9 and _, not a value:"
                    + " credentials never stand in the configuration itself");
        }
        return variable;
    }

    private static void refuseSecret(String location) {
        if (SecretText.isUrl(location)) {
            throw new UsageException("the URL holds credentials, which must not stand in a file: put them into an"
                    + " environment variable, and write ${NAME} in their place");
        }
    }
}
