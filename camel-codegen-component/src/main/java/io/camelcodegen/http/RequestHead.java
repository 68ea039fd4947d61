package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.HttpRequest.Header;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The request line's target and the header lines of one step, with its credentials. */
final class RequestHead {

    /** By character: whether it may stand in a token (RFC 9110 §5.6.2). */
    private static final boolean[] TOKEN = new boolean[0x80];

    static {
        for (char c = '!'; c < 0x7f; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final Step step;
    private final Credentials credentials;

    RequestHead(Step step, Credentials credentials) {
        this.step = step;
        this.credentials = step.trusted() ? credentials : Credentials.NONE;
    }

    /** Path and query as they stand in the URL, and the credentials' query parameters after them. */
    String target() {
        String own = step.url().isPlain()
                ? step.url().target()
                : escapeNonAscii(step.url().target());
        if (credentials.query().isEmpty()) {
            return own;
        }
        StringBuilder target = new StringBuilder(own);
        if (own.indexOf('?') < 0) {
            target.append('?');
        }
        sorted(credentials.query()).forEach((name, value) -> {
            char last = target.charAt(target.length() - 1);
            if (last != '?' && last != '&') {
                target.append('&');
            }
            escape(name, target);
            target.append('=');
            escape(value, target);
        });
        return target.toString();
    }

    /** @throws CodegenException INVALID_PARAMS naming a header that cannot be sent; its value is not shown */
    MultiMap headers() {
        MultiMap headers = HttpHeaders.headers();
        List<String> cookies = new ArrayList<>(0);
        for (Header header : step.headers()) {
            if (header.name().equalsIgnoreCase("cookie")) {
                cookies.add(header.value());
            } else if (!isCredential(header.name())) {
                add(headers, header.name(), header.value());
            }
        }
        if (!credentials.isEmpty()) {
            credentials.headers().forEach((name, value) -> add(headers, name, value));
            sorted(credentials.cookies()).forEach((name, value) -> cookies.add(name + "=" + value));
        }
        if (!cookies.isEmpty()) {
            add(headers, "Cookie", String.join("; ", cookies));
        }
        if (!headers.contains(HttpHeaders.ACCEPT_ENCODING)) {
            headers.add(HttpHeaders.ACCEPT_ENCODING, ContentDecoding.ACCEPTED);
        }
        length(headers);
        return headers;
    }

    private void length(MultiMap headers) {
        HttpBody body = step.body();
        long length = body instanceof HttpBody.Bytes bytes
                ? bytes.content().length
                : body instanceof HttpBody.Stream stream ? stream.length() : 0;
        String method = step.method();
        boolean expectsBody = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        if (length > 0 || length == 0 && (body != null || expectsBody)) {
            headers.add(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
    }

    /** Whether the credentials bring the same header: theirs is the one sent. */
    private boolean isCredential(String name) {
        if (credentials.headers().isEmpty()) {
            return false;
        }
        for (String credential : credentials.headers().keySet()) {
            if (credential.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private void add(MultiMap headers, String name, String value) {
        if (!isToken(name)) {
            throw refused(name, "its name is not one that HTTP knows (RFC 9110 §5.1)");
        }
        if (isOwn(name)) {
            throw refused(name, "it steers the connection and is set by the client alone");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c >= 0x7f) {
                throw refused(name, "its value holds a control character or one that is not ASCII");
            }
        }
        headers.add(name, value);
    }

    private CodegenException refused(String name, String why) {
        return ToolErrors.invalidParams(
                step.toString(), "/headers", "header '" + printable(name) + "' cannot be sent: " + why);
    }

    private static String printable(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(100, name.length()); i++) {
            char c = name.charAt(i);
            shown.append(c > ' ' && c < 0x7f ? c : '?');
        }
        return shown.toString();
    }

    static boolean isOwn(String name) {
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("TE");
            case 4 -> name.equalsIgnoreCase("Host");
            case 6 -> name.equalsIgnoreCase("Expect");
            case 7 -> name.equalsIgnoreCase("Upgrade") || name.equalsIgnoreCase("Trailer");
            case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
            case 14 -> name.equalsIgnoreCase("Content-Length");
            case 16 -> name.equalsIgnoreCase("Proxy-Connection");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    /** RFC 9110 §5.6.2. */
    static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || !TOKEN[c]) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** In the order of their names: an immutable map has none of its own. */
    private static Map<String, String> sorted(Map<String, String> values) {
        return values.size() < 2 ? values : new TreeMap<>(values);
    }

    private static void escape(String text, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean unreserved = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '.'
                    || c == '_'
                    || c == '~';
            if (unreserved) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
    }

    /** A URL may hold characters beyond ASCII; the wire does not. */
    private static String escapeNonAscii(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) >= 0x80) {
                StringBuilder out = new StringBuilder(target.length() + 32);
                target.codePoints().forEach(c -> {
                    if (c < 0x80) {
                        out.append((char) c);
                    } else {
                        escape(Character.toString(c), out);
                    }
                });
                return out.toString();
            }
        }
        return target;
    }
}
