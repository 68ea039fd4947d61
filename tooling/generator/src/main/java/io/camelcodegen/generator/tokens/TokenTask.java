package io.camelcodegen.generator.tokens;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something an agent may be asked to do with one call.
 *
 * @param name what it is asked, for people
 * @param words what it searches for
 * @param tool {@code source__tool}, which the search must find
 * @param parameters of the call
 */
public record TokenTask(String name, String words, String tool, JsonNode parameters) {

    String source() {
        int end = tool.indexOf("__");
        return end < 0 ? tool : tool.substring(0, end);
    }
}
