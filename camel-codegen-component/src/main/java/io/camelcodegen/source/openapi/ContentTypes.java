package io.camelcodegen.source.openapi;

import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The media types and ranges that an encoding's {@code contentType} lists, and which of them a value is sent as. Where
 * there are none, or none fits, the first that is no range. What is no media type, or could not stand in a header, is
 * left out.
 */
final class ContentTypes {

    static final ContentTypes NONE = new ContentTypes(List.of());

    static final String OCTETS = "application/octet-stream";
    private static final MediaTypeName JSON = MediaTypeName.of("application/json");
    private static final MediaTypeName PLAIN = MediaTypeName.of("text/plain");

    private record Entry(String text, MediaTypeName name) {}

    private final List<Entry> entries;

    private ContentTypes(List<Entry> entries) {
        this.entries = entries;
    }

    static ContentTypes of(@Nullable String list) {
        if (list == null || !RequestHeaders.isValue(list)) {
            return NONE;
        }
        List<Entry> entries = new ArrayList<>();
        for (String text : split(list)) {
            MediaTypeName name = MediaTypeName.of(text);
            if (name.isKnown()) {
                entries.add(new Entry(text, name));
            }
        }
        return entries.isEmpty() ? NONE : new ContentTypes(entries);
    }

    /** At commas outside of quotes: a parameter of a media type may hold one. */
    private static List<String> split(String list) {
        List<String> texts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                texts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        texts.add(list.substring(start).strip());
        return texts;
    }

    /** Whether values are to be JSON: it is the first that is no range. */
    boolean isJson() {
        String first = first(name -> true);
        return first != null && MediaTypeName.of(first).isJson();
    }

    /** For text, numbers and booleans; null where nothing is listed. */
    @Nullable
    String ofText() {
        String first = first(name -> true);
        if (first != null || entries.isEmpty()) {
            return first;
        }
        return covers(PLAIN) ? "text/plain" : OCTETS;
    }

    /**
     * For objects and arrays: what they can be written as, JSON before others; null where nothing is listed.
     *
     * @return a range where nothing listed can hold them
     */
    @Nullable
    String ofStructure() {
        String json = first(MediaTypeName::isJson);
        if (json == null) {
            json = first(name -> name.isForm() || name.isNdjson() || name.isMultipart());
        }
        if (json == null && covers(JSON)) {
            json = "application/json";
        }
        String first = json == null ? first(name -> true) : json;
        return first != null || entries.isEmpty() ? first : entries.get(0).text();
    }

    /** For bytes: what the file's name says, if that is allowed. */
    String ofFile(@Nullable String fileName) {
        String guessed = fileName == null ? null : URLConnection.guessContentTypeFromName(fileName);
        if (guessed != null) {
            MediaTypeName guess = MediaTypeName.of(guessed);
            String listed = first(name -> name.essence().equals(guess.essence()));
            if (listed != null) {
                return listed;
            }
            if (entries.isEmpty() || covers(guess)) {
                return guessed;
            }
        }
        String first = first(name -> true);
        return first == null ? OCTETS : first;
    }

    /** The first that is no range. */
    private @Nullable String first(Predicate<MediaTypeName> wanted) {
        for (Entry entry : entries) {
            if (!entry.name().isRange() && wanted.test(entry.name())) {
                return entry.text();
            }
        }
        return null;
    }

    private boolean covers(MediaTypeName type) {
        return entries.stream()
                .anyMatch(entry -> entry.name().isRange() && entry.name().covers(type));
    }
}
