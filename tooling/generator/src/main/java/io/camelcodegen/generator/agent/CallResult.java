package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call as an agent is given it.
 *
 * @param value the JSON value, bytes as base64; of one that was cut, its text
 * @param text its JSON, compact, on one line, as much of it as was allowed
 * @param characters the length of the whole JSON
 * @param note what was left out, and what to do; null where the text is complete
 */
public record CallResult(
        JsonNode value,
        String text,
        long characters,
        @Nullable String note) {

    static CallResult of(@Nullable Object value, int limit) {
        return ResultJson.of(value, limit);
    }

    static CallResult whole(JsonNode value, String text) {
        return new CallResult(value, text, text.length(), null);
    }

    static CallResult cut(String text, long characters) {
        String note = "cut: the first " + text.length() + " of " + characters
                + " characters; ask for less, by a filter, a smaller page or one item";
        return new CallResult(TextNode.valueOf(text), text, characters, note);
    }

    public boolean isCut() {
        return note != null;
    }
}
