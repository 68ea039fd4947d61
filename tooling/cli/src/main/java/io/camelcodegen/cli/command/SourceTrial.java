package io.camelcodegen.cli.command;

import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.cli.output.Lines;
import io.camelcodegen.cli.output.Terminal;
import io.camelcodegen.cli.setup.SourceDraft;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.Tool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source that was tried before it is written down.
 *
 * @param draft with the credentials that its document asks for
 * @param tools how many it has
 * @param example the name of one; empty where there is none
 * @param security what its document asks for
 */
record SourceTrial(SourceDraft draft, int tools, String example, ToolSecurity security) {

    /**
     * Discovers the source's tools.
     *
     * @param variable that holds its credentials; null for one named after the source
     * @throws io.camelcodegen.error.CodegenException what is wrong with the source, or went wrong in the discovery
     */
    static SourceTrial of(Terminal terminal, SourceDraft draft, @Nullable String variable) {
        try (Workspace workspace = Workspace.of(terminal.directory(), List.of(draft.config(terminal)))) {
            List<Tool> tools = workspace.tools(draft.name()).tools();
            if (tools.isEmpty()) {
                return new SourceTrial(draft, 0, "", ToolSecurity.NONE);
            }
            String example = tools.get(0).toString();
            ToolSecurity security = workspace.codegen().security(example);
            Map<String, Object> asked = draft.settings().containsKey("auth") ? null : draft.authFor(security, variable);
            return new SourceTrial(draft.auth(asked), tools.size(), example, security);
        }
    }

    SourceTrial with(SourceDraft other) {
        return new SourceTrial(other, tools, example, security);
    }

    /** @param target the configuration */
    Map<String, Object> data(Path target) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", target.toString());
        data.put("source", draft.name());
        data.put("type", draft.kind());
        data.put("tools", tools);
        Object auth = draft.settings().get("auth");
        if (auth != null) {
            data.put("auth", auth);
        }
        return data;
    }

    void print(Lines lines, Path target) {
        lines.line("wrote " + target + ": source '" + draft.name() + "' with " + Lines.count(tools, "tool"));
        if (draft.settings().get("auth") instanceof Map<?, ?> auth && !"none".equals(auth.get("type"))) {
            List<String> variables = auth.values().stream()
                    .map(String::valueOf)
                    .filter(value -> value.startsWith("${"))
                    .map(value -> value.substring(2, value.length() - 1))
                    .toList();
            lines.line("credentials are taken from the environment: " + String.join(", ", variables));
        }
        if (!example.isEmpty()) {
            lines.line("next: camel-codegen list " + draft.name() + "; camel-codegen describe " + example);
        }
    }
}
