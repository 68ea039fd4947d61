package io.camelcodegen.cli;

import io.camelcodegen.cli.command.CallCommand;
import io.camelcodegen.cli.command.CodegenCommand;
import io.camelcodegen.cli.command.CompletionCommand;
import io.camelcodegen.cli.command.DescribeCommand;
import io.camelcodegen.cli.command.DoctorCommand;
import io.camelcodegen.cli.command.GenerateCommand;
import io.camelcodegen.cli.command.ListCommand;
import io.camelcodegen.cli.command.QuickstartCommand;
import io.camelcodegen.cli.command.SearchCommand;
import io.camelcodegen.cli.command.SourcesCommand;
import io.camelcodegen.cli.command.SyncCommand;
import io.camelcodegen.cli.command.TokensCommand;
import io.camelcodegen.cli.command.ValidateCommand;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands by name. One is made, and its class loaded, only when it is wanted: that is most of a start. */
public final class Commands {

    /** In the order of the help. */
    public static final List<String> NAMES = List.of(
            "quickstart",
            "sources",
            "list",
            "search",
            "describe",
            "call",
            "generate",
            "sync",
            "validate",
            "doctor",
            "tokens",
            "completion");

    private static final Set<String> WITH_WORKSPACE =
            Set.of("list", "search", "describe", "call", "generate", "sync", "tokens");

    private static final Set<String> CONFIG_OPTIONS = Set.of("-c", "--config");
    private static final Set<String> OPTIONS_WITH_VALUE = Set.of("-c", "--config", "-o", "--output");

    private Commands() {}

    /** @param name one of {@link #NAMES} */
    static CodegenCommand create(String name) {
        return switch (name) {
            case "quickstart" -> new QuickstartCommand();
            case "sources" -> new SourcesCommand();
            case "list" -> new ListCommand();
            case "search" -> new SearchCommand();
            case "describe" -> new DescribeCommand();
            case "call" -> new CallCommand();
            case "generate" -> new GenerateCommand();
            case "sync" -> new SyncCommand();
            case "validate" -> new ValidateCommand();
            case "doctor" -> new DoctorCommand();
            case "tokens" -> new TokensCommand();
            case "completion" -> new CompletionCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The command that the arguments ask for; null where there is none, or where all are needed to tell. */
    static @Nullable String named(List<String> arguments) {
        boolean value = false;
        for (String argument : arguments) {
            if (!value && !argument.startsWith("-")) {
                return NAMES.contains(argument) && !argument.equals("completion") ? argument : null;
            }
            value = !value && OPTIONS_WITH_VALUE.contains(argument);
        }
        return null;
    }

    /** Whether the command will most likely need the configured sources. */
    static boolean needsWorkspace(@Nullable String name, List<String> arguments) {
        return name != null
                && WITH_WORKSPACE.contains(name)
                && arguments.stream().noneMatch(Set.of("-h", "--help", "-V", "--version", "--discover")::contains);
    }

    /** What the arguments say of the configuration, as far as can be seen without reading them all. */
    static @Nullable String config(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (CONFIG_OPTIONS.contains(argument)) {
                return i + 1 < arguments.size() ? arguments.get(i + 1) : null;
            }
            if (argument.startsWith("--config=") || argument.startsWith("-c=")) {
                return argument.substring(argument.indexOf('=') + 1);
            }
        }
        return null;
    }
}
