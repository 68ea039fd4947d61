package io.camelcodegen.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the validator library found, in no one's words.
 *
 * @param instance member names and indexes from the value to where the finding is
 * @param evaluation keywords, names and indexes from the schema to the keyword, through {@code $ref}s
 * @param keyword what was not satisfied; {@code false} for a schema that nothing satisfies
 * @param member the member it is about, where it is about one that is missing or should not be there
 * @param arguments the library's own, by keyword
 * @param asked the keyword's value
 * @param received the value it was held against
 */
record Finding(
        List<Object> instance,
        List<String> evaluation,
        String keyword,
        @Nullable String member,
        List<Object> arguments,
        JsonNode asked,
        JsonNode received) {

    /** The step of the way through the schema at which alternatives open: of {@code anyOf} or {@code oneOf}. */
    record Fork(int at, int instanceDepth) {}

    /**
     * The first fork at or after a step.
     *
     * @return null where there is none
     */
    @Nullable
    Fork forkFrom(int start) {
        int depth = 0;
        int at = 0;
        while (at < evaluation.size()) {
            String step = evaluation.get(at);
            if ((step.equals("anyOf") || step.equals("oneOf")) && at >= start) {
                return new Fork(at, depth);
            }
            boolean named = Keywords.SCHEMA_MAP.contains(step) || Keywords.SCHEMA_LIST.contains(step);
            if (Keywords.INTO_VALUE.contains(step) && at + (named ? 2 : 1) < evaluation.size()) {
                depth++;
            }
            at += named ? 2 : 1;
        }
        return null;
    }

    /** Which of a fork's alternatives it belongs to; -1 where it is about the fork itself. */
    int branch(Fork fork) {
        return fork.at() + 2 < evaluation.size() ? Integer.parseInt(evaluation.get(fork.at() + 1)) : -1;
    }
}
