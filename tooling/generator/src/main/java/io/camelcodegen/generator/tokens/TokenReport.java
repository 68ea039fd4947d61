package io.camelcodegen.generator.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of a configuration cost a model in tokens.
 *
 * @param upfront of the page that an agent is sent in place of all tools
 * @param sources those that can be called, sorted by name
 * @param leftOut those that cannot, and for which there is no figure
 */
public record TokenReport(TokenCount upfront, List<Source> sources, List<LeftOut> leftOut) {

    public TokenReport {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param tools how many were counted
     * @param bytes of the JSON of the list, in UTF-8
     * @param before of a {@code tools/list} answer with all of them
     */
    public record Source(String name, String type, int tools, long bytes, TokenCount before, List<Task> tasks) {

        public Source {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task that counts.
     *
     * @param called whether the call was really made in this run; else its parameters were found valid
     * @param search of the request and its result
     * @param description of the request and its result
     * @param call of the request, which is the same either way
     * @param rank of the tool among those found, from 1
     */
    public record Task(
            String name,
            String tool,
            boolean called,
            TokenCount search,
            TokenCount description,
            TokenCount call,
            int rank) {}

    /** @param reason a line, without secrets */
    public record LeftOut(String name, @Nullable String task, String reason) {}

    /** Of all sources together. */
    public TokenCount before() {
        return sources.stream().map(Source::before).reduce(TokenCount.NONE, TokenCount::plus);
    }
}
