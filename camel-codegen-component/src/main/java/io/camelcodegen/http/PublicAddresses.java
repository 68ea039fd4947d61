package io.camelcodegen.http;

import java.net.InetAddress;

/**
 * Which addresses are reachable by everyone, and so may be named by a document nobody here wrote. By the special-purpose
 * registries of IANA (RFC 6890 and successors); an IPv6 address that carries an IPv4 address is judged by both.
 */
final class PublicAddresses {

    /** Each row: prefix length, then the network's leading bytes. */
    private static final int[][] SPECIAL_V4 = {
        {8, 0}, // "this network"
        {8, 10}, // private
        {10, 100, 64}, // carrier-grade NAT
        {8, 127}, // loopback
        {16, 169, 254}, // link-local, cloud metadata
        {12, 172, 16}, // private
        {24, 192, 0, 0}, // IETF protocol assignments
        {24, 192, 0, 2}, // documentation
        {24, 192, 31, 196}, // AS112
        {24, 192, 52, 193}, // AMT
        {24, 192, 88, 99}, // 6to4 relays
        {16, 192, 168}, // private
        {24, 192, 175, 48}, // AS112
        {15, 198, 18}, // benchmarks
        {24, 198, 51, 100}, // documentation
        {24, 203, 0, 113}, // documentation
        {4, 224}, // multicast
        {4, 240}, // reserved, broadcast
    };

    private static final int[][] SPECIAL_V6 = {
        {64, 0x01, 0x00, 0, 0, 0, 0, 0, 0}, // discard only
        {23, 0x20, 0x01, 0x00}, // protocol assignments: Teredo, benchmarks, ORCHID
        {32, 0x20, 0x01, 0x0d, 0xb8}, // documentation
        {20, 0x3f, 0xff, 0x00}, // documentation
        {16, 0x5f, 0x00}, // segment routing
    };

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int offset) {
        return !matchesAny(SPECIAL_V4, bytes, offset);
    }

    private static boolean isPublicV6(byte[] bytes) {
        if (startsWithZeros(bytes, 10)) { // ::, ::1, IPv4-compatible and IPv4-mapped
            boolean mapped = bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
            return mapped && isPublicV4(bytes, 12);
        }
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if (first == 0x0064 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b) { // NAT64
            boolean wellKnown = bytes[4] == 0
                    && bytes[5] == 0
                    && bytes[6] == 0
                    && bytes[7] == 0
                    && bytes[8] == 0
                    && bytes[9] == 0
                    && bytes[10] == 0
                    && bytes[11] == 0;
            return wellKnown && isPublicV4(bytes, 12); // 64:ff9b:1::/48 translates into private networks
        }
        if (first == 0x2002) { // 6to4
            return isPublicV4(bytes, 2);
        }
        boolean globalUnicast = (bytes[0] & 0xe0) == 0x20; // all that IANA has given out: 2000::/3
        return globalUnicast && !matchesAny(SPECIAL_V6, bytes, 0) && !isIsatap(bytes);
    }

    /** RFC 5214: an interface identifier {@code 0000:5efe} or {@code 0200:5efe} followed by an IPv4 address. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0
                && bytes[9] == 0
                && bytes[10] == 0x5e
                && bytes[11] == (byte) 0xfe
                && !isPublicV4(bytes, 12);
    }

    private static boolean startsWithZeros(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesAny(int[][] networks, byte[] bytes, int offset) {
        for (int[] network : networks) {
            if (matches(network, bytes, offset)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(int[] network, byte[] bytes, int offset) {
        int bits = network[0];
        for (int i = 0; i * 8 < bits; i++) {
            int expected = i + 1 < network.length ? network[i + 1] : 0;
            int mask = bits - i * 8 >= 8 ? 0xff : 0xff << 8 - (bits - i * 8) & 0xff;
            if ((bytes[offset + i] & mask) != (expected & mask)) {
                return false;
            }
        }
        return true;
    }
}
