package io.camelcodegen.cli.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process that runs a command gives it. Results go to {@code out} and to nowhere else, so that they can be
 * piped; all that is said about them goes to {@code err}.
 *
 * @param inIsTerminal whether somebody can answer questions
 * @param outIsTerminal whether somebody looks at the results
 * @param errIsTerminal whether somebody looks at progress
 * @param variables of the environment
 * @param home the user's directory
 * @param directory the working directory
 */
public record Terminal(
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> variables,
        Path home,
        Path directory) {

    /** Set by the launcher script, which can tell the three streams apart: some of {@code in,out,err}. */
    private static final String PROPERTY = "camelcodegen.terminal";

    private static final int DEFAULT_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** That of this process. */
    public static Terminal ofProcess() {
        return of(new FileOutputStream(FileDescriptor.out)); // System.out would keep failures to itself
    }

    /** That of this process, as a program sees it that has the commands below its own: it may have exchanged its stdout. */
    public static Terminal ofHost() {
        return of(System.out);
    }

    private static Terminal of(OutputStream out) {
        String told = System.getProperty(PROPERTY);
        boolean console = told == null && hasConsole();
        return new Terminal(
                System.in,
                out,
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                told == null ? console : told.contains("in"),
                told == null ? console : told.contains("out"),
                told == null ? console : told.contains("err"),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Path.of("").toAbsolutePath());
    }

    /** As well as Java can tell: stdin and stdout are terminals. */
    @SuppressWarnings("SystemConsoleNull") // what is not null is asked further
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // before Java 22 there is a console only where there is a terminal
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    public @Nullable String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether colours are welcome there, see no-color.org. */
    public boolean takesColor(boolean isTerminal) {
        return isTerminal && variable("NO_COLOR") == null && knowsSequences();
    }

    /** Whether a line on stderr can be taken back. */
    public boolean redrawsErr() {
        return errIsTerminal && knowsSequences();
    }

    /** The console of Windows prints escape sequences as they are, unless it is one of those that say otherwise. */
    private boolean knowsSequences() {
        boolean windows = "Windows_NT".equals(variable("OS"));
        boolean able =
                variable("WT_SESSION") != null || "ON".equals(variable("ConEmuANSI")) || variable("TERM") != null;
        return !"dumb".equals(variable("TERM")) && (!windows || able);
    }

    /** How many characters fit in a line; very many where nobody looks. */
    public int width() {
        if (!outIsTerminal) {
            return Integer.MAX_VALUE;
        }
        String columns = variable("COLUMNS");
        try {
            return columns == null ? DEFAULT_WIDTH : Math.max(LEAST_WIDTH, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    public PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    public PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }
}
