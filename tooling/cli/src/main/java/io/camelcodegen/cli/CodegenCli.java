package io.camelcodegen.cli;

import io.camelcodegen.cli.command.CodegenCommand;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs {@code camel-codegen}. */
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
        String command = Commands.named(words);
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
        if (ownProcess && Commands.needsWorkspace(command, words)) {
            session.openEarly(Commands.config(words));
        }
        return run(session, command, arguments);
    }

    /** Apart, as picocli is loaded here and not before the workspace is being opened. */
    private static int run(Session session, @Nullable String command, String... arguments) {
        RootCommand root = new RootCommand(session);
        Terminal terminal = session.terminal();
        CommandLine line = commandLine(root, command);
        boolean color = !List.of(arguments).contains("--no-color");
        line.setColorScheme(Help.defaultColorScheme(
                color && terminal.takesColor(terminal.outIsTerminal()) ? Help.Ansi.ON : Help.Ansi.OFF));
        try (session) {
            return line.execute(arguments);
        }
    }

    /**
     * The commands, to stand below another program's, as those of a Camel JBang plugin do. Whatever a command opens is
     * closed with it, and with the process.
     */
    public static CommandLine below() {
        Session session = new Session(Terminal.ofProcess());
        closeWithProcess(session);
        return commandLine(new RootCommand(session), null);
    }

    /** Ctrl-C: whatever was begun is left whole, and no server process stays behind. */
    private static void closeWithProcess(Session session) {
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "camel-codegen-close"));
    }

    /** @param only the one command that is needed; null for all */
    private static CommandLine commandLine(RootCommand root, @Nullable String only) {
        CommandLine line = new CommandLine(root);
        for (String name : only == null ? Commands.NAMES : List.of(only)) {
            CodegenCommand command = Commands.create(name);
            line.addSubcommand(name, command);
        }
        Terminal terminal = root.session().terminal();
        line.setOut(terminal.outWriter());
        line.setErr(terminal.errWriter());
        line.setExpandAtFiles(false); // --json @file is ours
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(Math.min(terminal.width(), 120));
        line.setExecutionStrategy(new CommandLine.RunLast());
        line.setParameterExceptionHandler((failure, arguments) -> wrongUsage(root.session(), failure, arguments));
        return line;
    }

    private static int wrongUsage(Session session, ParameterException failure, String[] arguments) {
        CommandLine where = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage());
        List<String> suggestions = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(3).toList()
                : List.of();
        if (!suggestions.isEmpty()) {
            message += "; did you mean " + String.join(", ", suggestions) + "?";
        }
        // the options may not have been read yet
        Format format = List.of(arguments).stream().anyMatch(argument -> argument.matches("(--output=|-o=?)?json"))
                ? Format.JSON
                : session.options().output;
        return new ErrorReport(session.terminal(), format, false, !session.options().noColor)
                .usage(message, "See '" + where.getCommandSpec().qualifiedName() + " --help'.");
    }
}
