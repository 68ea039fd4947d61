package io.camelcodegen.generator.agent;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.source.AgentAccess;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import org.jspecify.annotations.Nullable;

/** Which tools a configuration gives an agent. */
final class Boundary {

    private Boundary() {}

    /** Why an agent may not use the tool, and what its owner can change; null where it may. */
    static @Nullable CodegenException refusal(Tool tool, SourceConfig source) {
        AgentAccess access = source.agent();
        String setting = "agent of source '" + source.name() + "'";
        if (access.tools().excludes(tool)) {
            return ToolErrors.withheld(tool.toString(), "'exclude' in the " + setting + " names it", "remove it there");
        }
        if (!access.tools().includes(tool)) {
            return ToolErrors.withheld(
                    tool.toString(), "'include' in the " + setting + " does not name it", "add it there");
        }
        if (access.readOnly() && !tool.hints().readOnly()) {
            return ToolErrors.withheld(
                    tool.toString(),
                    "it may change something, and source '" + source.name() + "' is read-only for agents",
                    "write \"agent\": {\"readOnly\": false} into that source, with an 'include' of the tools meant");
        }
        return null;
    }
}
