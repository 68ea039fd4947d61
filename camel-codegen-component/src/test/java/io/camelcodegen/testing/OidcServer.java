package io.camelcodegen.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A real OpenID provider, {@code oidc-provider} of npm, run by {@code src/test/npm/oidc-server.mjs}, which tells its
 * clients. Its API under {@code /api/} answers who a token is for, and 401 without a good one.
 */
public final class OidcServer implements AutoCloseable {

    private static final String SAYS_PORT = "listening on ";

    private final Process process;
    private final int port;

    private OidcServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static OidcServer start() throws IOException {
        NodePackages.file("oidc-provider/package.json");
        Process process = new ProcessBuilder(
                        "node", Path.of("src/test/npm/oidc-server.mjs").toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(SAYS_PORT)) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return new OidcServer(process, Integer.parseInt(line.substring(SAYS_PORT.length())));
            }
        }
        throw new IOException("the OpenID provider did not start: " + said);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public URI uri(String path) {
        return URI.create(url(path));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
