package io.camelcodegen.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole response.
 *
 * @param url where it came from, after redirects
 * @param headers names in lower case, in the order they came; without Content-Encoding and Content-Length where the body
 *     was decoded
 * @param body decoded (gzip, deflate); as it came in a coding that was not asked for, which Content-Encoding then still
 *     names; empty where there is none
 */
public record HttpResponse(int status, HttpUrl url, Map<String, List<String>> headers, byte[] body) {

    public HttpResponse(int status, URI uri, Map<String, List<String>> headers, byte[] body) {
        this(status, HttpUrl.of(uri), headers, body);
    }

    /** The parts of its URL; to be shown by {@link SafeUri} only, as its query may hold a secret. */
    public URI uri() {
        return url.uri();
    }

    /** Without the body, which may hold anything. */
    @Override
    public String toString() {
        return "HttpResponse[" + status + " of " + url + "]";
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
