package io.camelcodegen.cli;

import io.camelcodegen.cli.command.CodegenCommand;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.tool.NearestNames;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands as picocli reads them, from the command line of this program or of another that has them below its own. */
public final class PicocliRun {

    private static final int SUGGESTIONS = 3;

    /** For YAML, too: a line of JSON is YAML. */
    private static final Pattern STRUCTURED =
            Pattern.compile(" (-o[ =]?|--output[ =])(json|yaml) ", Pattern.CASE_INSENSITIVE);

    private PicocliRun() {}

    /** @param command the one that the arguments ask for; null where that is not clear */
    static int of(Session session, @Nullable String command, String... arguments) {
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
        Session session = new Session(Terminal.ofHost());
        CodegenCli.closeWithProcess(session);
        return commandLine(new RootCommand(session), null);
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
        List<String> suggestions =
                failure instanceof UnmatchedArgumentException unmatched ? suggestions(unmatched) : List.of();
        if (!suggestions.isEmpty()) {
            message += "; did you mean " + String.join(", ", suggestions) + "?";
        }
        Format format = structured(List.of(arguments)) ? Format.JSON : session.options().output;
        return new ErrorReport(session.terminal(), format, false, !session.options().noColor)
                .usage(message, "See '" + where.getCommandSpec().qualifiedName() + " --help'.");
    }

    /** Whether a program is to read the answer, also where the options were not read to their end. */
    private static boolean structured(List<String> arguments) {
        String line = " " + String.join(" ", arguments) + " ";
        return STRUCTURED.matcher(line).find();
    }

    /** Picocli's own, save for options, for which it has none where a letter is missing. */
    private static List<String> suggestions(UnmatchedArgumentException failure) {
        String option =
                failure.getUnmatched().isEmpty() ? "" : failure.getUnmatched().get(0);
        List<String> own = failure.getSuggestions().stream().limit(SUGGESTIONS).toList();
        if (!failure.isUnknownOption() || !option.startsWith("--")) {
            return own;
        }
        List<String> names = failure.getCommandLine().getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
        List<String> near = NearestNames.of(option.replaceFirst("=.*", ""), names, SUGGESTIONS);
        return near.isEmpty() ? own : near;
    }
}
