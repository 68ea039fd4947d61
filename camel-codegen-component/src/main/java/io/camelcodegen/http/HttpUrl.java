package io.camelcodegen.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a request. {@link URI} takes microseconds to parse a text, so one of nothing but characters that may stand
 * in a URL is checked by a loop, and parsed only for those who ask for its parts. Anything else is parsed at once.
 * Immutable.
 */
public final class HttpUrl {

    /**
     * By character: whether it may stand anywhere behind the scheme (RFC 3986, section 2). Without brackets, which are for
     * IPv6 addresses only, and without {@code #}, as a fragment does not go on the wire.
     */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            PLAIN[c] = alphanumeric || "-._~!$&'()*+,;=:@/?".indexOf(c) >= 0;
        }
    }

    private final String text;
    /** Where path or query begin; 0 where there is no authority before them. */
    private final int authorityEnd;
    /** Whether everything behind the authority may go on the wire as it stands. */
    private final boolean plain;

    private volatile @Nullable URI uri;

    private HttpUrl(String text, int authorityEnd, @Nullable URI uri) {
        this.text = text;
        this.authorityEnd = authorityEnd;
        this.plain = uri == null;
        this.uri = uri;
    }

    /** @throws IllegalArgumentException as {@link URI#create} */
    public static HttpUrl of(String text) {
        int authorityEnd = plainAuthorityEnd(text);
        return authorityEnd > 0 ? new HttpUrl(text, authorityEnd, null) : of(URI.create(text));
    }

    /** The same URL, where it was parsed already. */
    public static HttpUrl of(URI uri) {
        String scheme = uri.getScheme();
        String authority = uri.getRawAuthority();
        int authorityEnd =
                scheme == null || authority == null ? 0 : scheme.length() + "://".length() + authority.length();
        return new HttpUrl(uri.toString(), authorityEnd, uri);
    }

    /** Where the authority ends; 0 where the text is to be parsed to know whether it is a URL. */
    private static int plainAuthorityEnd(String text) {
        int host = text.startsWith("http://") ? 7 : text.startsWith("https://") ? 8 : 0;
        if (host == 0) {
            return 0;
        }
        int end = text.length();
        for (int i = host; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? !isTriple(text, i) : c >= PLAIN.length || !PLAIN[c]) {
                return 0;
            }
            if ((c == '/' || c == '?') && i < end) {
                end = i;
            }
        }
        return end > host ? end : 0;
    }

    private static boolean isTriple(String text, int percent) {
        return percent + 2 < text.length() && isHex(text.charAt(percent + 1)) && isHex(text.charAt(percent + 2));
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** The whole of it, which may hold a secret: to be shown by {@link #toString()} only. */
    public String text() {
        return text;
    }

    /** Its parts, as {@link URI} reads them. */
    public URI uri() {
        URI parsed = uri;
        if (parsed == null) {
            parsed = URI.create(text);
            uri = parsed;
        }
        return parsed;
    }

    /** Scheme and authority as they stand in it; empty where it has no authority. */
    String beginning() {
        return text.substring(0, authorityEnd);
    }

    /** Whether that is its {@link #beginning()}, letter for letter and to the end of the authority. */
    boolean begins(String beginning) {
        return authorityEnd == beginning.length() && text.startsWith(beginning);
    }

    /** Whether {@link #target()} holds nothing that the wire does not. */
    boolean isPlain() {
        return plain;
    }

    /** Path and query as they stand in it; a slash for an empty path. */
    String target() {
        int fragment = plain ? -1 : text.indexOf('#');
        String target = fragment < 0 ? text.substring(authorityEnd) : text.substring(authorityEnd, fragment);
        return target.startsWith("/") ? target : "/" + target;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpUrl url && text.equals(url.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Without what may be a secret, as {@link SafeUri#text}. */
    @Override
    public String toString() {
        return SafeUri.text(text);
    }
}
