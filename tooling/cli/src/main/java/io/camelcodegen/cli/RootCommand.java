package io.camelcodegen.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code camel-codegen} itself: without a command it shows what there is. */
@Command(
        name = "camel-codegen",
        versionProvider = Versions.class,
        description = "Every operation of an OpenAPI document and every tool of an MCP server: look at them, call them,"
                + " generate code for them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  camel-codegen quickstart --yes --openapi https://petstore3.swagger.io/api/v3/openapi.json",
            "  camel-codegen search upload a file",
            "  camel-codegen describe github__repos_list_for_user",
            "  camel-codegen call github__repos_list_for_user --param username=octocat -o json",
            "",
            "'camel-codegen COMMAND --help' says more of each. Exit codes: 0 done, 1 internal error, 2 usage, 3"
                    + " configuration, 4 validation, 5 discovery, 6 connection, 7 execution, 8 timeout, 9 transport, 10"
                    + " credentials, 11 rate limit, 12 a check failed."
        })
public final class RootCommand extends GlobalOptions implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the spec
    RootCommand(Session session) {
        this.session = session;
        session.use(this);
    }

    public Session session() {
        return session;
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
