package io.camelcodegen.generator.agent;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.generator.text.HiddenCharacters;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes as much of a value's JSON as is wanted, and counts the rest. What cannot be seen is escaped, so that nothing is lost
 * to who reads the JSON: by the same rule by which descriptions lose it.
 */
final class ResultJson extends Writer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final char NONE = 0;

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private long characters;
    /** The first half of a character whose second may come with the next buffer. */
    private char half = NONE;

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
            char first = half;
            half = NONE;
            if (first != NONE && Character.isLowSurrogate(c)) {
                put(first, c);
                continue;
            }
            if (first != NONE) {
                put(escaped(first));
            }
            if (Character.isHighSurrogate(c)) { // the last character of JSON is none, so none is left over
                half = c;
            } else if (HiddenCharacters.contain(c)) { // only ever within a JSON string
                put(escaped(c));
            } else {
                put(c);
            }
        }
    }

    private void put(char first, char second) {
        if (HiddenCharacters.contain(Character.toCodePoint(first, second))) {
            put(escaped(first));
            put(escaped(second));
        } else {
            put(first);
            put(second);
        }
    }

    private void put(char c) {
        characters++;
        if (text.length() < limit) {
            text.append(c);
        }
    }

    private void put(String escaped) {
        characters += escaped.length();
        text.append(escaped, 0, Math.min(escaped.length(), limit - Math.min(limit, text.length())));
    }

    private static String escaped(char c) {
        return String.format("\\u%04x", (int) c);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
