package io.camelcodegen.cli;

import io.camelcodegen.cli.output.Terminal;
import java.util.List;

/** Runs {@code camel-codegen}. Names nothing of picocli, so that that is loaded only where it is needed. */
public final class CodegenCli {

    private CodegenCli() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Logging.configure(List.of(arguments));
        System.exit(run(terminal, true, arguments));
    }

    /**
     * Runs one command.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(Terminal terminal, String... arguments) {
        return run(terminal, false, arguments);
    }

    private static int run(Terminal terminal, boolean ownProcess, String... arguments) {
        List<String> words = List.of(arguments);
        Session session = new Session(terminal);
        if (ownProcess) {
            closeWithProcess(session);
        }
        PlainCall call = PlainCall.of(words);
        if (call != null) {
            try (session) {
                return call.run(session);
            }
        }
        String command = Commands.named(words);
        if (ownProcess && Commands.needsWorkspace(command, words)) {
            session.openEarly(Commands.config(words), !"generate".equals(command)); // it may have nothing to do
        }
        return PicocliRun.of(session, command, arguments);
    }

    /** Ctrl-C: whatever was begun is left whole, and no server process stays behind. */
    static void closeWithProcess(Session session) {
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "camel-codegen-close"));
    }
}
