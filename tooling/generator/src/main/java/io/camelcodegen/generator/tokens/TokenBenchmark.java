package io.camelcodegen.generator.tokens;

import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.workspace.Workspace;
import java.util.List;

/** Counts what the sources of a workspace cost a model. */
public final class TokenBenchmark {

    private final Workspace workspace;
    private final AgentSurface surface;

    private TokenBenchmark(Workspace workspace) {
        this.workspace = workspace;
        this.surface = AgentSurface.of(workspace);
    }

    public static TokenBenchmark of(Workspace workspace) {
        return new TokenBenchmark(workspace);
    }

    /**
     * Counts; discovers every source and makes the schemas of every tool.
     *
     * @param tasks empty to choose some of each source's tools that change nothing, with parameters made up
     * @param call whether each task's call is made; else its parameters are checked only
     */
    public TokenReport run(List<TokenTask> tasks, boolean call) {
        throw new UnsupportedOperationException("" + tasks + call + (workspace == null || surface == null));
    }
}
