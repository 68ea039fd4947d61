package io.camelcodegen.generator.agent;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.generator.workspace.SourceTools;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a workspace as an agent may use them: what a source's {@link SourceConfig#agent()} keeps from it is
 * neither found nor described nor called. There is no way around it by what an agent sends: credentials, targets and
 * options of a call are the configuration's. Thread-safe; lives as long as its workspace.
 */
public final class AgentSurface {

    /** Some five thousand tokens. */
    public static final int DEFAULT_MAX_RESULT_CHARACTERS = 20_000;

    private final Workspace workspace;
    private final int maxResultCharacters;
    private final LiveIndex index;

    private AgentSurface(Workspace workspace, int maxResultCharacters) {
        this.workspace = workspace;
        this.maxResultCharacters = maxResultCharacters;
        this.index = new LiveIndex(workspace);
    }

    public static AgentSurface of(Workspace workspace) {
        return of(workspace, DEFAULT_MAX_RESULT_CHARACTERS);
    }

    /** @param maxResultCharacters of a result's JSON; a longer one is cut, which {@link CallResult} then says */
    public static AgentSurface of(Workspace workspace, int maxResultCharacters) {
        if (maxResultCharacters < 1) {
            throw new IllegalArgumentException("a result needs at least one character");
        }
        return new AgentSurface(workspace, maxResultCharacters);
    }

    /**
     * The configured sources, sorted by name, with what an agent may use of them; discovers all of them. One that cannot
     * be discovered is there, with the reason.
     */
    public List<AgentSource> sources() {
        return index.current().sources();
    }

    /**
     * The tools of a source that an agent may use, sorted by name; discovers that source only.
     *
     * @throws CodegenException SOURCE_NOT_FOUND, or what went wrong in the discovery
     */
    public List<Tool> tools(String source) {
        SourceTools found = workspace.tools(source);
        return found.tools().stream()
                .filter(tool -> Boundary.refusal(tool, found.config()) == null)
                .toList();
    }

    /**
     * The tools that match the words best, of all sources that could be discovered. What sources offer by then is found,
     * also where they have other tools than before; after a change to very many it may take some seconds.
     */
    public SearchResult search(String words, int limit) {
        ToolIndex known = index.current();
        List<String> unavailable = known.sorted()
                .filter(state -> state.catalog() == null)
                .map(SourceState::shown)
                .map(source -> source.name() + ": " + AgentText.line(source.problem(), 200))
                .toList();
        return new SearchResult(known.find(words, limit), unavailable);
    }

    /**
     * What there is to know of a tool in order to call it. Discovers its source only.
     *
     * @param name {@code source__tool}
     * @throws CodegenException TOOL_NOT_FOUND, also where the agent may not use it; SOURCE_NOT_FOUND, or what went wrong
     *     in the discovery
     */
    public ToolDescription describe(String name) {
        Tool tool = workspace.codegen().tool(name);
        admit(tool);
        return ToolDescription.of(tool);
    }

    /**
     * Calls a tool and waits for its result.
     *
     * @param name {@code source__tool}
     * @param parameters as {@link Codegen#call(String, Object)} takes them; of an agent, JSON text
     * @throws CodegenException as {@link #describe} and {@link Codegen#call(String, Object)}
     */
    public CallResult call(String name, @Nullable Object parameters) {
        Object value = workspace.codegen().call(name, parameters, this::admit);
        return CallResult.of(value, maxResultCharacters);
    }

    /** The page that tells an agent of its sources and how to use them; discovers all of them. */
    public String page() {
        return AgentPage.of(sources());
    }

    private void admit(Tool tool) {
        SourceConfig source = workspace.sources().stream()
                .filter(candidate -> candidate.name().equals(tool.name().source()))
                .findFirst()
                .orElseThrow(() -> SourceErrors.notFound(tool.name().source(), List.of()));
        CodegenException refusal = Boundary.refusal(tool, source);
        if (refusal != null) {
            throw refusal;
        }
    }
}
