package io.camelcodegen.cli.command;

import io.camelcodegen.cli.ExitCode;
import io.camelcodegen.cli.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options in bash and zsh.",
            "For this shell: source <(camel-codegen completion)"
        })
public final class CompletionCommand extends CodegenCommand {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the spec
    public CompletionCommand() {}

    @Override
    int run(Session session) {
        CommandSpec all = spec.parent();
        String script = AutoComplete.bash(all.name(), all.commandLine());
        session.output().text(script);
        return ExitCode.OK;
    }
}
