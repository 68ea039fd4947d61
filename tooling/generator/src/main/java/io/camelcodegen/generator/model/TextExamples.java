package io.camelcodegen.generator.model;

import io.camelcodegen.schema.SchemaPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts that a schema allows. Not thread-safe: remembers what matches the patterns of a source. */
final class TextExamples {

    private static final int MAX_LENGTH = 200;

    private static final Map<String, String> BY_FORMAT = Map.ofEntries(
            Map.entry("date-time", "2024-05-17T09:30:00Z"),
            Map.entry("date", "2024-05-17"),
            Map.entry("time", "09:30:00Z"),
            Map.entry("duration", "PT30M"),
            Map.entry("uuid", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
            Map.entry("guid", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("url", "https://example.com/"),
            Map.entry("uri-reference", "https://example.com/"),
            Map.entry("email", "someone@example.com"),
            Map.entry("hostname", "example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("byte", "aGVsbG8="),
            Map.entry("base64", "aGVsbG8="));

    private final Map<String, Optional<SchemaPattern>> patterns = new HashMap<>();
    private final Map<List<String>, Optional<String>> found = new HashMap<>();

    /** @return null where none is found */
    @Nullable
    String of(FlatSchema schema, String name) {
        String plain = plain(schema, name);
        if (!schema.keyword("pattern").isTextual()) {
            String fitted = fit(plain, schema);
            return fits(fitted, schema) ? fitted : null;
        }
        List<String> key = List.of(
                schema.text("pattern"),
                schema.text("minLength"),
                schema.text("maxLength"),
                schema.text("format"),
                name);
        Optional<String> known = found.get(key);
        if (known == null) {
            known = search(plain, schema);
            found.put(key, known);
        }
        return known.orElse(null);
    }

    private Optional<String> search(String plain, FlatSchema schema) {
        String pattern = schema.text("pattern");
        Stream<@Nullable String> written =
                IntStream.of(0, 1, 8, 32, 64, 128).mapToObj(repeats -> PatternSample.of(pattern, repeats));
        return Stream.of(
                        Stream.of(plain, fit(plain, schema)),
                        BY_FORMAT.values().stream().sorted(),
                        written)
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .filter(text -> fits(text, schema))
                .findFirst();
    }

    boolean fits(String text, FlatSchema schema) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.keyword("minLength").asInt(0)
                && length <= schema.keyword("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.keyword("pattern").isTextual() || matches(text, schema.text("pattern")));
    }

    private boolean matches(String text, String pattern) {
        return patterns.computeIfAbsent(pattern, p -> Optional.ofNullable(SchemaPattern.compile(p)))
                .map(compiled -> compiled.matches(text))
                .orElse(true);
    }

    private static String plain(FlatSchema schema, String name) {
        String known = BY_FORMAT.get(schema.text("format"));
        if (known != null) {
            return known;
        }
        return schema.text("contentEncoding").equals("base64")
                ? "aGVsbG8="
                : String.join("-", Words.of(name)).toLowerCase(Locale.ROOT);
    }

    /** Repeated, or cut, to be as long as it must be. */
    private static String fit(String text, FlatSchema schema) {
        int least = Math.min(schema.keyword("minLength").asInt(0), MAX_LENGTH);
        int most = schema.keyword("maxLength").asInt(MAX_LENGTH);
        String longEnough = text.repeat(Math.max(1, (least + text.length() - 1) / Math.max(1, text.length())));
        return longEnough.substring(0, Math.min(longEnough.length(), Math.max(most, 0)));
    }
}
