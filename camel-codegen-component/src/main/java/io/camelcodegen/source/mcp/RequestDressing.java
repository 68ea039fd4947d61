package io.camelcodegen.source.mcp;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.Redaction;
import io.modelcontextprotocol.client.transport.customizer.McpAsyncHttpClientRequestCustomizer;
import io.modelcontextprotocol.common.McpTransportContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Puts on every request of a session what the SDK does not know of: the source's headers, the present credentials of
 * the session's owner, the call's own headers. Credentials go to the origin of the source's URL and to no other.
 */
final class RequestDressing implements McpAsyncHttpClientRequestCustomizer {

    private final String source;
    private final URI base;
    private final Map<String, String> headers;
    private final Set<String> configured;
    /** Those last used in the session: what belongs to no call, such as its stream and its end, goes with them. */
    private volatile Credentials latest;

    private volatile Credentials before = Credentials.NONE;

    /** @param configured what is sent of the config and must not be shown */
    RequestDressing(
            String source, URI base, Map<String, String> headers, Credentials credentials, Set<String> configured) {
        this.source = source;
        this.base = base;
        this.headers = headers;
        this.latest = credentials;
        this.configured = Set.copyOf(configured);
    }

    /** What the server may repeat that must not be shown. */
    Redaction redaction() {
        List<String> secrets = new ArrayList<>(configured);
        secrets.addAll(latest.secrets());
        secrets.addAll(before.secrets()); // of calls that were sent before a renewal
        return new Redaction(secrets);
    }

    @Override
    public Publisher<HttpRequest.Builder> customize(
            HttpRequest.Builder request, String method, URI uri, @Nullable String body, McpTransportContext call) {
        return Mono.fromSupplier(() -> dress(request, method, uri, call));
    }

    private HttpRequest.Builder dress(HttpRequest.Builder request, String method, URI uri, McpTransportContext call) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        if (call.get(RawTransport.CALL_HEADERS) instanceof Map<?, ?> ofCall) {
            ofCall.forEach((name, value) -> all.put(name.toString(), value.toString()));
        }
        Credentials credentials =
                call.get(RawTransport.CALL_CREDENTIALS) instanceof Credentials ofCall ? ofCall : latest;
        if (!credentials.equals(latest)) {
            before = latest;
            latest = credentials;
        }
        if (sameOrigin(uri)) {
            all.putAll(credentials.headers());
            addCookies(all, credentials);
            request.uri(withQuery(uri, credentials));
        }
        all.forEach((name, value) -> set(request, name, value));
        if (method.equals("POST") && call.get(RawTransport.CALL_ID) instanceof String id) {
            request.setHeader(WatchedHttpClient.CALL_HEADER, id);
        }
        return request;
    }

    /** The JDK's own message would repeat the value. */
    private void set(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw ConfigErrors.invalid(
                    "source '" + source + "' (mcp)",
                    List.of("the header '" + name.replaceAll("\\p{Cntrl}", "?")
                            + "' cannot be sent: it is reserved, or its name or value holds what a header must not"));
        }
    }

    private static void addCookies(Map<String, String> all, Credentials credentials) {
        if (!credentials.cookies().isEmpty()) {
            String cookies = new TreeMap<>(credentials.cookies())
                    .entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "));
            all.merge("Cookie", cookies, (configured, added) -> configured + "; " + added);
        }
    }

    private static URI withQuery(URI uri, Credentials credentials) {
        if (credentials.query().isEmpty()) {
            return uri;
        }
        String query = new TreeMap<>(credentials.query())
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        String text = uri.toString();
        return URI.create(text + (uri.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean sameOrigin(URI uri) {
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(Objects.requireNonNullElse(uri.getHost(), ""))
                && base.getPort() == uri.getPort();
    }
}
