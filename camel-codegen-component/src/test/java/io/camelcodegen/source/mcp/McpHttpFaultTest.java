package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.await;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers over HTTP that answer too late, too much, with half an answer or with none. */
class McpHttpFaultTest {

    @AutoClose
    private final McpFixture fixture = new McpFixture();

    private final ScriptedMcpServer server = fixture.serve();

    @Test
    void failsACallWhoseAnswerIsCutOff() {
        server.onCall((request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("event: message\ndata: {\"jsonrpc\":\"2.0\",".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        ToolSource source = fixture.open(server);

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.isUnprocessed()).isFalse();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void failsACallThatIsAcceptedWithoutAnAnswer() {
        server.onCall((request, exchange) -> ScriptedMcpServer.status(exchange, 202, ""));
        ToolSource source = fixture.open(server);

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
    }

    @Test
    void timesOutAndTellsAServerThatNeverAnswers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.onCall((request, exchange) -> await(never));
        ToolSource source = fixture.open(server);

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofMillis(200)));
        discover(source); // later than the cancellation on its way

        assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
        ScriptedMcpServer.Received call = server.calls().get(0);
        assertThat(server.received)
                .filteredOn(request -> request.method().equals("notifications/cancelled"))
                .allSatisfy(told -> assertThat(told.params().get("requestId")).isEqualTo(call.id()));
        never.countDown();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/html|<html>Sign in</html>", "application/json|{\"jsonrpc\": oops", "application/json|[]"})
    void saysWhenAnAnswerIsNoMessage(String type, String body) {
        server.onCall((request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            ScriptedMcpServer.status(exchange, 200, body);
        });
        ToolSource source = fixture.open(server);

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
    }

    @Test
    void refusesAnAnswerOverTheLimit() {
        server.onCall((request, exchange) -> ScriptedMcpServer.text(exchange, request, "x".repeat(200_000)));
        ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", server.url())
                .maxResponseBytes(100_000)
                .build());

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
    }

    @Test
    void failsCallsUnderWayWhenClosed() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.onCall((request, exchange) -> {
            underWay.countDown();
            await(release);
        });
        ToolSource source = fixture.open(server);
        CompletableFuture<ToolResult> call = callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG);
        await(underWay);

        source.close();
        release.countDown();

        assertThat(failure(call)).hasMessageContaining("closed");
        assertThat(failure(source.discover())).hasMessageContaining("closed");
    }
}
