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
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that end, hang, write what they must not, or do not want to end. */
class McpStdioFaultTest {

    private final McpFixture fixture = new McpFixture();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void saysHowAServerEndedThatExitsAtOnce() {
        ToolSource source = fixture.faulty("exits");

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(failure).hasMessageContaining("exit code 3").hasMessageContaining("no license file");
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void failsACallWhoseServerDiesInItWithItsLastWords() {
        ToolSource source = fixture.faulty("dies-in-call");

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(failure).hasMessageContaining("139").hasMessageContaining("segmentation fault, core dumped");
        assertThat(failure.isUnprocessed()).isFalse();
    }

    @Test
    void startsAServerThatNeverComesUpFourTimesAndThenNotBeforeAPause() throws Exception {
        Path starts = directory.resolve("starts");
        ToolSource source = fixture.faulty("dies-at-start", starts.toString());

        for (int i = 0; i < 4; i++) {
            assertThat(failure(source.discover()).getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        }
        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("4 times in a row").hasMessageContaining("exit code 7");
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(Files.readAllLines(starts)).hasSize(4);
    }

    @Test
    void startsAServerAgainAsOftenAsCallsSucceedInBetween() throws Exception {
        Path starts = directory.resolve("starts");
        ToolSource source = fixture.faulty("counts", starts.toString());
        Tool tool = tool(source, "do");

        for (int i = 1; i <= 6; i++) {
            assertThat(get(callAsync(source, tool, Map.of(), McpFixture.LONG)).value())
                    .isEqualTo(Map.of("starts", i));
            failure(callAsync(source, tool, Map.of("die", true), McpFixture.LONG));
        }

        assertThat(Files.readAllLines(starts)).hasSize(6);
    }

    @Test
    void sharesOneStartAmongConcurrentFirstCalls() throws Exception {
        Path starts = directory.resolve("starts");
        ToolSource source = fixture.faulty("counts", starts.toString());

        List<CompletableFuture<List<Tool>>> discoveries =
                Stream.generate(source::discover).limit(20).toList();

        discoveries.forEach(McpFixture::get);
        assertThat(Files.readAllLines(starts)).hasSize(1);
    }

    @Test
    void leavesAHangingServerWhenTheTimeIsOver() {
        ToolSource source = fixture.faulty("hangs");

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofMillis(100)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure).hasMessageContaining("faulty__do").hasMessageContaining("100 ms");
    }

    @Test
    void givesUpOnAServerThatNeverAnswersTheHandshake() {
        ToolSource source = fixture.open(McpFixture.faultyConfig("never-ready")
                .property("initTimeout", 300)
                .build());

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void boundsTheWaitForAStartByTheTimeOfTheCall() {
        ToolSource source = fixture.faulty("never-ready");
        Tool anyTool = Tool.builder(new io.camelcodegen.tool.ToolName("faulty", "do"), "do", () -> {
                    throw new IllegalStateException();
                })
                .build();

        CodegenException failure = failure(callAsync(source, anyTool, Map.of(), Duration.ofMillis(100)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.CONNECTION_TIMEOUT);
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void tellsTheServerOfCallsThatTimedOutOrWereCancelled() {
        ToolSource source = fixture.faulty("hangs-and-tells");
        Tool tool = tool(source, "do");
        failure(callAsync(source, tool, Map.of(), Duration.ofMillis(100)));
        CompletableFuture<ToolResult> cancelled = callAsync(source, tool, Map.of(), McpFixture.LONG);
        cancelled.cancel(true);

        Object told = call(source, "do", Map.of("last", true));

        assertThat(told)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .extractingByKey("cancelled")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .satisfiesExactly(
                        timedOut -> assertThat(timedOut)
                                .containsEntry("known", true)
                                .containsEntry("reason", "timed out after 100 ms"),
                        byCaller -> assertThat(byCaller)
                                .containsEntry("known", true)
                                .containsEntry("reason", "cancelled by the caller"));
    }

    @Test
    void skipsWhatIsNoMessageOnStdout() {
        ToolSource source = fixture.faulty("garbage");

        Object result = call(source, "do", Map.of("a", 1));

        assertThat(result).isEqualTo("{\"a\":1}");
    }

    @Test
    void isNotHeldUpByAServerThatFloodsOrClosesItsStderr() {
        assertThat(call(fixture.faulty("floods-stderr"), "do", Map.of())).isEqualTo("{}");
        assertThat(call(fixture.faulty("closes-stderr"), "do", Map.of())).isEqualTo("{}");
    }

    @Test
    void failsACallWhoseServerClosesItsStdoutButLivesOn() {
        ToolSource source = fixture.faulty("closes-stdout");

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(failure).hasMessageContaining("closed its input or output");
    }

    @Test
    void passesAResultOfTwentyMegabytes() {
        ToolSource source = fixture.faulty("big-line");

        Object result = call(source, "do", Map.of("bytes", 20 * 1024 * 1024));

        assertThat((String) result).hasSize(20 * 1024 * 1024);
    }

    @Test
    void refusesAResultOverTheLimitAndServesTheNext() {
        ToolSource source = fixture.open(
                McpFixture.faultyConfig("big-line").maxResponseBytes(100_000).build());
        Tool tool = tool(source, "do");

        CodegenException failure = failure(callAsync(source, tool, Map.of("bytes", 1_000_000), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        assertThat(failure.getContext()).containsEntry("limit", 100_000L);
        assertThat((String) call(source, "do", Map.of("bytes", 90_000))).hasSize(90_000);
    }

    @Test
    void killsAServerThatIgnoresSigterm() {
        ToolSource source = fixture.faulty("ignores-sigterm");
        discover(source);
        ProcessHandle server = ProcessHandle.current().children().findFirst().orElseThrow();

        source.close();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void endsTheGrandchildWhenClosedAndWhenTheServerDies() throws Exception {
        Path pid = directory.resolve("pid");
        ToolSource source = fixture.faulty("grandchild", pid.toString());
        Tool tool = tool(source, "do");
        assertThat(get(callAsync(source, tool, Map.of(), McpFixture.LONG)).value())
                .isEqualTo("ok");
        ProcessHandle first = child(pid);

        CodegenException failure = failure(callAsync(source, tool, Map.of("die", true), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.MCP_PROCESS_DIED);
        assertThat(get(callAsync(source, tool, Map.of(), McpFixture.LONG)).value())
                .isEqualTo("ok");
        ProcessHandle second = child(pid);
        source.close();
        assertThat(first.isAlive()).isFalse();
        assertThat(second.isAlive()).isFalse();
    }

    private static ProcessHandle child(Path pid) throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
    }

    @Test
    void leavesNoThreadBehind() {
        ToolSource source = fixture.faulty("counts", directory.resolve("starts").toString());
        discover(source);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("codegen-mcp-faulty"))
                .toList();
        assertThat(threads).isNotEmpty();

        source.close();

        threads.forEach(McpStdioFaultTest::join);
    }

    private static void join(Thread thread) {
        assertThat(thread.isDaemon()).isTrue();
        try {
            thread.join(McpFixture.LONG.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void saysWhichVersionsDoNotGoTogether() {
        ToolSource source = fixture.faulty("wrong-version");

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("1999-01-01").hasMessageContaining("2025-11-25");
    }

    @Test
    void saysWhyAServerRefusesToBegin() {
        CodegenException failure = failure(fixture.faulty("refuses").discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("not today");
    }

    @Test
    void givesTheServerNoMoreOfTheEnvironmentThanItNeeds() {
        fixture.variables.put("TOKEN", "s3cret");
        ToolSource source = fixture.open(McpFixture.faultyConfig("environment")
                .property("env", Map.of("API_TOKEN", "${TOKEN}"))
                .build());

        Map<?, ?> environment = (Map<?, ?>) call(source, "do", Map.of());

        assertThat(environment.get("API_TOKEN")).isEqualTo("s3cret");
        assertThat(environment.containsKey("PATH")).isTrue();
        assertThat(environment.keySet()).allMatch(name -> name.toString()
                .matches("PATH|HOME|LANG|LC_.*|TMPDIR|USER|LOGNAME|SHELL|TERM|TZ|API_TOKEN"));
        assertThat(source).hasToString("McpSource[faulty]");
    }

    @Test
    void doesNotQuoteASecretThatTheServerRepeats() {
        fixture.variables.put("TOKEN", "s3cret-token");
        ToolSource source = fixture.open(McpFixture.faultyConfig("repeats-secret")
                .property("env", Map.of("API_TOKEN", "${TOKEN}"))
                .build());

        CodegenException failure = failure(source.discover());

        assertThat(failure).hasMessageContaining("bad token xxxxxx").hasMessageNotContaining("s3cret");
    }

    @Test
    void lastWordsShowNoCredentialThatIsCutSpreadOrTheServersOwn() {
        fixture.variables.put("TOKEN", "s3cret-environment-variable");
        ToolSource source = fixture.open(McpFixture.faultyConfig("tells-secrets")
                .property("env", Map.of("API_TOKEN", "${TOKEN}", "SIGNING", "-----BEGIN KEY-----\ns3cret-line"))
                .build());

        CodegenException failure = failure(source.discover());

        assertThat(failure)
                .hasMessageContaining("its last words: xxxx")
                .hasMessageContaining("Authorization: xxxxxx | password=xxxxxx | (a line of more than 16 KB)")
                .hasMessageNotContaining("s3c")
                .hasMessageNotContaining("planted");
    }

    @Test
    void keepsAnAnswerThatWasWrittenJustBeforeTheEnd() {
        ToolSource source = fixture.faulty("answers-and-exits");

        Object result = call(source, "do", Map.of());

        assertThat((String) result).hasSize(5_000_000);
    }

    @Test
    void saysWhenAResultIsNoObject() {
        ToolSource source = fixture.faulty("list-result");

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
        assertThat(failure).hasMessageContaining("no object");
    }

    @Test
    void resolvesVariablesInArgumentsAndDirectory() {
        fixture.variables.put("ROOT", directory.toString());
        ToolSource source = fixture.open(McpFixture.faultyConfig("arguments", "--root=${ROOT}")
                .property("cwd", "${ROOT}")
                .build());

        Map<?, ?> seen = (Map<?, ?>) call(source, "do", Map.of("text", "${ROOT}"));

        assertThat(seen.get("argv")).isEqualTo(List.of("--root=" + directory));
        assertThat(seen.get("cwd")).isEqualTo(directory.toString());
        assertThat(seen.get("params"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("arguments", Map.of("text", "${ROOT}"))
                .doesNotContainKey("_meta"); // nobody wants to know how far it has come
    }
}
