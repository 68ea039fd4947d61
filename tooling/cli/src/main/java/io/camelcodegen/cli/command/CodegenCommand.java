package io.camelcodegen.cli.command;

import io.camelcodegen.cli.RootCommand;
import io.camelcodegen.cli.Session;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** A command. It tells of its own failures, so that it works the same way below another program's commands. */
public abstract class CodegenCommand implements Callable<Integer> {

    @ParentCommand
    private RootCommand root;

    @SuppressWarnings("NullAway") // picocli sets the parent
    CodegenCommand() {}

    @Override
    public final Integer call() {
        try (Session session = root.session()) {
            return answer(session);
        }
    }

    /**
     * Runs the command, and tells of its failure, if any; before the workspace is closed, so that nobody waits for it.
     *
     * @return the exit code
     */
    public final int answer(Session session) {
        try {
            return run(session);
        } catch (IOException | RuntimeException e) {
            return session.failed(e);
        }
    }

    /** @return the exit code */
    abstract int run(Session session) throws IOException;
}
