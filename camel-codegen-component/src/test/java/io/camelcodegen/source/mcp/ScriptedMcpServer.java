package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

    /** A request; one without a body has no method of MCP. */
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
    final List<Received> resumed = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private volatile Script onInitialize = this::initialize;
    private volatile Script onCall = (request, exchange) -> json(exchange, request, "{\"content\":[]}");
    private volatile Script onResume;
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

    /** What a GET with {@code Last-Event-ID} is answered; without a script 405, as every other GET. */
    void onResume(Script script) {
        onResume = script;
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
        Script resume = onResume;
        if (resume != null && exchange.getRequestHeaders().containsKey("Last-Event-ID")) {
            Received request = received(exchange, MissingNode.getInstance());
            resumed.add(request);
            resume.answer(request, exchange);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            status(exchange, exchange.getRequestMethod().equals("DELETE") ? 204 : 405, "");
            return;
        }
        JsonNode message = McpFixture.JSON.readTree(exchange.getRequestBody());
        Received request = received(exchange, message);
        String session = request.session();
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

    private static Received received(HttpExchange exchange, JsonNode message) {
        return new Received(
                message.path("method").asText(),
                message.path("id"),
                message.path("params"),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestHeaders().getFirst("Mcp-Session-Id"),
                exchange.getRequestURI());
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

    /** A stream with these events, ended as a server ends it. */
    static void events(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        status(exchange, 200, events);
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
