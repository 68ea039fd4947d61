package io.camelcodegen.cli.command;

import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.UserFile;
import io.camelcodegen.cli.setup.SourceDraft;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "quickstart",
        description = {
            "Writes a first configuration: of an API's OpenAPI document, or of an MCP server. Asks what it needs to know, or"
                    + " takes it from options with --yes.",
            "The tools are really discovered before anything is written. Credentials are written as names of environment"
                    + " variables, never as values."
        },
        footer = {
            "",
            "Examples:",
            "  camel-codegen quickstart",
            "  camel-codegen quickstart --yes --openapi petstore.yaml --auth-env PETSTORE_TOKEN",
            "  camel-codegen quickstart --yes --name files -- npx -y @modelcontextprotocol/server-filesystem /srv/data"
        })
public final class QuickstartCommand extends CodegenCommand {

    private static final String DEFAULT_FILE = "codegen.config.json";

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The MCP server's command and its arguments, behind --.")
    private List<String> command = new ArrayList<>();

    @Option(names = "--openapi", paramLabel = "LOCATION", description = "An OpenAPI or Swagger document: file or URL.")
    private @Nullable String openapi;

    @Option(names = "--mcp", paramLabel = "COMMAND", description = "The command of an MCP server, as one text.")
    private @Nullable String mcp;

    @Option(names = "--mcp-url", paramLabel = "URL", description = "An MCP server that is reached over HTTP.")
    private @Nullable String mcpUrl;

    @Option(names = "--name", paramLabel = "NAME", description = "What the source is called. Default: made up.")
    private @Nullable String name;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where requests go, instead of where the document says.")
    private @Nullable String baseUrl;

    @Option(
            names = "--auth",
            paramLabel = "KIND",
            description = "bearer, apiKey, basic or none. Default: what the document asks for.")
    private @Nullable String auth;

    @Option(
            names = "--auth-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds the credentials; its name, not its value.")
    private @Nullable String authVariable;

    @Option(
            names = "--key-name",
            paramLabel = "NAME",
            description = "With --auth apiKey: the header the key is sent in. Default: what the document says.")
    private @Nullable String keyName;

    @Option(
            names = "--env",
            paramLabel = "VARIABLE",
            description = "An environment variable that the MCP server's process gets; may be repeated.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = {"-y", "--yes"},
            description = "Asks nothing.")
    private boolean yes;

    @Option(names = "--force", description = "Replaces a configuration that is there already.")
    private boolean force;

    @Override
    int run(Session session) throws IOException {
        Path directory = session.terminal().directory();
        String wanted = session.options().config();
        Path target = directory.resolve(wanted == null ? DEFAULT_FILE : wanted);
        refuseExisting(target);
        Interview interview = yes || !session.terminal().inIsTerminal() ? null : new Interview(session.terminal());
        SourceDraft draft = draft(interview);
        session.note("discovering the tools of '" + draft.name() + "' …");
        Found found = discover(directory, draft.auth(explicitAuth(draft)));
        SourceDraft complete = found.draft();
        if (auth == null
                && authVariable == null
                && interview != null
                && complete.settings().get("auth") != null) {
            complete = askForVariable(interview, complete, found.security());
        }
        refuseExisting(target); // the discovery took a while
        UserFile.write(target, complete.text().getBytes(StandardCharsets.UTF_8));
        report(session, target, complete, found);
        return ExitCode.OK;
    }

    private record Found(SourceDraft draft, int tools, String example, ToolSecurity security) {}

    private void refuseExisting(Path target) {
        if (!force && Files.exists(target)) {
            throw new UsageException(
                    target.getFileName() + " is there already; --force replaces it, --config names another file");
        }
    }

    private SourceDraft draft(@Nullable Interview interview) {
        int given = (openapi == null ? 0 : 1)
                + (mcp == null ? 0 : 1)
                + (mcpUrl == null ? 0 : 1)
                + (command.isEmpty() ? 0 : 1);
        if (given > 1) {
            throw new UsageException("one of --openapi, --mcp, --mcp-url and a command behind --, not several");
        }
        SourceDraft draft;
        if (openapi != null) {
            draft = SourceDraft.openapi(name, openapi, baseUrl);
        } else if (mcpUrl != null) {
            draft = SourceDraft.mcpHttp(name, mcpUrl);
        } else if (mcp != null) {
            draft = SourceDraft.mcp(name, mcp, variables);
        } else if (!command.isEmpty()) {
            draft = SourceDraft.mcp(name, command, variables);
        } else if (interview != null) {
            draft = ask(interview);
        } else {
            throw new UsageException(
                    "say what of: --openapi LOCATION, --mcp-url URL, --mcp COMMAND, or -- COMMAND ARGUMENTS");
        }
        return interview == null || name != null
                ? draft
                : draft.withName(interview.ask("Name of the source", draft.name()));
    }

