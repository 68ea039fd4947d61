package io.camelcodegen.cli;

import io.camelcodegen.cli.output.DataText;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.ResultLost;
import io.camelcodegen.cli.output.Style;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.output.TerminalText;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells of a failure on stderr: one line that says what, where and what to do, or the same as a line of JSON. A stack
 * trace only where asked for.
 */
final class ErrorReport {

    private final Terminal terminal;
    private final Format format;
    private final boolean verbose;
    private final Style style;

    ErrorReport(Terminal terminal, Format format, boolean verbose, boolean color) {
        this.terminal = terminal;
        this.format = format;
        this.verbose = verbose;
        this.style = Style.of(color && terminal.takesColor(terminal.errIsTerminal()));
    }

    /** @return the exit code */
    int report(Throwable failure) {
        if (failure instanceof UsageException) {
            return usage(String.valueOf(failure.getMessage()), "");
        }
        if (failure instanceof ResultLost lost) {
            if (!lost.isReaderGone()) {
                tell("OUTPUT", String.valueOf(lost.getMessage()), "");
            }
            return lost.isReaderGone() ? ExitCode.OK : ExitCode.INTERNAL;
        }
        CodegenException error = CodegenErrors.wrap(failure);
        if (format == Format.TEXT) {
            line(String.valueOf(error.getMessage()));
        } else {
            json(error.toJson());
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            terminal.err().print(TerminalText.clean(trace.toString()));
        }
        terminal.err().flush();
        return ExitCode.of(error.getCategory());
    }

    /** @param hint a second line, where people look */
    int usage(String message, String hint) {
        tell("USAGE", message, hint);
        return ExitCode.USAGE;
    }

    /** What is of the command line, and not of the component. */
    private void tell(String code, String message, String hint) {
        if (format == Format.TEXT) {
            line(message);
            if (!hint.isEmpty()) {
                terminal.err().println(hint);
            }
        } else {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", code);
            error.put("category", code);
            error.put("retryable", false);
            error.put("message", message);
            json(DataText.json(error, true));
        }
        terminal.err().flush();
    }

    private void line(String message) {
        terminal.err().println(style.bad("error:") + " " + TerminalText.clean(message));
    }

    /** JSON for YAML, too: a line of JSON is YAML. */
    private void json(String json) {
        terminal.err().println(TerminalText.clean(json));
    }
}
