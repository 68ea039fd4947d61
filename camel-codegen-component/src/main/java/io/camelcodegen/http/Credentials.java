package io.camelcodegen.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is added to a request to authenticate it. Values are secrets: {@link #toString()} shows names only. They go to
 * the source's own origin and to no other.
 *
 * @param principal whose they are, where that outlives their values: equal for a token and the one that renews it; null
 *     where the values say it all
 */
public record Credentials(
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> cookies,
        @Nullable Object principal) {

    public static final Credentials NONE = new Credentials(Map.of(), Map.of(), Map.of());

    public Credentials {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        cookies = Map.copyOf(cookies);
    }

    /** Credentials that are never renewed. */
    public Credentials(Map<String, String> headers, Map<String, String> query, Map<String, String> cookies) {
        this(headers, query, cookies, null);
    }

    /** What state kept for these credentials, such as a session, is to be found by. */
    public Object owner() {
        return principal == null ? this : principal;
    }

    public boolean isEmpty() {
        return headers.isEmpty() && query.isEmpty() && cookies.isEmpty();
    }

    /** The values a peer must not be quoted with; of {@code Bearer abc} the second word too. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(query.values());
        secrets.addAll(cookies.values());
        for (String value : headers.values()) {
            secrets.add(value);
            secrets.add(value.substring(value.indexOf(' ') + 1));
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "Credentials[headers=" + headers.keySet() + ", query=" + query.keySet() + ", cookies=" + cookies.keySet()
                + "]";
    }
}
