package io.camelcodegen.generator.agent;

import java.util.List;

/** The page that an agent is sent before anything else. */
public final class AgentPage {

    private AgentPage() {}

    /** Markdown of a few hundred tokens, whatever the sources hold. */
    public static String of(List<AgentSource> sources) {
        StringBuilder page = new StringBuilder("""
                # Tools

                These sources' tools are called from a shell. Find a tool, read how it is called, call it:

                ```sh
                camel-codegen search --agent WORDS
                camel-codegen describe --agent TOOL
                camel-codegen call --agent TOOL --json '{…}'
                ```

                """);
        sources.forEach(source -> page.append("- ").append(source.name()).append('\n'));
        return page.toString();
    }
}
