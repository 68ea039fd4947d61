package io.camelcodegen.examples.wrappers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands in for api.github.com: remembers what it was asked, and answers two of its operations. */
final class StandIn implements AutoCloseable {

    private static final String REPOSITORIES = """
            [{"full_name": "octocat/Hello-World", "stargazers_count": 80},
             {"full_name": "octocat/Spoon-Knife", "stargazers_count": 12}]
            """;

    private static final String COMMENT = """
            {"id": 1, "body": "Me too", "created_at": "2026-11-23T09:30:00Z", "user": {"login": "octocat"},
             "author_association": "OWNER"}
            """;

    private final HttpServer server;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn open() throws IOException {
        StandIn standIn = new StandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        standIn.server.createContext("/users/octocat/repos", exchange -> standIn.answer(exchange, 200, REPOSITORIES));
        standIn.server.createContext(
                "/repos/octocat/Hello-World/issues/1347/comments", exchange -> standIn.answer(exchange, 201, COMMENT));
        standIn.server.start();
        return standIn;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The oldest request not yet taken: method, target and body. */
    String takeRequest() {
        return requests.remove();
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).strip());
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
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
