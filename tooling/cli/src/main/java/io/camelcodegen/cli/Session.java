package io.camelcodegen.cli;

import io.camelcodegen.cli.output.Format;
import io.camelcodegen.cli.output.Output;
import io.camelcodegen.cli.output.Progress;
import io.camelcodegen.cli.output.Style;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.output.TerminalText;
import io.camelcodegen.cli.setup.ConfigFiles;
import io.camelcodegen.cli.setup.DiscoveredServer;
import io.camelcodegen.cli.setup.McpServerFiles;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.ToolName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of one command: its options, where its output goes, and the workspace it opens, which is closed however the
 * run ends.
 */
public final class Session implements AutoCloseable {

    private final Terminal terminal;
    private GlobalOptions options = new GlobalOptions();
    private @Nullable Output output;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Workspace workspace;
    private @Nullable EarlyWorkspace early;
    private final Set<String> named = new HashSet<>();
    private @Nullable List<DiscoveredServer> discovered;
    private boolean closed;

    Session(Terminal terminal) {
        this.terminal = terminal;
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
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the run is over");
            }
            Workspace open = workspace;
            if (open == null) {
                open = open();
                workspace = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Begins to open the workspace of that configuration, as it will most likely be needed. */
    void openEarly(@Nullable String config) {
        early = EarlyWorkspace.begin(terminal.directory(), config);
    }

    private Workspace open() {
        List<SourceConfig> servers = wantedServers();
        EarlyWorkspace begun = early;
        early = null;
        if (begun != null) {
            if (servers.isEmpty() && begun.isOf(options.config)) {
                return begun.get();
            }
            begun.close();
        }
        return Workspace.open(terminal.directory(), options.config, servers);
    }

    private Set<String> taken() {
        return ConfigFiles.read(terminal, options.config).sources().stream()
                .map(SourceConfig::name)
                .collect(Collectors.toSet());
    }

    /** The MCP servers other programs are configured with, where they are wanted; each with a name of its own. */
    public List<DiscoveredServer> discovered() {
        List<DiscoveredServer> known = discovered;
        if (known == null) {
            known = options.discover ? McpServerFiles.of(terminal).find(taken()) : List.of();
            discovered = known;
        }
        return known;
    }

    private List<SourceConfig> wantedServers() {
        return discovered().stream()
                .filter(server -> named.contains(server.name()))
                .map(DiscoveredServer::config)
                .toList();
    }

    /**
     * What the user named. Of the servers that other programs are configured with, only those get into the workspace:
     * nothing else can run one.
     *
     * @param names of sources
     */
    public void name(List<String> names) {
        named.addAll(names);
    }

    /** As {@link #name}, the source of a tool. */
    public void nameTool(String tool) {
        int separator = tool.indexOf(ToolName.SEPARATOR);
        if (separator > 0) {
            named.add(tool.substring(0, separator));
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
            throw new UsageException("no sources are configured; 'camel-codegen quickstart' makes a configuration, and"
                    + " --config names one that stands elsewhere");
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
        lock.lock();
        try {
            if (closed) {
                return ExitCode.INTERNAL;
            }
        } finally {
            lock.unlock();
        }
        return errors().report(failure);
    }

    /** Shows how far long work is, where somebody looks. */
    public Progress progress(String what, int steps) {
        boolean shown = terminal.errIsTerminal()
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
        Workspace open;
        EarlyWorkspace begun;
        lock.lock();
        try {
            closed = true;
            open = workspace;
            begun = early;
            workspace = null;
            early = null;
        } finally {
            lock.unlock();
        }
        if (begun != null) {
            begun.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
