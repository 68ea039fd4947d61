package io.camelcodegen.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small REST API: it serves its own OpenAPI document, an order, and keeps the invoices that are posted. */
final class Shop implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, ObjectNode> orders = Map.of(
            42,
            JSON.createObjectNode()
                    .put("id", 42)
                    .put("customer", "Ada")
                    .put("goods", 180)
                    .put("shipping", 12));
    private final List<JsonNode> invoices = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;

    private Shop(HttpServer server) {
        this.server = server;
    }

    /** Listens on this machine only, on a port that the system picks. */
    static Shop open() throws IOException {
        Shop shop = new Shop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        shop.server.createContext("/openapi.json", shop::describe);
        shop.server.createContext("/orders/", shop::order);
        shop.server.createContext("/invoices", shop::invoice);
        shop.server.setExecutor(shop.threads);
        shop.server.start();
        return shop;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    boolean hasSent(Map<?, ?> invoice) {
        return invoices.contains(JSON.<JsonNode>valueToTree(invoice));
    }

    private void describe(HttpExchange exchange) throws IOException {
        try (InputStream document = Shop.class.getResourceAsStream("/shop.json")) {
            answer(exchange, 200, Objects.requireNonNull(document, "shop.json").readAllBytes());
        }
    }

    private void order(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/orders/".length());
        ObjectNode order = id.matches("\\d{1,9}") ? orders.get(Integer.valueOf(id)) : null;
        answer(exchange, order == null ? 404 : 200, JSON.writeValueAsBytes(order));
    }

    private void invoice(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        ObjectNode order = orders.get(request.path("order").asInt());
        if (order == null) {
            answer(exchange, 422, JSON.writeValueAsBytes("there is no such order"));
            return;
        }
        ObjectNode invoice = JSON.createObjectNode()
                .put("number", 1001 + invoices.size())
                .put("customer", order.path("customer").asText())
                .put("text", request.path("text").asText());
        invoices.add(invoice);
        answer(exchange, 201, JSON.writeValueAsBytes(invoice));
    }

    private static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