    private SourceDraft ask(Interview interview) {
        interview.say("What are the tools of? The URL or file of an OpenAPI document, the URL of an MCP server, or the"
                + " command of one.");
        String answer = interview.ask("Document, URL or command", "");
        if (answer.matches("https?://\\S+")) {
            boolean document = answer.matches("(?i).*(\\.json|\\.ya?ml|openapi|swagger|api-docs).*");
            String kind = interview.ask(
                    "Is it an OpenAPI document or an MCP server? (openapi/mcp)", document ? "openapi" : "mcp");
            return kind.startsWith("m")
                    ? SourceDraft.mcpHttp(name, answer)
                    : SourceDraft.openapi(name, answer, baseUrl);
        }
        return answer.matches("(?i)\\S+\\.(json|ya?ml)")
                ? SourceDraft.openapi(name, answer, baseUrl)
                : SourceDraft.mcp(name, answer, variables);
    }

    /** What the options say of credentials; null to go by the document. */
    private @Nullable Map<String, Object> explicitAuth(SourceDraft draft) {
        if (auth == null && (authVariable == null || draft.kind().equals("openapi"))) {
            return null;
        }
        String kind = auth == null ? "bearer" : auth;
        return switch (kind) {
            case "bearer" -> SourceDraft.bearer(authVariable == null ? draft.variable("TOKEN") : authVariable);
            case "apiKey" ->
                SourceDraft.apiKey(authVariable == null ? draft.variable("API_KEY") : authVariable, keyName, null);
            case "basic" -> SourceDraft.basic(authVariable == null ? draft.variable("PASSWORD") : authVariable);
            case "none" -> new LinkedHashMap<>(Map.of("type", "none"));
            default -> throw new UsageException("--auth must be bearer, apiKey, basic or none, not '" + kind + "'");
        };
    }

    private Found discover(Path directory, SourceDraft draft) throws IOException {
        Path trial = Files.createTempFile("camel-codegen", ".json");
        try {
            Files.writeString(trial, draft.text());
            try (Workspace workspace = Workspace.open(directory, trial.toString())) {
                List<Tool> tools = workspace.tools(draft.name()).tools();
                if (tools.isEmpty()) {
                    return new Found(draft, 0, "", ToolSecurity.NONE);
                }
                ToolSecurity security =
                        workspace.codegen().security(tools.get(0).toString());
                Map<String, Object> asked =
                        draft.settings().containsKey("auth") ? null : draft.authFor(security, authVariable);
                SourceDraft complete = asked == null ? draft : draft.withAuth(asked);
                return new Found(complete, tools.size(), tools.get(0).toString(), security);
            }
        } finally {
            Files.deleteIfExists(trial);
        }
    }

    private static SourceDraft askForVariable(Interview interview, SourceDraft draft, ToolSecurity security) {
        interview.say(
                "The document asks for credentials. They are not written into the configuration, but the name of an"
                        + " environment variable that holds them.");
        while (true) {
            String variable = interview.ask("Environment variable", draft.variable("TOKEN"));
            try {
                Map<String, Object> auth = draft.authFor(security, variable);
                return auth == null ? draft : draft.withAuth(auth);
            } catch (UsageException e) {
                interview.say(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void report(Session session, Path target, SourceDraft draft, Found found) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", target.toString());
        data.put("source", draft.name());
        data.put("type", draft.kind());
        data.put("tools", found.tools());
        if (draft.settings().get("auth") != null) {
            data.put("auth", draft.settings().get("auth"));
        }
        session.output().print(data, lines -> {
            lines.line("wrote " + target + ": source '" + draft.name() + "' with " + found.tools() + " tools");
            if (draft.settings().get("auth") instanceof Map<?, ?> auth && !"none".equals(auth.get("type"))) {
                lines.line("credentials are taken from the environment: "
                        + String.join(
                                ", ",
                                auth.values().stream()
                                        .map(String::valueOf)
                                        .filter(value -> value.startsWith("${"))
                                        .map(value -> value.substring(2, value.length() - 1))
                                        .toList()));
            }
            if (!found.example().isEmpty()) {
                lines.line("next: camel-codegen list " + draft.name() + "; camel-codegen describe " + found.example());
            }
        });
    }
}
