package io.camelcodegen.http;

/** Which headers may be sent at all, for those who make headers of what others gave them. */
public final class HeaderRules {

    private HeaderRules() {}

    /** Whether a header can have that name (RFC 9110, section 5.6.2). */
    public static boolean isToken(String name) {
        return RequestHead.isToken(name);
    }

    /** Whether a header steers the connection ({@code Host}, {@code Content-Length} …), and is the client's own. */
    public static boolean isConnection(String name) {
        return RequestHead.isOwn(name);
    }

    /** Whether only the client says it of a request: those of the connection, and what it can decode. */
    public static boolean isFraming(String name) {
        return isConnection(name)
                || name.equalsIgnoreCase("Accept-Encoding")
                || name.equalsIgnoreCase("HTTP2-Settings");
    }
}
