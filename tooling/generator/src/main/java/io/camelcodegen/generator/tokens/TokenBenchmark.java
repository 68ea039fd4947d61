package io.camelcodegen.generator.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.agent.AgentSource;
import io.camelcodegen.generator.agent.AgentSurface;
import io.camelcodegen.generator.agent.SearchResult;
import io.camelcodegen.generator.agent.ToolDescription;
import io.camelcodegen.generator.search.ToolSearch.Hit;
import io.camelcodegen.generator.tokens.TokenReport.LeftOut;
import io.camelcodegen.generator.tokens.TokenReport.Source;
import io.camelcodegen.generator.tokens.TokenReport.Task;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what the sources of a workspace cost a model. Only tools that agents may use count, on both sides; and only
 * sources that can be called.
 */
public final class TokenBenchmark {

    /** What the command line's search gives where it is not told. */
    private static final int FOUND = 10;

    private final Workspace workspace;
    private final AgentSurface surface;
    private final TokenCounter counter = new TokenCounter();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private TokenBenchmark(Workspace workspace, AgentSurface surface) {
        this.workspace = workspace;
        this.surface = surface;
    }

    public static TokenBenchmark of(Workspace workspace) {
        return new TokenBenchmark(workspace, AgentSurface.of(workspace));
    }

    /**
     * Counts; discovers every source and makes the schemas of every tool.
     *
     * @param tasks of a source without any, some of its tools are taken that change nothing, with parameters made up
     * @param call whether each task's call is made; else all of it is done but ask the source
     */
    public TokenReport run(List<TokenTask> tasks, boolean call) {
        leftOut.clear();
        List<Source> sources = new ArrayList<>();
        for (AgentSource source : surface.sources()) {
            if (source.problem() != null) {
                leftOut.add(new LeftOut(source.name(), null, source.problem()));
                continue;
            }
            List<Tool> tools = readable(surface.tools(source.name()));
            List<TokenTask> own = tasks.stream()
                    .filter(task -> task.source().equals(source.name()))
                    .toList();
            List<Task> counted = count(own.isEmpty() ? TokenTasks.of(workspace, tools) : own, call);
            if (counted.isEmpty()) {
                String reason = tools.isEmpty() ? "agents may use none of its tools" : "none of its tasks counts";
                leftOut.add(new LeftOut(source.name(), null, reason));
            } else {
                sources.add(count(source, tools, counted));
            }
        }
        return new TokenReport(ToolsDigest.of(surface), counter.count(surface.page()), call, sources, leftOut);
    }

    /** Those whose schemas can be made: the others cannot be called, and no client would be sent them. */
    private List<Tool> readable(List<Tool> tools) {
        List<Tool> readable = new ArrayList<>();
        for (Tool tool : tools) {
            try {
                tool.schemas();
                readable.add(tool);
            } catch (CodegenException e) {
                leftOut.add(new LeftOut(tool.name().source(), tool.toString(), e.getCode() + ": " + e.getMessage()));
            }
        }
        return readable;
    }

    private List<Task> count(List<TokenTask> tasks, boolean call) {
        List<Task> counted = new ArrayList<>();
        for (TokenTask task : tasks) {
            try {
                if (call) {
                    surface.call(task.tool(), task.parameters());
                } else {
                    surface.describe(task.tool()); // which refuses what agents may not use
                    workspace.codegen().check(task.tool(), task.parameters());
                }
                counted.add(count(task));
            } catch (CodegenException e) {
                leftOut.add(new LeftOut(task.source(), task.name(), e.getCode() + ": " + e.getMessage()));
            }
        }
        counted.removeIf(task -> task.rank() == 0);
        return counted;
    }

    /** A rank of 0 where the search does not find the tool: then there is no way to it that could be counted. */
    private Task count(TokenTask task) {
        SearchResult found = surface.search(task.words(), FOUND);
        int rank = 1
                + found.hits().stream()
                        .map(Hit::tool)
                        .map(Tool::toString)
                        .toList()
                        .indexOf(task.tool());
        if (rank == 0) {
            leftOut.add(new LeftOut(task.source(), task.name(), "not among the first " + FOUND + " that are found"));
        }
        ObjectNode before = JsonNodeFactory.instance.objectNode().put("name", task.tool());
        before.set("arguments", task.parameters());
        return new Task(
                task.name(),
                task.tool(),
                rank,
                counter.count("camel-codegen search --agent \"" + task.words() + "\"\n" + found.text()),
                counter.count("camel-codegen describe --agent " + task.tool() + "\n"
                        + surface.describe(task.tool()).text()),
                counter.count("camel-codegen call --agent " + task.tool() + " --json '" + task.parameters() + "'\n"),
                counter.count(before.toString()));
    }

    /** One tool at a time: of a thousand, the whole list is several megabytes. */
    private Source count(AgentSource source, List<Tool> tools, List<Task> tasks) {
        TokenCount before = TokenCount.NONE;
        TokenCount withoutResults = TokenCount.NONE;
        long bytes = 2;
        for (Tool tool : tools) {
            ObjectNode entry = ToolDescription.schemas(tool);
            String json = entry.toString();
            before = before.plus(counter.count(json + ","));
            bytes += json.getBytes(StandardCharsets.UTF_8).length + 1;
            entry.remove(List.of("outputSchema", "annotations"));
            withoutResults = withoutResults.plus(counter.count(entry + ","));
        }
        return new Source(source.name(), source.type(), tools.size(), bytes, before, withoutResults, tasks);
    }
}
