package io.camelcodegen.cli;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Output;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.cli.output.Style;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.output.TerminalText;
import io.camelcodegen.cli.setup.DiscoveredServer;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of one command: its options, where its output goes, and the workspace it opens, which is closed however the
 * run ends.
 */
public final class Session implements AutoCloseable {

    /** So long sources are waited for, only to say which tool was meant. */
    private static final long SUGGESTIONS_SECONDS = 5;

    private final Terminal terminal;
    private final LateWorkspace workspace;
    private final OtherServers servers = new OtherServers();
    private GlobalOptions options = new GlobalOptions();
    private @Nullable Output output;

    Session(Terminal terminal) {
        this.terminal = terminal;
        this.workspace = new LateWorkspace(terminal.directory());
    }

    /** @param read options that are filled in by the time a command runs */
    void use(GlobalOptions read) {
        options = read;
    }

    public Terminal terminal() {
        return terminal;
    }

    public GlobalOptions options() {
        return options;
    }

    public Output output() {
        Output made = output;
        if (made == null) {
            made = new Output(terminal, options.output, options.agent, !options.noColor);
            output = made;
        }
        return made;
    }

    /**
     * The workspace of the configuration, opened when it is first needed.
     *
     * @throws CodegenException INVALID_CONFIG
     */
    public Workspace workspace() {
        return workspace.get(options.config, () -> servers.wanted(terminal, options));
    }

    /**
     * Begins to open the workspace of that configuration, as it will most likely be needed.
     *
     * @param start whether it is also started, for tools
     */
    void openEarly(@Nullable String config, boolean start) {
        workspace.openEarly(config, start);
    }

    /** The MCP servers other programs are configured with, where they are wanted; each with a name of its own. */
    public List<DiscoveredServer> discovered() {
        return servers.find(terminal, options);
    }

    /**
     * What the user named. Of the servers that other programs are configured with, only those get into the workspace:
     * nothing else can run one.
     *
     * @param names of sources
     */
    public void name(List<String> names) {
        servers.name(names);
    }

    /**
     * As {@link #name}, the source of a tool. Where the name has none, the sources are looked through, so that what says
     * that there is no such tool can say which was meant; an agent is not told of tools it may not use.
     */
    public void nameTool(String tool) {
        int separator = tool.indexOf(ToolName.SEPARATOR);
        if (separator > 0) {
            name(List.of(tool.substring(0, separator)));
        } else if (!options.agent) {
            Codegen codegen = workspace().codegen();
            codegen.sources().stream()
                    .map(source -> codegen.catalogAsync(source.name())
                            .orTimeout(SUGGESTIONS_SECONDS, TimeUnit.SECONDS)
                            .exceptionally(failure -> null))
                    .toList() // all at once
                    .forEach(CompletableFuture::join);
        }
    }

    /** The sources a command is about: those named, or else all that are configured. */
    public List<String> sources(List<String> names) {
        if (!names.isEmpty()) {
            name(names);
            return names;
        }
        List<String> own =
                workspace().sources().stream().map(SourceConfig::name).toList();
        if (own.isEmpty()) {
            throw new UsageException(
                    discovered().isEmpty()
                            ? "no sources are configured; 'camel-codegen quickstart' makes a configuration, and"
                                    + " --config names one that stands elsewhere"
                            : "no sources are configured, and servers of other programs must be named; 'camel-codegen"
                                    + " sources --discover' shows their names");
        }
        return own;
    }

    /** A line for people on stderr, unless they asked for quiet. */
    public void note(String text) {
        if (!options.quiet && !options.agent) {
            terminal.err().println(TerminalText.clean(text));
        }
    }

    /** As {@link #note}, for what should be looked at; agents are told, too. */
    public void warn(String text) {
        if (!options.quiet) {
            Style style = Style.of(!options.noColor && terminal.takesColor(terminal.errIsTerminal()));
            terminal.err().println(style.warning("warning:") + " " + TerminalText.clean(text));
        }
    }

    /**
     * Tells of a failure; not of one that comes of the run having been ended from outside.
     *
     * @return the exit code that goes with it
     */
    public int failed(Throwable failure) {
        if (workspace.isClosed()) {
            return ExitCode.INTERNAL;
        }
        return isInterrupt(failure) ? ExitCode.INTERRUPTED : errors().report(failure);
    }

    /** Ctrl-C goes to the server processes as well, and one may have ended of it before this process hears of it. */
    private static boolean isInterrupt(Throwable failure) {
        return failure instanceof CodegenException error
                && error.getCode() == ErrorCode.MCP_PROCESS_DIED
                && Integer.valueOf(ExitCode.INTERRUPTED)
                        .equals(error.getContext().get(ErrorContext.EXIT_CODE));
    }

    /** Shows how far long work is, where somebody looks. */
    public Progress progress(String what, int steps) {
        boolean shown = terminal.redrawsErr()
                && !options.quiet
                && !options.agent
                && !options.isVerbose()
                && options.output == Format.TEXT;
        return new Progress(shown ? terminal.err() : null, what, steps);
    }

    ErrorReport errors() {
        return new ErrorReport(terminal, options.output, options.isVerbose(), !options.noColor && !options.agent);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
