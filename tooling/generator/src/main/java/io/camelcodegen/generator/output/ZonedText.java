package io.camelcodegen.generator.output;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a file, taken apart into what is generated and what is the user's. Works on bytes, so that a zone in
 * whatever encoding comes out as it went in.
 */
final class ZonedText {

    private static final Set<String> COMMENTS = Set.of("//", "#", "--", "<!--");
    /** As patterns, as those find long texts by leaps. */
    private static final Pattern BEGIN = Pattern.compile(UserZone.BEGIN, Pattern.LITERAL);

    private static final Pattern END = Pattern.compile(UserZone.END, Pattern.LITERAL);

    private final byte[] bytes;
    /** A character for each byte. */
    private final String text;

    private final Lines begin;
    private final Lines end;

    private ZonedText(byte[] bytes) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.begin = Lines.of(text, BEGIN);
        this.end = Lines.of(text, END);
    }

    static ZonedText of(byte[] bytes) {
        return new ZonedText(bytes);
    }

    /** As they were given; not to be modified. */
    byte[] bytes() {
        return bytes;
    }

    boolean hasZone() {
        return begin.count == 1 && end.count == 1 && begin.after <= end.from;
    }

    /** Whether there are marker lines that make no zone. */
    boolean isDamaged() {
        return begin.count + end.count > 0 && !hasZone();
    }

    boolean hasUserCode() {
        return hasZone() && !zone().isBlank();
    }

    /** These bytes with the zone of others, where both have one. */
    byte[] withZoneOf(ZonedText other) {
        if (!hasZone() || !other.hasZone()) {
            return bytes;
        }
        return (text.substring(0, begin.after) + other.zone() + text.substring(end.from))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String zone() {
        return text.substring(begin.after, end.from);
    }

    /**
     * The fingerprint of all but the zone's content: that of the file as it was generated. Line ends do not count: a
     * working copy of git may have others.
     */
    String hash() {
        int zoneFrom = hasZone() ? begin.after : bytes.length;
        int zoneTo = hasZone() ? end.from : bytes.length;
        if (text.indexOf('\r') < 0) {
            return Fingerprint.without(bytes, zoneFrom, zoneTo);
        }
        String generated = text.substring(0, zoneFrom) + text.substring(zoneTo);
        return Fingerprint.of(generated.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * The lines that hold a marker.
     *
     * @param from where the last of them starts
     * @param after where the line after it starts
     */
    private record Lines(int count, int from, int after) {

        static Lines of(String text, Pattern marker) {
            int count = 0;
            int lastFrom = 0;
            int lastAfter = 0;
            Matcher found = marker.matcher(text);
            while (found.find()) {
                int from = text.lastIndexOf('\n', found.start()) + 1;
                int newline = text.indexOf('\n', found.end());
                int after = newline < 0 ? text.length() : newline + 1;
                String before = text.substring(from, found.start()).strip();
                String rest = text.substring(found.end(), after).strip();
                boolean alone = COMMENTS.contains(before) && (rest.isEmpty() || rest.equals("-->"));
                if (alone) {
                    count++;
                    lastFrom = from;
                    lastAfter = after;
                }
            }
            return new Lines(count, lastFrom, lastAfter);
        }
    }
}
