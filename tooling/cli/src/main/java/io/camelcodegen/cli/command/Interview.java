package io.camelcodegen.cli.command;

import io.camelcodegen.cli.UsageException;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.output.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks questions on a terminal; on stderr, as answers are no result. */
final class Interview {

    private final Terminal terminal;
    private final BufferedReader answers;

    Interview(Terminal terminal) {
        this.terminal = terminal;
        this.answers = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    }

    /** @param usual what an empty answer means; empty where there must be one */
    String ask(String question, String usual) {
        while (true) {
            terminal.err().print(question + (usual.isEmpty() ? "" : " [" + TerminalText.line(usual) + "]") + ": ");
            terminal.err().flush();
            String answer = read().strip();
            if (!answer.isEmpty() || !usual.isEmpty()) {
                return answer.isEmpty() ? usual : answer;
            }
        }
    }

    boolean confirm(String question) {
        String answer = ask(question + " (y/n)", "y");
        return answer.startsWith("y") || answer.startsWith("Y");
    }

    void say(String text) {
        terminal.err().println(TerminalText.clean(text));
    }

    private String read() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new UsageException("there is nobody to answer; say all by options, with --yes");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
