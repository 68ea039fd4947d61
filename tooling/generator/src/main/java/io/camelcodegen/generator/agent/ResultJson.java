package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.error.CodegenErrors;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes as much of a value's JSON as is wanted, and counts the rest; what cannot be seen is escaped. */
final class ResultJson extends Writer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** The first half of characters that are never shown, in which whole sentences can be hidden: U+E0000 to U+E03FF. */
    private static final char HIDDEN_PLANE = '\udb40';

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private long characters;
    private char previous;

    private ResultJson(int limit) {
        this.limit = limit;
    }

    static CallResult of(@Nullable Object value, int limit) {
        ResultJson json = new ResultJson(limit);
        try {
            JSON.writeValue(json, value);
            String text = json.text.toString();
            return json.characters == text.length()
                    ? CallResult.whole(JSON.readTree(text), text)
                    : CallResult.cut(whole(text), json.characters);
        } catch (IOException e) {
            throw CodegenErrors.wrap(e);
        }
    }

    /** Without half a character at its end. */
    private static String whole(String text) {
        int last = text.length() - 1;
        return last >= 0 && Character.isHighSurrogate(text.charAt(last)) ? text.substring(0, last) : text;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = buffer[i];
            if (isInvisible(c)) { // only ever within a JSON string
                append(String.format("\\u%04x", (int) c));
            } else {
                characters++;
                if (text.length() < limit) {
                    text.append(c);
                }
            }
            previous = c;
        }
    }

    private void append(String escaped) {
        characters += escaped.length();
        text.append(escaped, 0, Math.min(escaped.length(), limit - Math.min(limit, text.length())));
    }

    private boolean isInvisible(char c) {
        if (c < 0x7f) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c == HIDDEN_PLANE
                || previous == HIDDEN_PLANE;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
