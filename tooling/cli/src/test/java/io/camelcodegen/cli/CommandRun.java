package io.camelcodegen.cli;

import io.camelcodegen.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs commands in this process, in a directory and home of their own, and keeps what they print. */
public final class CommandRun {

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    private String input = "";
    private boolean terminal;
    private @Nullable String failure;

    private CommandRun(Path directory) {
        this.directory = directory;
    }

    public static CommandRun in(Path directory) {
        return new CommandRun(directory);
    }

    public CommandRun input(String text) {
        input = text;
        return this;
    }

    /** All three streams are terminals. */
    public CommandRun onTerminal() {
        terminal = true;
        return this;
    }

    /** Stdout fails so. */
    public CommandRun failing(String message) {
        failure = message;
        return this;
    }

    public CommandRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = CodegenCli.run(terminal(out, err), arguments);
        return new Result(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** One that nobody looks at. */
    public Terminal terminal() {
        return terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                failure == null ? out : new BrokenStream(failure),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                terminal,
                Map.copyOf(variables),
                directory,
                directory);
    }

    private static final class BrokenStream extends OutputStream {

        private final String message;

        BrokenStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }

    public record Result(int exit, byte[] bytes, String err) {

        public String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** All that was printed. */
        public String all() {
            return out() + err;
        }
    }
}
