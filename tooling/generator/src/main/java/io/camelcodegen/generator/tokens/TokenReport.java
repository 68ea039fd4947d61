package io.camelcodegen.generator.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a configuration cost a model in tokens. The method is told by {@link TokenFiles#markdown}.
 *
 * @param digest tells the tools this was counted of from others
 * @param page of the page that an agent is sent in place of all tools
 * @param called whether the tasks' calls were made; else what can be checked without making them was
 * @param sources those that can be called, sorted by name
 * @param leftOut sources and tasks for which there is no figure
 */
public record TokenReport(String digest, TokenCount page, boolean called, List<Source> sources, List<LeftOut> leftOut) {

    public TokenReport {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param tools that agents may use, all of which were counted
     * @param bytes of the list's JSON, in UTF-8
     * @param before of a {@code tools/list} answer with all of them
     * @param beforeWithoutResults the same without output schemas and annotations, which many clients keep from the
     *     model
     * @param tasks at least one
     */
    public record Source(
            String name,
            String type,
            int tools,
            long bytes,
            TokenCount before,
            TokenCount beforeWithoutResults,
            List<Task> tasks) {

        public Source {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * @param rank of the tool among those the search found, from 1
     * @param search of the request and its result
     * @param description of the request and its result
     * @param call of the request as a command
     * @param callBefore of the same request as a model makes it of a tool that it was sent
     */
    public record Task(
            String name,
            String tool,
            int rank,
            TokenCount search,
            TokenCount description,
            TokenCount call,
            TokenCount callBefore) {

        /** All of it, without the page. */
        public TokenCount total() {
            return search.plus(description).plus(call);
        }
    }

    /**
     * @param source its name
     * @param task the task or tool; null where it is the whole source
     * @param reason one line, without secrets
     */
    public record LeftOut(String source, @Nullable String task, String reason) {}

    /** Of all tools of all sources, sent at once. */
    public TokenCount before() {
        return sum(sources.stream().map(Source::before).toList());
    }

    public TokenCount beforeWithoutResults() {
        return sum(sources.stream().map(Source::beforeWithoutResults).toList());
    }

    public List<Task> tasks() {
        return sources.stream().flatMap(source -> source.tasks().stream()).toList();
    }

    /** Of the page and one task, on average over all tasks. */
    public TokenCount after() {
        return page.plus(average(tasks().stream().map(Task::total).toList()));
    }

    /** Of one task's call by a model that was sent all tools, on average over all tasks. */
    public TokenCount averageCallBefore() {
        return average(tasks().stream().map(Task::callBefore).toList());
    }

    /** The part that is saved, by {@code o200k_base}; negative where all tools cost less than the way to one. */
    public double reduction() {
        return after().reductionFrom(before().plus(averageCallBefore()));
    }

    private static TokenCount average(List<TokenCount> counts) {
        TokenCount all = sum(counts);
        int number = Math.max(1, counts.size());
        return new TokenCount(Math.round((double) all.o200k() / number), Math.round((double) all.cl100k() / number));
    }

    private static TokenCount sum(List<TokenCount> counts) {
        return counts.stream().reduce(TokenCount.NONE, TokenCount::plus);
    }
}
