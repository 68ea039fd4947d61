package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.get;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.tool.Tool;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The reference servers of the MCP project over stdio. */
class McpStdioTest {

    private final McpFixture fixture = new McpFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void findsTheToolsOfTheReferenceServerWithHintsAndSchemas() {
        ToolSource source = fixture.everything();

        List<Tool> tools = discover(source);

        assertThat(tools).extracting(Tool::wireName).contains("echo", "get-sum", "get-structured-content");
        Tool structured = tool(source, "get-structured-content");
        assertThat(structured.name()).hasToString("everything__get_structured_content");
        assertThat(structured.hints().readOnly()).isTrue();
        assertThat(structured.description()).startsWith("Get Structured Content Tool");
        assertThat(structured.schemas().input().at("/properties/location/enum")).hasSize(3);
        assertThat(structured.schemas().output().at("/properties/humidity/type").asText())
                .isEqualTo("number");
    }

    @Test
    void callsAToolAndGivesItsTextAsText() {
        ToolSource source = fixture.everything();

        Object result = call(source, "echo", Map.of("message", "grüße 漢字 🙂 \u2028"));

        assertThat(result).isEqualTo("Echo: grüße 漢字 🙂 \u2028");
    }

    @Test
    void givesStructuredContentAsMapsAndNumbers() {
        ToolSource source = fixture.everything();

        Object result = call(source, "get-structured-content", Map.of("location", "Chicago"));

        assertThat(result).isEqualTo(Map.of("temperature", 36, "conditions", "Light rain / drizzle", "humidity", 82));
    }

    @Test
    @SuppressWarnings("unchecked")
    void givesSeveralBlocksAsAListWithTheImageInIt() {
        ToolSource source = fixture.everything();

        List<Map<String, Object>> blocks = (List<Map<String, Object>>) call(source, "get-tiny-image", Map.of());

        assertThat(blocks).extracting(block -> block.get("type")).contains("text", "image");
        Map<String, Object> image = blocks.stream()
                .filter(block -> "image".equals(block.get("type")))
                .findFirst()
                .orElseThrow();
        assertThat(image).containsEntry("mimeType", "image/png");
        assertThat((String) image.get("data")).startsWith("iVBOR");
    }

    @Test
    void failsWithWhatTheServerSaysOfAFailedCall(@TempDir Path directory) {
        ToolSource source = filesystem(directory);
        Tool read = tool(source, "read_text_file");

        CodegenException failure =
                failure(callAsync(source, read, Map.of("path", directory + "/missing.txt"), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failure).hasMessageContaining("ENOENT").hasMessageStartingWith("files__read_text_file");
        assertThat(failure.getContext()).containsKey("response");
    }

    @Test
    void readsAndWritesFilesThroughTheFilesystemServer(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("a.txt"), "Zeile 1\nZeile 2 ✓\n");
        ToolSource source = filesystem(directory);

        Object text = call(source, "read_text_file", Map.of("path", directory + "/a.txt"));
        call(source, "write_file", Map.of("path", directory + "/b.txt", "content", "geschrieben ✓"));

        assertThat(text.toString()).contains("Zeile 2 ✓");
        assertThat(directory.resolve("b.txt")).hasContent("geschrieben ✓");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void failsACallInFlightWhenTheFilesystemServerIsKilledAndLeavesNoProcess(@TempDir Path directory) throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        ToolSource source = filesystem(directory);
        Tool read = tool(source, "read_text_file");
        ProcessHandle server = serverProcess();
        try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw")) { // who reads now waits for ever
            CompletableFuture<ToolResult> call =
                    callAsync(source, read, Map.of("path", pipe.toString()), Duration.ofMinutes(20));
            server.destroyForcibly();

            assertThat(failure(call).getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        }
        source.close();

        assertThat(server.isAlive()).isFalse();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void keepsUtf8WhateverTheLocaleOfTheServerIs() {
        ToolSource source = fixture.open(SourceConfig.mcpStdio("everything", "node", McpFixture.everythingScript())
                .property("env", Map.of("LC_ALL", "C", "LANG", "C"))
                .build());

        Object result = call(source, "echo", Map.of("message", "łódź 東京"));

        assertThat(result).isEqualTo("Echo: łódź 東京");
    }

    @Test
    void losesNoneOfManyCallsFromManyThreads() throws Exception {
        ToolSource source = fixture.everything();
        Tool echo = tool(source, "echo");
        List<CompletableFuture<ToolResult>> calls = new CopyOnWriteArrayList<>();

        List<Thread> threads = IntStream.range(0, 100)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < 10; i++) {
                        calls.add(callAsync(source, echo, Map.of("message", t + "/" + i), McpFixture.LONG));
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        List<Object> results = new ArrayList<>();
        calls.forEach(call -> results.add(get(call).value()));
        assertThat(results).hasSize(1000).doesNotHaveDuplicates().allMatch(text -> text.toString()
                .startsWith("Echo: "));
    }

    @Test
    void tellsHowFarACallHasComeWhereSomebodyWantsToKnow() {
        ToolSource source = fixture.everything();
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

        assertThat(reports).containsExactly("1 of 3", "2 of 3", "3 of 3");
    }

    @Test
    void stopsWaitingWhenTheTimeOfACallIsOverAndServesTheNext() {
        ToolSource source = fixture.everything();
        Tool slow = tool(source, "trigger-long-running-operation");

        CodegenException failure =
                failure(callAsync(source, slow, Map.of("duration", 60, "steps", 3), Duration.ofMillis(200)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure.isUnprocessed()).isFalse();
        assertThat(call(source, "echo", Map.of("message", "still here"))).isEqualTo("Echo: still here");
    }

    @Test
    void failsACallInFlightWhenTheServerIsKilled() {
        ToolSource source = fixture.everything();
        Tool slow = tool(source, "trigger-long-running-operation");
        CompletableFuture<ToolResult> call =
                callAsync(source, slow, Map.of("duration", 600, "steps", 2), Duration.ofMinutes(20));

        serverProcess().destroyForcibly();

        CodegenException failure = failure(call);
        assertThat(failure.getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(failure.getContext()).containsEntry("exitCode", 137).containsEntry("source", "everything");
        assertThat(failure.isUnprocessed()).isFalse();
        assertThat(call(source, "echo", Map.of("message", "again"))).isEqualTo("Echo: again");
        source.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        ToolSource source = fixture.everything();
        discover(source);
        ProcessHandle server = serverProcess();
        Tool echo = tool(source, "echo");

        source.close();

        assertThat(server.isAlive()).isFalse();
        CodegenException late = failure(callAsync(source, echo, Map.of("message", "x"), McpFixture.LONG));
        assertThat(late).hasMessageContaining("closed");
        assertThat(late.isUnprocessed()).isTrue();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void tellsFromDiscoveryThatTheServerCannotBeStarted() {
        ToolSource source = fixture.open(SourceConfig.mcpStdio("gone", "no-such-program-anywhere", "--token=hush")
                .build());

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("no-such-program-anywhere")
                .hasMessageContaining("PATH")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> discover(source)).isInstanceOf(CodegenException.class);
    }

    private ToolSource filesystem(Path directory) {
        String script = NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js")
                .toString();
        return fixture.open(SourceConfig.mcpStdio("files", "node", script, directory.toString())
                .build());
    }

    private static ProcessHandle serverProcess() {
        return ProcessHandle.current().children().findFirst().orElseThrow();
    }
}
