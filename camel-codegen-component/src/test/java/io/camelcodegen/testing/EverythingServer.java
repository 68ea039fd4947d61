package io.camelcodegen.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** The reference server of the MCP project over HTTP, as a process. */
public final class EverythingServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final String transport;
    private final int port;
    private Process process;

    private EverythingServer(String transport, int port) {
        this.transport = transport;
        this.port = port;
    }

    /** @param transport {@code streamableHttp} or {@code sse} */
    public static EverythingServer start(String transport) throws IOException {
        for (int attempt = 1; ; attempt++) {
            EverythingServer server = new EverythingServer(transport, freePort());
            if (server.start()) {
                return server;
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("no port was free long enough");
            }
        }
    }

    /** What {@code node} runs. */
    public static String script() {
        return NodePackages.file("@modelcontextprotocol/server-everything/dist/index.js")
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", script(), transport);
        builder.environment().put("PORT", String.valueOf(port));
        builder.redirectErrorStream(true);
        process = builder.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("on port " + port)) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return true;
            }
        }
        return false;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port + (transport.equals("sse") ? "/sse" : "/mcp");
    }

    /** Ends the server and starts it again at the same place, where it remembers nothing. */
    public void restart() throws Exception {
        kill();
        if (!start()) {
            throw new IOException("the port was taken in the meantime");
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
