package io.camelcodegen.cli;

import io.camelcodegen.cli.command.CallCommand;
import io.camelcodegen.cli.output.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usual forms of {@code call}, read by hand: picocli takes longer to start than such a call has left to do. Whatever
 * is not plainly one of them, and every mistake, is left to picocli. Means the same either way.
 */
final class PlainCall {

    private static final Map<String, String> WITH_VALUE = Map.of(
            "-c", "--config",
            "--config", "--config",
            "-o", "--output",
            "--output", "--output",
            "-p", "--param",
            "--param", "--param",
            "-j", "--json",
            "--json", "--json");

    private final Map<String, String> single = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final GlobalOptions options = new GlobalOptions();

    private PlainCall() {}

    /** Null where picocli must read the arguments. */
    static @Nullable PlainCall of(List<String> arguments) {
        PlainCall call = new PlainCall();
        return call.reads(arguments) ? call : null;
    }

    private boolean reads(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = WITH_VALUE.get(equals < 0 ? argument : argument.substring(0, equals));
            if (option != null) {
                if (equals < 0 && ++i == arguments.size()) {
                    return false;
                }
                String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
                if (!takes(option, value)) {
                    return false;
                }
            } else if (argument.equals("-q") || argument.equals("--quiet")) {
                if (options.quiet) {
                    return false;
                }
                options.quiet = true;
            } else if (argument.isEmpty() || argument.startsWith("-")) {
                return false;
            } else {
                words.add(argument);
            }
        }
        options.config = single.get("--config");
        return words.size() == 2 && words.get(0).equals("call");
    }

    /** A value that begins with {@code -} may be an option to picocli. */
    private boolean takes(String option, String value) {
        if (value.isEmpty() || value.startsWith("-") && !value.equals("-")) {
            return false;
        }
        if (option.equals("--param")) {
            return parameters.add(value);
        }
        if (option.equals("--output")) {
            Format format = format(value);
            if (format == null) {
                return false;
            }
            options.output = format;
        }
        return single.put(option, value) == null;
    }

    private static @Nullable Format format(String name) {
        return switch (name) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "yaml" -> Format.YAML;
            default -> null;
        };
    }

    GlobalOptions options() {
        return options;
    }

    /** @return the exit code */
    int run(Session session) {
        session.use(options);
        return command().answer(session);
    }

    CallCommand command() {
        return new CallCommand(words.get(1), parameters, single.get("--json"));
    }
}
