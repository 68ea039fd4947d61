package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call as an agent is given it.
 *
 * @param value the JSON value; of one that was cut, only its beginning is in {@link #text()}. Bytes are base64
 * @param text its JSON, compact, as much of it as was allowed
 * @param characters the length of the whole JSON
 * @param note what was left out, and what to do; null where the text is complete
 */
public record CallResult(JsonNode value, String text, long characters, @Nullable String note) {

    static CallResult of(@Nullable Object value, int limit) {
        return ResultJson.of(value, limit);
    }

    public boolean isCut() {
        return note != null;
    }
}
