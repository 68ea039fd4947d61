package io.camelcodegen.cli.command;

import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.setup.SourceDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a first configuration says of credentials: of what kind they are, and which variable holds them. */
final class CredentialOptions {

    @Option(
            names = "--auth",
            paramLabel = "KIND",
            description = "bearer, apiKey, basic or none. Default: what the document asks for.")
    private @Nullable String auth;

    @Option(
            names = "--auth-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds the credentials; its name, not its value.")
    private @Nullable String variable;

    @Option(
            names = "--key-name",
            paramLabel = "NAME",
            description = "With --auth apiKey: the header the key is sent in. Default: what the document says.")
    private @Nullable String keyName;

    /** Null for one named after the source. */
    @Nullable
    String variable() {
        return variable;
    }

    /** With what the options say, as far as they do; else the document decides. */
    SourceDraft applyTo(SourceDraft draft) {
        if (auth == null && (variable == null || draft.kind().equals("openapi"))) {
            return draft;
        }
        String kind = auth == null ? "bearer" : auth;
        return draft.withAuth(
                switch (kind) {
                    case "bearer" -> SourceDraft.bearer(variable == null ? draft.variable("TOKEN") : variable);
                    case "apiKey" ->
                        SourceDraft.apiKey(variable == null ? draft.variable("API_KEY") : variable, keyName, null);
                    case "basic" -> SourceDraft.basic(variable == null ? draft.variable("PASSWORD") : variable);
                    case "none" -> new LinkedHashMap<>(Map.of("type", "none"));
                    default ->
                        throw new UsageException("--auth must be bearer, apiKey, basic or none, not '" + kind + "'");
                });
    }

    /** Asks which variable holds what the document asks for, unless the options say it, or it asks for nothing. */
    SourceDraft ask(Interview interview, SourceDraft draft, ToolSecurity security) {
        if (auth != null || variable != null || draft.settings().get("auth") == null) {
            return draft;
        }
        interview.say(
                "The document asks for credentials. They are not written into the configuration, but the name of an"
                        + " environment variable that holds them.");
        while (true) {
            String answer = interview.ask("Environment variable", draft.variable("TOKEN"));
            try {
                Map<String, Object> asked = draft.authFor(security, answer);
                return asked == null ? draft : draft.withAuth(asked);
            } catch (UsageException e) {
                interview.say(String.valueOf(e.getMessage()));
            }
        }
    }
}
