package io.camelcodegen.http.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directives of {@code Cache-Control} (RFC 9111, section 5.2), those of several fields together. Immutable. */
final class CacheControl {

    /** More than anybody means, and nothing that overflows (section 1.2.2). */
    private static final long MOST_SECONDS = Integer.MAX_VALUE;

    private final Map<String, String> directives;

    private CacheControl(Map<String, String> directives) {
        this.directives = directives;
    }

    static CacheControl of(@Nullable List<String> values) {
        if (values == null) {
            return new CacheControl(Map.of());
        }
        Map<String, String> directives = new LinkedHashMap<>();
        for (String value : values) {
            read(value, directives);
        }
        return new CacheControl(directives);
    }

    /** A comma within quotes does not part directives; of two alike the first counts, as section 4.2.1 allows. */
    private static void read(String text, Map<String, String> directives) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
            if (i >= text.length() || (c == ',' && !quoted)) {
                String part = text.substring(start, Math.min(i, text.length()));
                int equals = part.indexOf('=');
                String name = (equals < 0 ? part : part.substring(0, equals)).trim();
                // no space may stand before the "=": what has one is no directive that we know
                boolean known = equals < 1 || !Character.isWhitespace(part.charAt(equals - 1));
                if (known && !name.isEmpty()) {
                    directives.putIfAbsent(
                            name.toLowerCase(Locale.ROOT), equals < 0 ? "" : unquoted(part.substring(equals + 1)));
                }
                start = i + 1;
            }
        }
    }

    private static String unquoted(String value) {
        String trimmed = value.stripTrailing();
        return trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"")
                ? trimmed.substring(1, trimmed.length() - 1)
                : trimmed;
    }

    boolean isEmpty() {
        return directives.isEmpty();
    }

    boolean has(String directive) {
        return directives.containsKey(directive);
    }

    /** The argument in seconds; null without the directive; 0 where the argument is none: better stale than wrong. */
    @Nullable
    Long seconds(String directive) {
        String value = directives.get(directive);
        return value == null ? null : deltaSeconds(value, 0);
    }

    /** RFC 9111, section 1.2.2; {@code otherwise} for what is no such number. */
    static long deltaSeconds(String text, long otherwise) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return otherwise;
        }
        return text.length() > 10 ? MOST_SECONDS : Math.min(Long.parseLong(text), MOST_SECONDS);
    }
}
