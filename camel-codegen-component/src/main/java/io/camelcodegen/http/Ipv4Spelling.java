package io.camelcodegen.http;

import org.jspecify.annotations.Nullable;

/**
 * IPv4 addresses in every spelling a resolver or a browser takes: one to four parts, each decimal, octal ({@code 0177})
 * or hexadecimal ({@code 0x7f}), the last one filling the rest (WHATWG URL, "IPv4 parser"). All of them are one address.
 */
final class Ipv4Spelling {

    private Ipv4Spelling() {}

    /** Whether a host can only be an IPv4 address: its last label is a number. */
    static boolean isNumeric(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return number(name.substring(name.lastIndexOf('.') + 1)) >= 0;
    }

    /** The address's four bytes, or null where the host is no IPv4 address. */
    static byte @Nullable [] parse(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        long address = 0;
        int parts = 0;
        int start = 0;
        while (true) {
            int dot = name.indexOf('.', start);
            boolean last = dot < 0;
            long part = number(last ? name.substring(start) : name.substring(start, dot));
            long limit = last ? 1L << 8 * (4 - parts) : 256;
            if (parts == 4 || part < 0 || part >= limit) {
                return null;
            }
            if (last) {
                address |= part;
                break;
            }
            address |= part << 8 * (3 - parts);
            parts++;
            if (parts == 4) {
                return null;
            }
            start = dot + 1;
        }
        return new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
    }

    /** The value of a decimal, octal or hexadecimal number of at most 32 bits, or -1. */
    private static long number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int radix = hex ? 16 : text.length() > 1 && text.charAt(0) == '0' ? 8 : 10;
        int start = hex ? 2 : 0;
        long value = text.isEmpty() ? -1 : 0;
        for (int i = start; i < text.length() && value >= 0; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            value = digit < 0 ? -1 : value * radix + digit;
            if (value > 0xFFFFFFFFL) {
                return Long.MAX_VALUE; // a number, though no address
            }
        }
        return value;
    }
}
