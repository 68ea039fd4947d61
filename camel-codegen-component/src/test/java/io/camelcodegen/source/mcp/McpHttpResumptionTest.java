package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.get;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that end the stream of an answer before the result, to be asked for the rest (SEP-1699). */
class McpHttpResumptionTest {

    private final McpFixture fixture = new McpFixture();
    private ScriptedMcpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedMcpServer();
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    private CompletableFuture<ToolResult> call(Duration timeout) {
        ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", server.url())
                .header("X-Key", "k1")
                .build());
        Tool tool = tool(source, "do");
        return callAsync(source, tool, Map.of(), timeout);
    }

    private String result(String text) {
        return "id: last\ndata: {\"jsonrpc\":\"2.0\",\"id\":"
                + server.calls().get(0).id() + ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}]}}\n\n";
    }

    @Test
    void asksForTheRestAfterTheTimeTheServerNames() {
        AtomicLong ended = new AtomicLong();
        AtomicLong asked = new AtomicLong();
        server.onCall((request, exchange) -> {
            ended.set(System.nanoTime());
            ScriptedMcpServer.events(exchange, "id: first\nretry: 600\ndata: \n\n");
        });
        server.onResume((request, exchange) -> {
            asked.set(System.nanoTime());
            ScriptedMcpServer.events(exchange, result("done"));
        });

        Object value = get(call(McpFixture.LONG)).value();

        assertThat(value).isEqualTo("done");
        assertThat(server.calls()).hasSize(1);
        assertThat(server.resumed).singleElement().satisfies(rest -> {
            assertThat(rest.header("Last-Event-ID")).isEqualTo("first");
            assertThat(rest.session()).isEqualTo("session-1");
            assertThat(rest.header("X-Key")).isEqualTo("k1");
            assertThat(rest.header("MCP-Protocol-Version")).isEqualTo("2025-11-25");
            assertThat(rest.header("Content-Type")).isNull();
            assertThat(rest.query()).isEqualTo("tenant=a");
        });
        assertThat(Duration.ofNanos(asked.get() - ended.get())).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void asksAsOftenAsTheServerEndsTheStream() {
        server.onCall((request, exchange) -> ScriptedMcpServer.events(exchange, "id: 0\nretry: 10\ndata: \n\n"));
        server.onResume((request, exchange) -> {
            int part = server.resumed.size();
            ScriptedMcpServer.events(exchange, part < 3 ? "id: " + part + "\ndata: \n\n" : result("done"));
        });

        Object value = get(call(McpFixture.LONG)).value();

        assertThat(value).isEqualTo("done");
        assertThat(server.resumed)
                .extracting(rest -> rest.header("Last-Event-ID"))
                .containsExactly("0", "1", "2");
    }

    @Test
    void asksForTheRestWhenTheConnectionBreaks() {
        server.onCall((request, exchange) -> breakOff(exchange, "id: first\nretry: 10\ndata: \n\n"));
        server.onResume((request, exchange) -> ScriptedMcpServer.events(exchange, result("done")));

        Object value = get(call(McpFixture.LONG)).value();

        assertThat(value).isEqualTo("done");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffWithinAnEventIsLost() {
        server.onCall((request, exchange) -> breakOff(exchange, "id: first\nretry: 10\ndata: \n\ndata: {\"jso"));
        server.onResume((request, exchange) -> ScriptedMcpServer.events(exchange, result("done")));

        CodegenException failure = failure(call(McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(server.resumed).isEmpty();
    }

    @Test
    void anAnswerWhoseRestIsRefusedIsLostAndMayHaveTakenEffect() {
        server.onCall((request, exchange) -> ScriptedMcpServer.events(exchange, "id: first\nretry: 10\ndata: \n\n"));
        server.onResume((request, exchange) -> ScriptedMcpServer.status(exchange, 404, "no such stream"));

        CodegenException failure = failure(call(McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.isUnprocessed()).isFalse();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aServerThatIsGoneWhenTheRestIsWantedMayHaveActed() {
        server.onCall((request, exchange) -> {
            ScriptedMcpServer.events(exchange, "id: first\nretry: 300\ndata: \n\n");
            server.close();
        });

        CodegenException failure = failure(call(McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.isUnprocessed()).isFalse();
    }

    @Test
    void aCallDoesNotWaitBeyondItsTime() {
        server.onCall(
                (request, exchange) -> ScriptedMcpServer.events(exchange, "id: first\nretry: 999999999\ndata: \n\n"));
        server.onResume((request, exchange) -> ScriptedMcpServer.events(exchange, result("too late")));

        CodegenException failure = failure(call(Duration.ofMillis(800)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(server.resumed).isEmpty();
    }

    private static void breakOff(HttpExchange exchange, String events) throws IOException {
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, bytes.length + 1_000L);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
