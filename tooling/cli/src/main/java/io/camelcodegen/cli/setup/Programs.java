package io.camelcodegen.cli.setup;

import io.camelcodegen.cli.output.Terminal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds programs as the system would, without running any. */
public final class Programs {

    private final Terminal terminal;

    public Programs(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where the command is; null where it is not found. */
    public @Nullable Path find(String command) {
        try {
            if (command.indexOf('/') >= 0 || command.indexOf(File.separatorChar) >= 0) {
                return executable(terminal.directory().resolve(command));
            }
            String path = terminal.variable("PATH");
            for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
                Path found = folder.isEmpty() ? null : executable(Path.of(folder, command));
                if (found != null) {
                    return found;
                }
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return null;
    }

    private static @Nullable Path executable(Path path) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        for (String extension : windows ? List.of("", ".exe", ".cmd", ".bat") : List.of("")) {
            Path candidate = Path.of(path + extension);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
