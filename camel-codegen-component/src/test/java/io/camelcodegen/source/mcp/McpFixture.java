package io.camelcodegen.source.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.auth.StaticCredentials;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.Variables;
import io.camelcodegen.testing.EverythingServer;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Sources under test, what the component would lend them, and scripted servers; closes all. */
final class McpFixture implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration LONG = Duration.ofMinutes(2);

    final AtomicInteger changes = new AtomicInteger();
    private Runnable listener = () -> {};
    final Map<String, String> variables = new LinkedHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CamelContext camel = new DefaultCamelContext();
    private final List<ToolSource> sources = new ArrayList<>();
    private final List<ScriptedMcpServer> servers = new ArrayList<>();

    ToolSource open(SourceConfig config) {
        Variables resolver = text -> {
            String resolved = text;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                resolved = resolved.replace("${" + variable.getKey() + "}", variable.getValue());
            }
            return resolved;
        };
        SourceContext context = new SourceContext(
                camel,
                null,
                StaticCredentials.of(config.name(), config.auth(), resolver::resolve),
                EventSink.NONE,
                resolver,
                workers,
                scheduler,
                null,
                null,
                () -> {
                    changes.incrementAndGet();
                    listener.run();
                });
        ToolSource source = new McpSourceFactory().create(config, context);
        sources.add(source);
        return source;
    }

    void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** The reference server over stdio. */
    ToolSource everything() {
        return open(SourceConfig.mcpStdio("everything", "node", everythingScript(), "stdio")
                .build());
    }

    static String everythingScript() {
        return EverythingServer.script();
    }

    /** The server of {@code fault-server.js} in a mode of its. */
    ToolSource faulty(String mode, String... args) {
        return open(faultyConfig(mode, args).build());
    }

    static SourceConfig.Builder faultyConfig(String mode, String... args) {
        List<String> all = new ArrayList<>(List.of(faultScript(), mode));
        all.addAll(List.of(args));
        return SourceConfig.mcpStdio("faulty", "node", all.toArray(String[]::new));
    }

    static String faultScript() {
        return Path.of("src/test/resources/mcp/fault-server.js")
                .toAbsolutePath()
                .toString();
    }

    /** A server that does as the test says. */
    ScriptedMcpServer serve() {
        try {
            ScriptedMcpServer server = new ScriptedMcpServer();
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source of the server, with no options. */
    ToolSource open(ScriptedMcpServer server) {
        return open(SourceConfig.mcpHttp("scripted", server.url()).build());
    }

    CamelContext camel() {
        return camel;
    }

    static List<Tool> discover(ToolSource source) {
        return get(source.discover());
    }

    static Tool tool(ToolSource source, String wireName) {
        return discover(source).stream()
                .filter(tool -> tool.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    static Object call(ToolSource source, String wireName, Map<String, ?> parameters) {
        return get(callAsync(source, tool(source, wireName), parameters, LONG)).value();
    }

    static CompletableFuture<ToolResult> callAsync(
            ToolSource source, Tool tool, Map<String, ?> parameters, Duration timeout) {
        ObjectNode node = JSON.valueToTree(parameters);
        return source.call(tool, node, CallContext.of(timeout));
    }

    static CodegenException failure(CompletableFuture<?> future) {
        try {
            future.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (CodegenException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("it did not fail");
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CodegenException known) {
                throw known;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sources.forEach(ToolSource::close);
        scheduler.shutdownNow();
        workers.shutdownNow();
        servers.forEach(ScriptedMcpServer::close);
    }
}
