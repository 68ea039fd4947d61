package io.camelcodegen.http;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port: whom credentials were given for (RFC 6454). {@link URI#getHost()} knows neither names with an
 * underscore nor addresses in unusual spellings, so the authority is read here.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, IPv6 addresses without brackets
 * @param port the scheme's own where the URI names none
 */
record Origin(String scheme, String host, int port) {

    /** @throws IllegalArgumentException saying what is wrong with the URI, without showing it */
    static Origin of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("it is not an absolute http or https URL");
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("it names no host");
        }
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > hostAndPort.lastIndexOf(']');
        String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
        return new Origin(scheme, host(host), port(hasPort ? hostAndPort.substring(colon + 1) : "", scheme));
    }

    boolean tls() {
        return scheme.equals("https");
    }

    /** The host as it stands in a URI: an IPv6 address in brackets. */
    String bracketedHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return scheme + "://" + bracketedHost() + (port == defaultPort(scheme) ? "" : ":" + port);
    }

    private static String host(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
        }
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii &= c < 0x80;
            if (c < 0x80 && !Character.isLetterOrDigit(c) && c != '-' && c != '.' && c != '_') {
                throw new IllegalArgumentException("its host holds the character '" + c + "'");
            }
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it names no host");
        }
        return (ascii ? text : IDN.toASCII(text)).toLowerCase(Locale.ROOT);
    }

    private static int port(@Nullable String text, String scheme) {
        if (text == null || text.isEmpty()) {
            return defaultPort(scheme);
        }
        int port = 0;
        for (int i = 0; i < text.length() && port <= 0xFFFF; i++) {
            int digit = text.charAt(i) - '0';
            port = digit < 0 || digit > 9 ? Integer.MAX_VALUE : port * 10 + digit;
        }
        if (port == 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("its port is not a number from 1 to 65535");
        }
        return port;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
