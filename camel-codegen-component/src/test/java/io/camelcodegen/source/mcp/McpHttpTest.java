package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.get;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.EverythingServer;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference server of the MCP project over HTTP. */
class McpHttpTest {

    private final McpFixture fixture = new McpFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamableHttp", "sse"}) // the second is found out by itself
    void listsAndCallsTools(String transport) throws Exception {
        try (EverythingServer server = EverythingServer.start(transport)) {
            ToolSource source = fixture.open(
                    SourceConfig.mcpHttp("everything", server.url()).build());

            List<Tool> tools = discover(source);

            assertThat(tools).extracting(Tool::wireName).contains("echo", "get-structured-content");
            assertThat(call(source, "echo", Map.of("message", "łódź 🙂"))).isEqualTo("Echo: łódź 🙂");
            assertThat(call(source, "get-structured-content", Map.of("location", "New York")))
                    .isEqualTo(Map.of("temperature", 33, "conditions", "Cloudy", "humidity", 82));
            assertThat((List<?>) call(source, "get-tiny-image", Map.of())).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamableHttp", "sse"})
    void failsACallInFlightWhenTheServerIsKilled(String transport) throws Exception {
        try (EverythingServer server = EverythingServer.start(transport)) {
            ToolSource source = fixture.open(SourceConfig.mcpHttp("everything", server.url())
                    .property("transport", transport.equals("sse") ? "sse" : "streamable-http")
                    .build());
            Tool slow = tool(source, "trigger-long-running-operation");
            CompletableFuture<ToolResult> call =
                    callAsync(source, slow, Map.of("duration", 600, "steps", 600), Duration.ofMinutes(20));
            assertThat(call(source, "echo", Map.of("message", "x"))).isEqualTo("Echo: x");

            server.kill();

            assertThat(failure(call).getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
            CodegenException next = failure(callAsync(source, tool2(), Map.of(), McpFixture.LONG));
            assertThat(next.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
            assertThat(next.isUnprocessed()).isTrue();
            assertThat(next).hasMessageContaining("refused").hasMessageContaining(server.url());
        }
    }

    private static Tool tool2() {
        return Tool.builder(new io.camelcodegen.tool.ToolName("everything", "echo"), "echo", () -> {
                    throw new IllegalStateException();
                })
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamableHttp", "sse"})
    void goesOnAfterTheServerWasRestarted(String transport) throws Exception {
        try (EverythingServer server = EverythingServer.start(transport)) {
            ToolSource source = fixture.open(
                    SourceConfig.mcpHttp("everything", server.url()).build());
            Tool echo = tool(source, "echo");

            server.restart();
            CompletableFuture<ToolResult> first = callAsync(source, echo, Map.of("message", "1"), McpFixture.LONG);
            first.exceptionally(failure -> null).join(); // over SSE it may have been under way as the stream ended

            assertThat(get(callAsync(source, echo, Map.of("message", "2"), McpFixture.LONG))
                            .value())
                    .isEqualTo("Echo: 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streamableHttp", "sse"})
    void tellsHowFarACallHasComeWhereSomebodyWantsToKnow(String transport) throws Exception {
        try (EverythingServer server = EverythingServer.start(transport)) {
            ToolSource source = fixture.open(
                    SourceConfig.mcpHttp("everything", server.url()).build());
            Tool slow = tool(source, "trigger-long-running-operation");
            List<String> reports = new CopyOnWriteArrayList<>();
            CallContext watched = new CallContext(
                    McpFixture.LONG,
                    Credentials.NONE,
                    Map.of(),
                    null,
                    null,
                    (done, total) -> reports.add(done + " of " + total));

            get(source.call(slow, McpFixture.JSON.valueToTree(Map.of("duration", 0.03, "steps", 3)), watched));

            assertThat(reports).startsWith("1 of 3", "2 of 3"); // the last may come with the result
        }
    }

    @Test
    void losesNoneOfManyCallsAtOnce() throws Exception {
        try (EverythingServer server = EverythingServer.start("streamableHttp")) {
            ToolSource source = fixture.open(
                    SourceConfig.mcpHttp("everything", server.url()).build());
            Tool echo = tool(source, "echo");

            List<CompletableFuture<ToolResult>> calls = IntStream.range(0, 200)
                    .mapToObj(i -> callAsync(source, echo, Map.of("message", String.valueOf(i)), McpFixture.LONG))
                    .toList();

            assertThat(calls.stream().map(call -> get(call).value()).toList())
                    .hasSize(200)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void stopsWaitingWhenTheTimeOfACallIsOverAndServesTheNext() throws Exception {
        try (EverythingServer server = EverythingServer.start("streamableHttp")) {
            ToolSource source = fixture.open(
                    SourceConfig.mcpHttp("everything", server.url()).build());
            Tool slow = tool(source, "trigger-long-running-operation");

            CodegenException failure =
                    failure(callAsync(source, slow, Map.of("duration", 60, "steps", 3), Duration.ofMillis(200)));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(call(source, "echo", Map.of("message", "still here"))).isEqualTo("Echo: still here");
        }
    }
}
