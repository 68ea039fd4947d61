package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
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
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            throw CodegenErrors.invalidConfig(
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

    /** Java 21 can end a client; before, its one thread ends when nobody refers to the client any more. */
    static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (ReflectiveOperationException e) {
            LOG.trace("left to the garbage collector: {}", e.toString());
        }
    }

    /** For messages: without the query, which may hold a secret. */
    String where() {
        String path = endpoint.path();
        int query = path.indexOf('?');
        return endpoint.base() + (query < 0 ? path : path.substring(0, query));
    }

    /** @param credentials the session is opened with */
    RequestDressing dressing(Credentials credentials) {
        return new RequestDressing(settings.source(), URI.create(endpoint.base()), headers, credentials);
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
