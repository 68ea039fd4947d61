package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.setup.SourceDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private CredentialOptions credentials = new CredentialOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "Asks nothing.")
    private boolean yes;

    @Option(names = "--force", description = "Replaces a configuration that is there already.")
    private boolean force;

    @Override
    int run(Session session) {
        String wanted = session.options().config();
        Path target = session.terminal().directory().resolve(wanted == null ? DEFAULT_FILE : wanted);
        checkTarget(target);
        Interview interview = yes || !session.terminal().inIsTerminal() ? null : new Interview(session.terminal());
        SourceDraft draft = source.draft(interview);
        session.note("discovering the tools of '" + draft.name() + "' …");
        SourceTrial tried = SourceTrial.of(session.terminal(), credentials.applyTo(draft), credentials.variable());
        SourceTrial trial =
                interview == null ? tried : tried.with(credentials.ask(interview, tried.draft(), tried.security()));
        checkTarget(target); // the discovery took a while
        ResultFile.write(target, trial.draft().text());
        if (trial.tools() == 0) {
            session.warn("the source has no tools");
        }
        session.output().print(trial.data(target), lines -> trial.print(lines, target));
        return ExitCode.OK;
    }

    private void checkTarget(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException("there is no folder " + folder + " to write the configuration to");
        }
        if (!force && Files.exists(target)) {
            throw new UsageException(
                    target.getFileName() + " is there already; --force replaces it, --config names another file");
        }
    }
}
