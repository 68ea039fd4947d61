package io.camelcodegen.examples.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Stands in for api.github.com: remembers what it was asked, and answers two of its operations. */
final class StandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param line method and target, as in the first line of the request
     * @param body empty for none
     */
    record Request(String line, @Nullable String authorization, String body) {}

    private final HttpServer server;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn open() throws IOException {
        StandIn standIn = new StandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        standIn.server.createContext("/users/octocat/repos", exchange -> standIn.answer(exchange, 200, repositories()));
        standIn.server.createContext(
                "/repos/octocat/Hello-World/issues", exchange -> standIn.answer(exchange, 201, issue()));
        standIn.server.start();
        return standIn;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The oldest request not yet taken. */
    Request takeRequest() {
        return requests.remove();
    }

    boolean hasRequests() {
        return !requests.isEmpty();
    }

    private static JsonNode repositories() {
        ArrayNode repositories = JSON.createArrayNode();
        repositories.addObject().put("full_name", "octocat/Hello-World").put("stargazers_count", 80);
        repositories.addObject().put("full_name", "octocat/Spoon-Knife").put("stargazers_count", 12);
        return repositories;
    }

    private static JsonNode issue() {
        return JSON.createObjectNode().put("number", 1347).put("state", "open");
    }

    private void answer(HttpExchange exchange, int status, JsonNode value) throws IOException {
        requests.add(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] body = JSON.writeValueAsBytes(value);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
