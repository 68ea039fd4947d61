package io.camelcodegen.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A token endpoint that grants {@link LoopbackServer#TOKEN} for a day. */
final class TokenServer implements AutoCloseable {

    private static final byte[] GRANT = ("{\"access_token\":\"" + LoopbackServer.TOKEN
                    + "\",\"token_type\":\"Bearer\",\"expires_in\":86400}")
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private TokenServer(HttpServer server) {
        this.server = server;
    }

    static TokenServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, GRANT.length);
                exchange.getResponseBody().write(GRANT);
            }
        });
        server.start();
        return new TokenServer(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
