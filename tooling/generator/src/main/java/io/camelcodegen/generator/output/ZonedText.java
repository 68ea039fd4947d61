package io.camelcodegen.generator.output;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The content of a file, taken apart into what is generated and what is the user's. Works on bytes, so that a zone in
 * whatever encoding comes out as it went in.
 */
final class ZonedText {

    private static final Set<String> COMMENTS = Set.of("//", "#", "--", "<!--");
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;
    /** A character for each byte. */
    private final String text;

    private final Lines begin;
    private final Lines end;

    private ZonedText(byte[] bytes) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.begin = Lines.of(text, UserZone.BEGIN);
        this.end = Lines.of(text, UserZone.END);
    }

    static ZonedText of(byte[] bytes) {
        return new ZonedText(bytes);
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
     * Of all but the zone. Line ends do not count: a working copy of git may have others.
     *
     * @return 24 hexadecimal digits
     */
    String hash() {
        if (!hasZone() && text.indexOf('\r') < 0) {
            return hash(bytes);
        }
        String generated = hasZone() ? text.substring(0, begin.after) + text.substring(end.from) : text;
        return hash(generated.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Of all, as it is: CRC-32, CRC-32C and the size. It is to tell an edited file from an untouched one, not from a forged
     * one, and a JVM that has just started computes it many times faster than a cryptographic hash.
     */
    static String hash(byte[] bytes) {
        CRC32 first = new CRC32();
        first.update(bytes);
        CRC32C second = new CRC32C();
        second.update(bytes);
        return HEX.toHexDigits(first.getValue() << 32 | second.getValue()) + HEX.toHexDigits(bytes.length);
    }

    /**
     * The lines that hold a marker.
     *
     * @param from where the last of them starts
     * @param after where the line after it starts
     */
    private record Lines(int count, int from, int after) {

        static Lines of(String text, String marker) {
            int count = 0;
            int lastFrom = 0;
            int lastAfter = 0;
            for (int at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length())) {
                int from = text.lastIndexOf('\n', at) + 1;
                int newline = text.indexOf('\n', at);
                int after = newline < 0 ? text.length() : newline + 1;
                String rest = text.substring(at + marker.length(), after).strip();
                boolean alone =
                        COMMENTS.contains(text.substring(from, at).strip()) && (rest.isEmpty() || rest.equals("-->"));
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
