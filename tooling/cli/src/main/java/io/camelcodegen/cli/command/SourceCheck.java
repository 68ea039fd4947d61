package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Session;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.setup.ConfigTexts;
import io.camelcodegen.cli.setup.Programs;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a source needs, whether it is there, and whether the source answers. Shows names of variables, never a value. */
final class SourceCheck {

    private final Session session;
    private final SourceConfig source;
    private final Terminal terminal;
    private final List<Finding> findings = new ArrayList<>();

    SourceCheck(Session session, SourceConfig source) {
        this.session = session;
        this.source = source;
        this.terminal = session.terminal();
    }

    List<Finding> findings() {
        command();
        authentication();
        reach();
        return findings;
    }

    private void command() {
        String command = source.text("command");
        if (!source.type().equals("mcp") || command == null || command.contains("$") || command.contains("{{")) {
            return;
        }
        Path found = new Programs(terminal).find(command);
        findings.add(
                found == null
                        ? Finding.problem(
                                source.name(),
                                "its command '" + command + "' is not on the PATH",
                                "install it, or write the path to it as 'command'")
                        : Finding.ok(source.name(), "command " + found));
    }

    private void authentication() {
        ConfigTexts texts = ConfigTexts.of(source);
        List<String> missing = texts.variables().stream()
                .filter(name -> terminal.variable(name) == null && System.getProperty(name) == null)
                .toList();
        String variables = texts.variables().stream()
                .map(name -> name + (missing.contains(name) ? " (missing)" : " (set)"))
                .collect(Collectors.joining(", "));
        String state =
                "credentials: " + texts.authentication() + (variables.isEmpty() ? "" : "; variables: " + variables);
        if (!missing.isEmpty()) {
            findings.add(
                    Finding.problem(source.name(), state, "set " + String.join(", ", missing) + " in the environment"));
        } else if (texts.holdsSecret()) {
            findings.add(Finding.warning(
                    source.name(),
                    state + "; a secret itself stands in the configuration",
                    "write ${NAME} there, and set that variable in the environment"));
        } else {
            findings.add(Finding.ok(source.name(), state));
        }
    }

    private void reach() {
        try {
            SourceTools tools = session.workspace().tools(source.name());
            if (tools.tools().isEmpty()) {
                findings.add(Finding.warning(
                        source.name(),
                        "it answers, but has no tools",
                        "look at its 'include', 'exclude' and 'readOnly'"));
                return;
            }
            findings.add(Finding.ok(
                    source.name(), "reached, " + Lines.count(tools.tools().size(), "tool")));
            boolean asks = !session.workspace()
                    .codegen()
                    .security(tools.tools().get(0).toString())
                    .isOptional();
            if (asks && source.auth() == null) {
                findings.add(Finding.warning(
                        source.name(),
                        "its document asks for credentials, and none are configured",
                        "add 'auth' to it; the first call says which"));
            }
        } catch (RuntimeException e) {
            CodegenException failure = CodegenErrors.wrap(e);
            findings.add(Finding.problem(source.name(), String.valueOf(failure.getMessage()), fix(failure)));
        }
    }

    private String fix(CodegenException failure) {
        String where =
                source.text("command") != null ? "its command by hand" : "the address, the network and the proxy";
        ErrorCategory category = failure.getCategory();
        return switch (category) {
            case AUTH -> "check its credentials";
            case CONFIG -> "correct the configuration";
            case CONNECTION, TRANSPORT, TIMEOUT -> "try " + where;
            default -> "look at what it answers with --verbose";
        };
    }
}
