package io.camelcodegen.routes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of a batch.
 *
 * @param number the first line's is 1
 * @param bytes without the line's end; only the beginning where the line is too long
 */
record BatchLine(long number, byte[] bytes, boolean tooLong) {

    private static final int SHOWN = 1000;

    /** As JSON: the line itself where it is JSON, otherwise its text as a string, the beginning where it is too long. */
    String toJson() {
        if (tooLong) {
            return JsonText.of(new String(Arrays.copyOf(bytes, SHOWN), StandardCharsets.UTF_8) + "…");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return JsonText.isJson(text) ? text.strip() : JsonText.of(text);
    }
}
