package io.camelcodegen.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one call.
 *
 * @param value the parsed JSON value (Map, List, String, Number, Boolean, null), the text of a text answer, or the
 *     {@code byte[]} of a binary one
 * @param status the HTTP status, or null where there is none
 * @param headers the response headers with lower-case names; empty where there are none
 */
public record ToolResult(@Nullable Object value, @Nullable Integer status, Map<String, List<String>> headers) {

    /** An answer without HTTP about it. */
    public static ToolResult of(@Nullable Object value) {
        return new ToolResult(value, null, Map.of());
    }
}
