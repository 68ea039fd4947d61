package io.camelcodegen.generator.output;

import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells contents apart by CRC-32, CRC-32C and size: an edited file from an untouched one, not from a forged one. A JVM
 * that has just started computes it many times faster than a cryptographic hash.
 */
public final class Fingerprint {

    private static final HexFormat HEX = HexFormat.of();

    private Fingerprint() {}

    /** @return 24 hexadecimal digits */
    public static String of(byte[] bytes) {
        return without(bytes, bytes.length, bytes.length);
    }

    /** Of all bytes but those from one place to another. */
    static String without(byte[] bytes, int from, int to) {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        for (Checksum checksum : List.of(first, second)) {
            checksum.update(bytes, 0, from);
            checksum.update(bytes, to, bytes.length - to);
        }
        return HEX.toHexDigits(first.getValue() << 32 | second.getValue())
                + HEX.toHexDigits(bytes.length - (to - from));
    }
}
