package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser brings the code, RFC 8252, section 7.3: on the loopback interface only, for one login. What comes
 * without the state that was sent along is from somebody else, and changes nothing.
 */
final class LoopbackListener implements AutoCloseable {

    private static final String DEFAULT_PATH = "/callback";
    private static final int LONGEST_QUERY = 16 * 1024;

    private final HttpServer server;
    private final URI redirectUri;
    private final AtomicReference<@Nullable Wait> waiting = new AtomicReference<>();

    private record Wait(State state, CompletableFuture<BrowserAnswer> answer) {}

    private LoopbackListener(HttpServer server, URI redirectUri) {
        this.server = server;
        this.redirectUri = redirectUri;
    }

    /**
     * Begins to listen.
     *
     * @param configured the redirect URI; null for {@code http://127.0.0.1/callback}
     * @param preferredPort tried first where none is configured; 0 for any
     * @throws IllegalArgumentException where the configured one is not on this machine
     */
    static LoopbackListener open(@Nullable String configured, int preferredPort, Executor workers) throws IOException {
        URI wanted = configured == null ? URI.create("http://127.0.0.1" + DEFAULT_PATH) : URI.create(configured);
        if (!"http".equalsIgnoreCase(wanted.getScheme()) || !EndpointUrl.isLoopback(wanted)) {
            throw new IllegalArgumentException(
                    "must be http://127.0.0.1:port/path, http://localhost:port/path or on [::1]");
        }
        InetAddress address =
                InetAddress.getByName(wanted.getHost().equals("localhost") ? "127.0.0.1" : wanted.getHost());
        HttpServer server = bind(address, wanted.getPort(), preferredPort);
        String path = wanted.getRawPath().isEmpty() ? "/" : wanted.getRawPath();
        URI redirectUri = URI.create(
                "http://" + wanted.getHost() + ":" + server.getAddress().getPort() + path);
        LoopbackListener listener = new LoopbackListener(server, redirectUri);
        server.createContext("/", listener::handle);
        server.setExecutor(workers);
        server.start();
        return listener;
    }

    private static HttpServer bind(InetAddress address, int configuredPort, int preferredPort) throws IOException {
        if (configuredPort < 0 && preferredPort > 0) {
            try {
                return HttpServer.create(new InetSocketAddress(address, preferredPort), 0);
            } catch (BindException e) {
                return HttpServer.create(new InetSocketAddress(address, 0), 0);
            }
        }
        return HttpServer.create(new InetSocketAddress(address, Math.max(0, configuredPort)), 0);
    }

    URI redirectUri() {
        return redirectUri;
    }

    /** The answer to the request that was sent with {@code state}. */
    CompletableFuture<BrowserAnswer> await(State state) {
        CompletableFuture<BrowserAnswer> answer = new CompletableFuture<>();
        waiting.set(new Wait(state, answer));
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Wait wait = waiting.get();
            if (!exchange.getRequestMethod().equals("GET")
                    || !redirectUri.getRawPath().equals(uri.getRawPath())) {
                respond(exchange, 404, "There is nothing here.");
                return;
            }
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            Map<String, List<String>> parameters =
                    query.length() > LONGEST_QUERY ? Map.of() : URLUtils.parseParameters(query);
            if (wait == null || !matches(wait.state(), first(parameters, "state"))) {
                respond(exchange, 400, "This is not the login that was asked for. Begin again.");
                return;
            }
            BrowserAnswer answer = new BrowserAnswer(
                    first(parameters, "code"),
                    first(parameters, "error"),
                    first(parameters, "error_description"),
                    first(parameters, "iss"));
            respond(
                    exchange,
                    200,
                    answer.error() == null
                            ? "You are logged in. This window may be closed."
                            : "The login was refused. This window may be closed.");
            wait.answer().complete(answer);
        }
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.size() != 1 ? null : values.get(0);
    }

    private static boolean matches(State expected, @Nullable String received) {
        return received != null
                && MessageDigest.isEqual(
                        expected.getValue().getBytes(StandardCharsets.UTF_8),
                        received.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer"); // the code stands in the address
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Does not wait for what a browser still sends; off the threads of the listener, which it ends. */
    @Override
    public void close() {
        server.stop(0);
    }
}
