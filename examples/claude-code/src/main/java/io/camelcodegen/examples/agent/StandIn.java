package io.camelcodegen.examples.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for api.github.com: answers two of its operations, and remembers what it was asked. */
final class StandIn implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn open() throws IOException {
        StandIn standIn = new StandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        standIn.answer("/", 404, "{\"message\":\"Not Found\"}");
        standIn.answer(
                "/users/octocat/repos",
                200,
                "[{\"full_name\":\"octocat/Hello-World\",\"open_issues_count\":3},"
                        + "{\"full_name\":\"octocat/Spoon-Knife\",\"open_issues_count\":0}]");
        standIn.answer("/repos/octocat/Hello-World/issues", 201, "{\"number\":1347,\"state\":\"open\"}");
        standIn.server.start();
        return standIn;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Methods and targets, in their order. */
    List<String> requests() {
        return requests;
    }

    private void answer(String path, int status, String json) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
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
