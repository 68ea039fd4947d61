package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.error.CodegenErrors;
import org.jspecify.annotations.Nullable;

/** Makes JSON of a result, as much of it as is allowed. */
final class ResultJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ResultJson() {}

    static CallResult of(@Nullable Object value, int limit) {
        try {
            JsonNode node = JSON.valueToTree(value);
            String text = JSON.writeValueAsString(node);
            if (text.length() <= limit) {
                return new CallResult(node, text, text.length(), null);
            }
            String note = "the result has " + text.length() + " characters, of which the first " + limit
                    + " are shown; ask for less: a page, a filter, one item";
            return new CallResult(node, text.substring(0, limit), text.length(), note);
        } catch (JsonProcessingException e) {
            throw CodegenErrors.wrap(e);
        }
    }
}
