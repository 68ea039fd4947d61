package io.camelcodegen.cli;

import io.camelcodegen.cli.output.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command understands, before its name or behind it. */
@Command
public class GlobalOptions {

    @Option(
            names = {"-c", "--config"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "The configuration. Default: codegen.config.json, .codegenrc or mcp-codegen.json in the working"
                            + " directory.")
    @Nullable
    String config;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "How the result is printed: text, json or yaml. Default: text.")
    Format output = Format.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Prints the result and errors, nothing else.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Logs what happens, on stderr, and stack traces of errors. Twice for more.")
    boolean[] verbose = {};

    @Option(
            names = "--agent",
            scope = ScopeType.INHERIT,
            description = "For language models: short output without colours and progress, and only tools that the"
                    + " configuration lets agents use; those that may change something only where it says so.")
    boolean agent;

    @Option(
            names = "--discover",
            scope = ScopeType.INHERIT,
            description =
                    "Also knows the MCP servers that other programs are configured with (see 'sources'). One is run"
                            + " only when a command names it.")
    boolean discover;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours, as with NO_COLOR.")
    boolean noColor;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Shows the versions of this program, Camel and Java.")
    boolean version;

    public boolean isAgent() {
        return agent;
    }

    public boolean isQuiet() {
        return quiet;
    }

    public boolean isVerbose() {
        return verbose.length > 0;
    }

    public boolean isDiscover() {
        return discover;
    }

    public @Nullable String config() {
        return config;
    }
}
