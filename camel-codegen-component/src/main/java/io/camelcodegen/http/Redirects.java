package io.camelcodegen.http;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpRequest.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where redirects lead one call (RFC 9110 §15.4, and the Fetch standard's rules where that leaves a choice). Credentials
 * stay with the first origin; once another one was visited they do not come back.
 */
final class Redirects {

    static final int MOST = 10;

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final Set<String> BODY_HEADERS =
            Set.of("content-type", "content-encoding", "content-language", "content-location");

    private final Step first;
    private final boolean confidential;
    private final Set<String> visited = new HashSet<>();

    /** @param confidential whether the body must not leave the origin */
    Redirects(Step first, boolean confidential) {
        this.first = first;
        this.confidential = confidential;
        visited.add(key(first));
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** @throws CodegenException EXECUTION_FAILED where it may not, or cannot, be followed */
    Step next(Step step, int status, String location) {
        URI target = resolve(step, location);
        Origin origin;
        try {
            origin = Origin.of(target);
        } catch (IllegalArgumentException e) {
            throw refused(step, "to a place that cannot be asked: " + e.getMessage());
        }
        if (step.origin().tls() && !origin.tls()) {
            throw refused(step, "from https to " + origin + ", which is not encrypted");
        }
        boolean sameOrigin = origin.equals(step.origin());
        boolean dropBody =
                status == 303 && !step.method().equals("HEAD") && !step.method().equals("GET")
                        || (status == 301 || status == 302) && step.method().equals("POST");
        if (confidential && !sameOrigin && !dropBody && step.body() != null) {
            throw refused(step, "to " + origin + ", which must not get the secrets in the body");
        }
        Step next = new Step(
                dropBody ? "GET" : step.method(),
                HttpUrl.of(target),
                origin,
                headers(step.headers(), !sameOrigin, dropBody),
                dropBody ? null : step.body(),
                step.trusted() && sameOrigin,
                origin.host().equals(first.origin().host()) ? first.addresses() : Addresses.PUBLIC);
        if (!visited.add(key(next))) {
            throw refused(step, "in a circle");
        }
        if (visited.size() > MOST + 1) {
            throw refused(step, "more than " + MOST + " times");
        }
        return next;
    }

    private static List<Header> headers(List<Header> headers, boolean otherOrigin, boolean withoutBody) {
        if (!otherOrigin && !withoutBody) {
            return headers;
        }
        List<Header> kept = new ArrayList<>(headers.size());
        for (Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!(otherOrigin && SECRET_HEADERS.contains(name)) && !(withoutBody && BODY_HEADERS.contains(name))) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static URI resolve(Step step, String location) {
        URI base = step.url().uri();
        URI target;
        try {
            URI reference = new URI(escapeIllegal(location));
            if (reference.getRawUserInfo() != null
                    || reference.getRawAuthority() != null
                            && reference.getRawAuthority().indexOf('@') >= 0) {
                throw refused(step, "to a URL that holds a user name");
            }
            boolean queryOnly = reference.getScheme() == null
                    && reference.getRawAuthority() == null
                    && reference.getRawPath() != null
                    && reference.getRawPath().isEmpty();
            // URI.resolve follows RFC 2396, which loses the last path segment here; RFC 3986 §5.3 keeps it
            target = queryOnly
                    ? sibling(base, reference.getRawQuery() == null ? base.getRawQuery() : reference.getRawQuery())
                    : base.resolve(reference);
            return withoutFragment(target);
        } catch (URISyntaxException e) {
            throw refused(step, "to something that is not a URL");
        }
    }

    private static URI sibling(URI base, @Nullable String query) throws URISyntaxException {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return new URI(base.getScheme() + "://" + base.getRawAuthority() + path + (query == null ? "" : "?" + query));
    }

    private static URI withoutFragment(URI uri) throws URISyntaxException {
        if (uri.getRawFragment() == null) {
            return uri;
        }
        String text = uri.toString();
        return new URI(text.substring(0, text.indexOf('#')));
    }

    /** Servers send spaces and bytes of UTF-8 as they are; those arrive as Latin-1 characters. */
    private static String escapeIllegal(String location) {
        StringBuilder escaped = null;
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            boolean illegal = c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0;
            if (illegal && escaped == null) {
                escaped = new StringBuilder(location.length() + 16).append(location, 0, i);
            }
            if (escaped != null) {
                if (illegal) {
                    escaped.append('%').append(String.format(Locale.ROOT, "%02X", c & 0xff));
                } else {
                    escaped.append(c);
                }
            }
        }
        return escaped == null ? location : escaped.toString();
    }

    private static String key(Step step) {
        return step.method() + " " + step.url().text();
    }

    private static CodegenException refused(Step step, String where) {
        return ToolErrors.executionFailed(step.toString(), "it redirects " + where, Map.of());
    }
}
