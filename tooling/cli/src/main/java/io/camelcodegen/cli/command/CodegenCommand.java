package io.camelcodegen.cli.command;

import io.camelcodegen.cli.RootCommand;
import io.camelcodegen.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** A command; what it returns is the exit code. */
public abstract class CodegenCommand implements Callable<Integer> {

    @ParentCommand
    private RootCommand root;

    @SuppressWarnings("NullAway") // picocli sets the parent
    CodegenCommand() {}

    final Session session() {
        return root.session();
    }
}
