package io.camelcodegen.source.mcp;

import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceConnection;
import io.camelcodegen.source.SourceContext;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an MCP server over HTTP is and how it is reached, its variables resolved: made for each start of a session, so
 * that changed variables take effect.
 */
final class HttpTarget {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTarget.class);
    private static final Pattern CLIENT_ID = Pattern.compile("\\((\\d+)\\)$");

    private final McpSettings settings;
    private final HttpEndpoint endpoint;
    private final Map<String, String> headers;

    private HttpTarget(McpSettings settings, HttpEndpoint endpoint, Map<String, String> headers) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.headers = headers;
    }

    /** @throws io.camelcodegen.error.CodegenException INVALID_CONFIG, AUTH_MISSING for a missing variable */
    static HttpTarget of(McpSettings settings, SourceConfig config, SourceContext context) {
        Map<String, String> headers = new LinkedHashMap<>();
        config.headers()
                .forEach((name, value) -> headers.put(name, context.variables().resolve(value)));
        return new HttpTarget(settings, endpoint(config, context), headers);
    }

    private static HttpEndpoint endpoint(SourceConfig config, SourceContext context) {
        String url = config.text("url");
        try {
            return HttpEndpoint.of(context.variables().resolve(url == null ? "" : url));
        } catch (IllegalArgumentException e) {
            throw ConfigErrors.invalid(
                    "source '" + config.name() + "' (mcp)",
                    List.of("'url', its variables resolved: " + e.getMessage()));
        }
    }

    /** The client all sessions of a source share: no redirects, as credentials would follow them anywhere. */
    static HttpClient client(SourceConfig config, SourceContext context) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(HttpFailures.CONNECT_TIMEOUT)
                .executor(context.workers());
        SSLContext tls = SourceConnection.sslContext(config, context);
        if (tls != null) {
            builder.sslContext(tls);
        }
        InetSocketAddress proxy = SourceConnection.proxy(config, context);
        if (proxy != null) {
            builder.proxy(ProxySelector.of(proxy));
        }
        return builder.build();
    }

    /**
     * Ends a client with its thread and its connections. Java 21 can do that. Before, the thread ends when it is
     * interrupted, or by itself when the client was collected, but never where an exchange was cancelled at a bad moment:
     * the JDK then counts it as pending for ever. The name of the thread can be told from the client's text.
     */
    static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
            return;
        } catch (ReflectiveOperationException e) {
            LOG.trace("this Java has no way to end a client: {}", e.toString());
        }
        Matcher id = CLIENT_ID.matcher(client.toString());
        if (id.find()) {
            String name = "HttpClient-" + id.group(1) + "-SelectorManager";
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals(name))
                    .forEach(Thread::interrupt);
        }
    }

    /** For messages: without the query, which may hold a secret. */
    String where() {
        String path = endpoint.path();
        int query = path.indexOf('?');
        return endpoint.base() + (query < 0 ? path : path.substring(0, query));
    }

    /** What the server is sent of the config and may repeat: configured headers, and the query of the URL. */
    private Set<String> secrets() {
        Set<String> secrets = new HashSet<>(headers.values());
        String path = endpoint.path();
        int query = path.indexOf('?');
        if (query >= 0) {
            for (String parameter : path.substring(query + 1).split("&", -1)) {
                String value = parameter.substring(parameter.indexOf('=') + 1);
                secrets.add(value);
                secrets.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return secrets;
    }

    /** @param credentials the session is opened with */
    RequestDressing dressing(Credentials credentials) {
        return new RequestDressing(settings.source(), URI.create(endpoint.base()), headers, credentials, secrets());
    }

    /** A transport of the SDK over a client of ours. */
    @SuppressWarnings("deprecation") // HTTP with SSE is, but servers of the first revision speak nothing else
    McpClientTransport transport(McpSettings.Transport kind, WatchedHttpClient watched, RequestDressing dressing) {
        int maxBytes = (int) Math.min(settings.maxMessageBytes(), Integer.MAX_VALUE - 8);
        if (kind == McpSettings.Transport.SSE) {
            return HttpClientSseClientTransport.builder(endpoint.base())
                    .sseEndpoint(endpoint.path())
                    .clientBuilder(watched.asBuilder())
                    .jsonMapper(McpJson.SDK_MAPPER)
                    .addAsyncHttpRequestCustomizer(dressing)
                    .maxResponseSize(maxBytes)
                    .build();
        }
        return HttpClientStreamableHttpTransport.builder(endpoint.base())
                .endpoint(endpoint.path())
                .clientBuilder(watched.asBuilder())
                .jsonMapper(McpJson.SDK_MAPPER)
                .addAsyncHttpRequestCustomizer(dressing)
                .maxResponseSize(maxBytes)
                .build();
    }

    /** The same before anything is resolved. */
    static String whereOf(@Nullable String url) {
        if (url == null || url.contains("$") || url.contains("{{")) {
            return "the MCP server";
        }
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
