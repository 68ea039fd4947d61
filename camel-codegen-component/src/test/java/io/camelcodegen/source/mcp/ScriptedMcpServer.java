package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An MCP server over streamable HTTP that records what it is sent and answers calls as a test says. */
final class ScriptedMcpServer implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    interface Script {
        void answer(Received request, HttpExchange exchange) throws IOException;
    }

    /** A POST. */
    record Received(
            String method,
            JsonNode id,
            JsonNode params,
            Map<String, List<String>> headers,
            String session,
            URI target) {

        String query() {
            return target.getRawQuery();
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private volatile Script onInitialize = this::initialize;
    private volatile Script onCall = (request, exchange) -> json(exchange, request, "{\"content\":[]}");
    private volatile int unknownSessionStatus = 404;

    ScriptedMcpServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** One that speaks TLS only. */
    static ScriptedMcpServer secured(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new ScriptedMcpServer(server);
    }

    private ScriptedMcpServer(HttpServer server) {
        this.server = server;
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port() + "/deep/mcp?tenant=a";
    }

    int port() {
        return server.getAddress().getPort();
    }

    void onInitialize(Script script) {
        onInitialize = script;
    }

    void onCall(Script script) {
        onCall = script;
    }

    /** Forgets all sessions, and answers those who name one so. */
    void forgetSessions(int status) {
        unknownSessionStatus = status;
        known.clear();
    }

    List<Received> calls() {
        return received.stream()
                .filter(request -> request.method().equals("tools/call"))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            status(exchange, exchange.getRequestMethod().equals("DELETE") ? 204 : 405, "");
            return;
        }
        JsonNode message = McpFixture.JSON.readTree(exchange.getRequestBody());
        String session = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
        Received request = new Received(
                message.path("method").asText(),
                message.path("id"),
                message.path("params"),
                Map.copyOf(exchange.getRequestHeaders()),
                session,
                exchange.getRequestURI());
        received.add(request);
        if (request.method().equals("initialize")) {
            onInitialize.answer(request, exchange);
        } else if (session == null || !known.containsKey(session)) {
            status(exchange, session == null ? 400 : unknownSessionStatus, "{\"error\":\"no valid session\"}");
        } else if (request.id().isMissingNode()) {
            status(exchange, 202, "");
        } else if (request.method().equals("tools/list")) {
            json(exchange, request, "{\"tools\":[{\"name\":\"do\",\"inputSchema\":{\"type\":\"object\"}}]}");
        } else {
            onCall.answer(request, exchange);
        }
    }

    private void initialize(Received request, HttpExchange exchange) throws IOException {
        String session = "session-" + sessions.incrementAndGet();
        known.put(session, true);
        exchange.getResponseHeaders().set("Mcp-Session-Id", session);
        json(
                exchange,
                request,
                "{\"protocolVersion\":" + request.params().get("protocolVersion")
                        + ",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}");
    }

    static void json(HttpExchange exchange, Received request, String result) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        status(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result + "}");
    }

    static void text(HttpExchange exchange, Received request, String said) throws IOException {
        json(exchange, request, "{\"content\":[{\"type\":\"text\",\"text\":\"" + said + "\"}]}");
    }

    static void status(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
