package io.camelcodegen.source.openapi;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpRequest.Header;
import io.camelcodegen.source.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The headers a source's config sends with every request. They often hold keys, so that they travel with the
 * credentials: to the source's own origin and to no other. Variables are resolved at each request; a header without
 * any is made once. Immutable.
 */
final class ConfiguredHeaders {

    private final String source;
    private final Variables variables;
    private final @Nullable String accept;
    private final @Nullable String contentType;
    /** By name, without case: Java code may have given one name twice. */
    private final Map<String, String> constant = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Map<String, String> variable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ConfiguredHeaders(String source, Map<String, String> headers, Variables variables) {
        this.source = source;
        this.variables = variables;
        String accepts = null;
        String sends = null;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String value = header.getValue();
            switch (header.getKey().toLowerCase(Locale.ROOT)) {
                case "accept" -> accepts = value;
                case "content-type" -> sends = value;
                case "cookie" -> put("Cookie", value);
                default -> put(header.getKey(), value);
            }
        }
        this.accept = accepts;
        this.contentType = sends;
    }

    private void put(String name, String value) {
        (value.contains("$") || value.contains("{{") ? variable : constant).put(name, value);
    }

    /** Whether the config sets a header. */
    boolean names(String name) {
        return constant.containsKey(name) || variable.containsKey(name);
    }

    /** What the source wants as {@code Accept}, unless a call says otherwise; null for what the document says. */
    @Nullable
    String accept() {
        return accept == null ? null : resolved("Accept", accept);
    }

    /** The media type the source sends bodies as, where an operation offers it; null for what the document says. */
    @Nullable
    String contentType() {
        return contentType == null ? null : resolved("Content-Type", contentType);
    }

    /**
     * The call's credentials together with these headers.
     *
     * @param set the headers that the request sets itself: those win
     */
    Credentials with(Credentials credentials, List<Header> set) {
        if (constant.isEmpty() && variable.isEmpty()) {
            return credentials;
        }
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.forEach(header -> taken.add(header.name()));
        taken.remove("Cookie");
        taken.addAll(credentials.headers().keySet());
        Map<String, String> headers = new LinkedHashMap<>(credentials.headers());
        constant.forEach((name, value) -> {
            if (!taken.contains(name)) {
                headers.put(name, value);
            }
        });
        variable.forEach((name, value) -> {
            if (!taken.contains(name)) {
                headers.put(name, resolved(name, value));
            }
        });
        String cookies = headers.remove("Cookie"); // one header, together with the parameters' and the call's own
        return new Credentials(
                headers, credentials.query(), cookies == null ? credentials.cookies() : cookies(cookies, credentials));
    }

    private static Map<String, String> cookies(String line, Credentials credentials) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String pair : line.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.put(
                        pair.substring(0, equals).trim(),
                        pair.substring(equals + 1).trim());
            }
        }
        cookies.putAll(credentials.cookies());
        return cookies;
    }

    private String resolved(String name, String value) {
        String resolved = variables.resolve(value);
        if (!RequestHeaders.isValue(resolved)) {
            throw ConfigErrors.invalid(
                    "source '" + source + "'",
                    List.of("headers: the value of '" + name + "' " + RequestHeaders.problem(resolved)));
        }
        return resolved;
    }
}
