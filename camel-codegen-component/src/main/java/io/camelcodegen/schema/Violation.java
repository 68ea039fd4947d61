package io.camelcodegen.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a value does not match its schema.
 *
 * @param pointer where in the value, RFC 6901; empty for the value itself
 * @param message for people, with the place in front: {@code age: must be >= 0}
 * @param expected what the schema asks for, short; null where the message says all
 * @param received what was there instead, short; null where nothing was, or where it may be a secret
 */
public record Violation(
        String pointer,
        String message,
        @Nullable String expected,
        @Nullable String received) {

    /** The same under the components' names, without those that are null; unmodifiable. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pointer", pointer);
        map.put("message", message);
        if (expected != null) {
            map.put("expected", expected);
        }
        if (received != null) {
            map.put("received", received);
        }
        return Collections.unmodifiableMap(map);
    }
}
