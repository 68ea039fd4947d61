package io.camelcodegen.cli.command;

import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.setup.SourceDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the source of a first configuration is: an API's document or an MCP server. */
final class SourceOptions {

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
            names = "--env",
            paramLabel = "VARIABLE",
            description = "An environment variable that the MCP server's process gets; may be repeated.")
    private List<String> variables = new ArrayList<>();

    /**
     * The source as it is asked for.
     *
     * @param interview null where nobody can be asked
     * @throws UsageException where it is not said, or said twice
     */
    SourceDraft draft(@Nullable Interview interview) {
        SourceDraft given = given();
        if (given == null && interview == null) {
            throw new UsageException(
                    "say what of: --openapi LOCATION, --mcp-url URL, --mcp COMMAND, or -- COMMAND ARGUMENTS");
        }
        SourceDraft draft = given == null ? ask(Objects.requireNonNull(interview)) : given;
        return interview == null || name != null
                ? draft
                : draft.withName(interview.ask("Name of the source", draft.name()));
    }

    private @Nullable SourceDraft given() {
        long given = Stream.of(openapi, mcp, mcpUrl).filter(Objects::nonNull).count() + (command.isEmpty() ? 0 : 1);
        if (given > 1) {
            throw new UsageException("one of --openapi, --mcp, --mcp-url and a command behind --, not several");
        }
        if (openapi != null) {
            return SourceDraft.openapi(name, openapi, baseUrl);
        } else if (mcpUrl != null) {
            return SourceDraft.mcpHttp(name, mcpUrl);
        } else if (mcp != null) {
            return SourceDraft.mcp(name, mcp, variables);
        }
        return command.isEmpty() ? null : SourceDraft.mcp(name, command, variables);
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
}
