package io.camelcodegen.source.mcp;

import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.http.Redaction;
import io.camelcodegen.source.Variables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts the subprocess a source names, with an environment that holds no more than it needs. */
final class ServerCommand {

    /** What programs need to run and nothing that could be a secret of ours; the config adds what it names. */
    private static final Set<String> BASE_ENVIRONMENT = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "TMPDIR",
            "USER",
            "LOGNAME",
            "SHELL",
            "TERM",
            "TZ",
            // Windows
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP",
            "USERPROFILE",
            "USERNAME",
            "HOMEDRIVE",
            "HOMEPATH",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMFILES",
            "PROGRAMDATA",
            "PROCESSOR_ARCHITECTURE");

    /** Of a value of several lines; shorter ones stand in many texts. */
    private static final int LEAST_LINE = 8;

    private ServerCommand() {}

    /**
     * A process that was just started.
     *
     * @param secrets what it was given and must not be quoted with
     */
    record Started(Process process, Redaction secrets) {}

    /**
     * Starts the process; blocks while the system makes it.
     *
     * @param base the directory it runs in, and what its {@code cwd} is relative to; null for the process's own
     * @throws io.camelcodegen.error.CodegenException SOURCE_UNREACHABLE where it cannot be started, AUTH_MISSING where
     *     a variable has no value
     */
    static Started start(McpSettings settings, Variables variables, @Nullable Path base) {
        String command = variables.resolve(settings.command() == null ? "" : settings.command());
        List<String> line = new ArrayList<>();
        line.add(command);
        List<String> secrets = new ArrayList<>();
        for (String arg : settings.args()) {
            String value = variables.resolve(arg);
            line.add(value);
            if (!value.equals(arg)) { // what stands in the config itself is no secret
                secrets.add(value);
                secrets.add(value.substring(value.indexOf('=') + 1)); // --token=${TOKEN}
            }
        }
        ProcessBuilder builder = new ProcessBuilder(line);
        keepOnlyBase(builder.environment());
        settings.env().forEach((name, text) -> {
            String value = variables.resolve(text);
            builder.environment().put(name, value);
            secrets.add(value);
            value.lines().filter(part -> part.length() >= LEAST_LINE).forEach(secrets::add); // it writes line by line
        });
        if (base != null) {
            builder.directory(base.toFile());
        }
        if (settings.cwd() != null) {
            String cwd = variables.resolve(settings.cwd());
            File directory = base == null ? new File(cwd) : base.resolve(cwd).toFile();
            if (!directory.isDirectory()) {
                throw NetworkErrors.unreachable(
                        where(settings), "its 'cwd' " + directory + " is not a directory", null);
            }
            builder.directory(directory);
        }
        try {
            return new Started(builder.start(), new Redaction(secrets));
        } catch (IOException e) {
            // the system's own message would repeat the arguments on some platforms: they may hold secrets
            throw NetworkErrors.unreachable(
                    where(settings),
                    "cannot start '" + command
                            + "'; check that 'command' is a program on the PATH or a path to one, that it may be"
                            + " executed, and that 'args' stand apart from it",
                    null);
        }
    }

    static String where(McpSettings settings) {
        return "the MCP server process of '" + settings.source() + "'";
    }

    private static void keepOnlyBase(Map<String, String> environment) {
        environment.keySet().removeIf(name -> {
            String upper = name.toUpperCase(Locale.ROOT);
            return !BASE_ENVIRONMENT.contains(upper) && !upper.startsWith("LC_");
        });
    }
}
