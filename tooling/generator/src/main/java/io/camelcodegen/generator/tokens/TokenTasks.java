package io.camelcodegen.generator.tokens;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.generator.agent.SearchResult;
import io.camelcodegen.generator.agent.ToolDescription;
import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.tool.Tool;
import java.util.ArrayList;
import java.util.List;

/** Makes up tasks for a source that nobody wrote any for. */
final class TokenTasks {

    private static final int TASKS = 5;
    /** So many tools are looked at for each task before it is given up. */
    private static final int TRIES = 10;

    private TokenTasks() {}

    /**
     * A few of the tools that change nothing, spread over all of them, with the parameters of their examples where these
     * are valid. What is searched for is what the source itself says of the tool, in a few words.
     */
    static List<TokenTask> of(Workspace workspace, List<Tool> tools) {
        List<Tool> reading =
                tools.stream().filter(tool -> tool.hints().readOnly()).toList();
        List<Tool> candidates = reading.isEmpty() ? tools : reading;
        List<TokenTask> tasks = new ArrayList<>();
        int step = Math.max(1, candidates.size() / TASKS);
        for (int start = 0; start < candidates.size() && tasks.size() < TASKS; start += step) {
            int end = Math.min(candidates.size(), start + Math.min(step, TRIES));
            for (Tool tool : candidates.subList(start, end)) {
                TokenTask task = task(tool);
                if (isValid(workspace, task)) {
                    tasks.add(task);
                    break;
                }
            }
        }
        if (tasks.isEmpty() && !candidates.isEmpty()) {
            tasks.add(task(candidates.get(0))); // which then says why it does not count
        }
        return tasks;
    }

    private static TokenTask task(Tool tool) {
        String said = SearchResult.summary(tool);
        String words = said.isEmpty() ? tool.name().tool().replace('_', ' ') : said;
        return new TokenTask(
                words, words, tool.toString(), ToolDescription.of(tool).example());
    }

    private static boolean isValid(Workspace workspace, TokenTask task) {
        try {
            workspace.codegen().check(task.tool(), task.parameters());
            return true;
        } catch (CodegenException e) {
            return false;
        }
    }
}
