package io.camelcodegen.config;

import io.camelcodegen.source.AgentAccess;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolPatterns;
import java.util.List;

/** {@code agent} of a source: what language models may use of it. */
final class AgentSettings {

    private AgentSettings() {}

    static void read(Settings source, SourceConfig.Builder builder) {
        Settings agent = source.object("agent");
        if (agent == null) {
            return;
        }
        Boolean readOnly = agent.flag("readOnly");
        List<String> include = agent.textsOrCommas("include");
        List<String> exclude = agent.textsOrCommas("exclude");
        agent.finish();
        builder.agent(new AgentAccess(!Boolean.FALSE.equals(readOnly), new ToolPatterns(include, exclude)));
    }
}
