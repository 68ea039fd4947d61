package io.camelcodegen.source.openapi;

import java.util.Locale;
import java.util.Set;

/** Which request headers a parameter, a call or a configuration may set, and what a value may hold. */
final class RequestHeaders {

    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie", "cookie2");

    private RequestHeaders() {}

    /** Set from a parameter or call only where the source's {@code allowHeaders} names it. */
    static boolean isCredential(String name) {
        return CREDENTIALS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a value is one that arrives as it was given: visible ASCII, space and tab (RFC 9110, section 5.5). */
    static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c > '~') && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with a value, without showing it. */
    static String problem(String value) {
        boolean line = value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0;
        return line
                ? "must not hold CR, LF or NUL"
                : "must be visible ASCII: a header carries nothing else; encode it as the API asks";
    }
}
