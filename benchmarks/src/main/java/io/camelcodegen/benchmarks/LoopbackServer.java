package io.camelcodegen.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The REST API that calls are measured against, in a JVM of its own. Prints its port. */
final class LoopbackServer {

    static final String TOKEN = "benchmark-token";

    private static final Buffer ITEM = Buffer.buffer("""
            {"id":42,"name":"camel","description":"a small answer, as a REST API gives it","price":12.5,"stock":7,\
            "active":true,"tags":["desert","ship"],"owner":{"login":"octocat","id":1,"site_admin":false}}""");

    private LoopbackServer() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        int port = vertx.createHttpServer()
                .requestHandler(LoopbackServer::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        System.out.println(port);
    }

    private static void answer(HttpServerRequest request) {
        if (!("Bearer " + TOKEN).equals(request.getHeader("authorization"))) {
            request.response().setStatusCode(401).end();
        } else if (!request.path().startsWith("/items/") || !"true".equals(request.getParam("verbose"))) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().putHeader("content-type", "application/json").end(ITEM);
        }
    }

    /** Writes the OpenAPI document of the server at that port. */
    static Path document(Path directory, int port) {
        try {
            try (var in = LoopbackServer.class.getResourceAsStream("items.json")) {
                if (in == null) {
                    throw new IllegalStateException("items.json is missing");
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return Files.writeString(
                        directory.resolve("items.json"), text.replace("${port}", String.valueOf(port)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
