package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.get;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers over HTTP that refuse, forget, or stop in mid-answer. */
class McpHttpFaultTest {

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

    private ToolSource open() {
        return fixture.open(SourceConfig.mcpHttp("scripted", server.url()).build());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void beginsAnewOnceWhenTheServerHasForgottenTheSession(int status) {
        server.onCall((request, exchange) -> ScriptedMcpServer.text(exchange, request, "done in " + request.session()));
        ToolSource source = open();
        Tool tool = tool(source, "do");

        server.forgetSessions(status);
        Object result = get(callAsync(source, tool, Map.of(), McpFixture.LONG)).value();

        assertThat(result).isEqualTo("done in session-2");
        assertThat(server.calls())
                .extracting(ScriptedMcpServer.Received::session)
                .containsExactly("session-1", "session-2");
    }

    @Test
    void doesNotBeginAnewForEver() {
        server.onCall((request, exchange) -> ScriptedMcpServer.status(exchange, 404, "gone"));
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure).hasMessageContaining("session");
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aLostSessionDoesNotEndTheCallsThatAreUnderWay() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.onCall((request, exchange) -> {
            if (request.params().at("/arguments/slow").asBoolean()) {
                underWay.countDown();
                await(release);
            }
            ScriptedMcpServer.text(exchange, request, "ok");
        });
        ToolSource source = open();
        Tool tool = tool(source, "do");
        CompletableFuture<ToolResult> slow = callAsync(source, tool, Map.of("slow", true), McpFixture.LONG);
        await(underWay);

        server.forgetSessions(404);
        assertThat(get(callAsync(source, tool, Map.of(), McpFixture.LONG)).value())
                .isEqualTo("ok");
        release.countDown();

        assertThat(get(slow).value()).isEqualTo("ok");
    }

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
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
        assertThat(failure.isUnprocessed()).isFalse();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void failsACallThatIsAcceptedWithoutAnAnswer() {
        server.onCall((request, exchange) -> ScriptedMcpServer.status(exchange, 202, ""));
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.NETWORK_ERROR);
    }

    @Test
    void timesOutAndTellsAServerThatNeverAnswers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.onCall((request, exchange) -> await(never));
        ToolSource source = open();

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
    @CsvSource({
        "401, AUTH_FAILED, false",
        "403, AUTH_FAILED, false",
        "422, HTTP_ERROR_4XX, false",
        "408, HTTP_ERROR_4XX, true",
        "500, HTTP_ERROR_5XX, true",
        "503, HTTP_ERROR_5XX, true",
        "307, HTTP_ERROR_4XX, false"
    })
    void tellsWhatAStatusMeans(int status, ErrorCode code, boolean retryable) {
        server.onCall((request, exchange) -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            ScriptedMcpServer.status(exchange, status, "because");
        });
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getContext()).containsEntry("status", status).containsEntry("response", "because");
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 403})
    void waitsAsLongAsARateLimitedServerAsks(int status) {
        server.onCall((request, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            ScriptedMcpServer.status(exchange, status, "slow down");
        });
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void saysWhenTheServerRefusesTheCredentialsAtTheStart() {
        server.onInitialize((request, exchange) -> ScriptedMcpServer.status(exchange, 401, "who are you?"));

        CodegenException failure = failure(open().discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
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
        ToolSource source = open();

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofHours(1)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
    }

    @Test
    void saysWhatWasFoundWhereThereIsNoMcpServer() {
        server.onInitialize((request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            ScriptedMcpServer.status(exchange, 200, "<html>Welcome</html>");
        });

        CodegenException failure = failure(open().discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("text/html").hasMessageContaining("scripted");
    }

    @Test
    void saysWhichVersionsDoNotGoTogether() {
        server.onInitialize((request, exchange) -> ScriptedMcpServer.json(
                exchange, request, "{\"protocolVersion\":\"1999-01-01\",\"capabilities\":{},\"serverInfo\":{}}"));

        CodegenException failure = failure(open().discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("1999-01-01").hasMessageContaining("2025-11-25");
    }

    @Test
    void resolvesVariablesInUrlAndHeadersWhenTheyAreUsed() {
        fixture.variables.put("HOST", server.url().substring(7, server.url().indexOf('/', 7)));
        fixture.variables.put("KEY", "k1");
        ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", "http://${HOST}/other?key=${KEY}")
                .header("X-Key", "${KEY}")
                .build());

        discover(source);

        assertThat(server.received).allMatch(request -> request.header("X-Key").equals("k1"));
        assertThat(server.received).allMatch(request -> request.query().equals("key=k1"));
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
    void callsWithDifferentCredentialsNeverShareASession() {
        ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", server.url())
                .auth(Auth.bearer("config-token"))
                .header("X-Tenant", "blue")
                .build());
        Tool tool = tool(source, "do");

        for (String token : List.of("a", "b", "a")) {
            Credentials credentials = new Credentials(
                    Map.of("Authorization", "Bearer " + token), Map.of("key", "k " + token), Map.of("c", token));
            CallContext context =
                    new CallContext(McpFixture.LONG, credentials, Map.of("idempotency-key", "i-" + token), null, null);
            get(source.call(tool, JsonNodeFactory.instance.objectNode(), context));
        }

        assertThat(server.calls())
                .extracting(
                        call -> call.header("Authorization"),
                        call -> call.session(),
                        call -> call.query(),
                        call -> call.header("Cookie"),
                        call -> call.header("Idempotency-Key"),
                        call -> call.header("X-Tenant"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Bearer a", "session-2", "tenant=a&key=k%20a", "c=a", "i-a", "blue"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Bearer b", "session-3", "tenant=a&key=k%20b", "c=b", "i-b", "blue"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Bearer a", "session-2", "tenant=a&key=k%20a", "c=a", "i-a", "blue"));
        assertThat(server.received.get(0).header("Authorization")).isEqualTo("Bearer config-token");
        assertThat(server.received).allMatch(request -> request.header(WatchedHttpClient.CALL_HEADER) == null);
    }

    @Test
    void aRenewedTokenGoesOnWithTheSessionOfItsOwner() {
        server.onCall((request, exchange) -> ScriptedMcpServer.text(exchange, request, request.session()));
        ToolSource source = open();
        Tool tool = tool(source, "do");
        Object owner = new Object();

        for (String token : List.of("first", "second")) {
            Credentials credentials =
                    new Credentials(Map.of("Authorization", "Bearer " + token), Map.of(), Map.of(), owner);
            get(source.call(
                    tool,
                    JsonNodeFactory.instance.objectNode(),
                    new CallContext(McpFixture.LONG, credentials, Map.of(), null, null)));
        }

        assertThat(server.calls())
                .extracting(request -> request.header("Authorization"), ScriptedMcpServer.Received::session)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Bearer first", "session-2"),
                        org.assertj.core.groups.Tuple.tuple("Bearer second", "session-2"));
    }

    @Test
    void doesNotQuoteACredentialThatTheServerRepeats() {
        server.onCall((request, exchange) ->
                ScriptedMcpServer.status(exchange, 401, "bad credentials " + request.header("Authorization")));
        ToolSource source = open();
        Tool tool = tool(source, "do");
        Credentials credentials = new Credentials(Map.of("Authorization", "Bearer s3cret-token"), Map.of(), Map.of());

        CodegenException failure = failure(source.call(
                tool,
                JsonNodeFactory.instance.objectNode(),
                new CallContext(McpFixture.LONG, credentials, Map.of(), null, null)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure.toJson()).contains("bad credentials xxxxxx").doesNotContain("s3cret");
    }

    @Test
    void doesNotShowACredentialThatCannotBeSent() {
        ToolSource source = open();
        Tool tool = tool(source, "do");
        Credentials credentials =
                new Credentials(Map.of("Authorization", "Bearer s3cret\r\nX-Evil: 1"), Map.of(), Map.of());

        CodegenException failure = failure(source.call(
                tool,
                JsonNodeFactory.instance.objectNode(),
                new CallContext(McpFixture.LONG, credentials, Map.of(), null, null)));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(failure).hasMessageContaining("Authorization").hasMessageNotContaining("s3cret");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        CodegenException failure =
                failure(fixture.open(SourceConfig.mcpHttp("gone", "http://127.0.0.1:" + port + "/mcp?key=s3cret")
                                .build())
                        .discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure).hasMessageContaining("refused").hasMessageNotContaining("s3cret");
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void failsCallsUnderWayWhenClosed() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.onCall((request, exchange) -> {
            underWay.countDown();
            await(release);
        });
        ToolSource source = open();
        CompletableFuture<ToolResult> call = callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG);
        await(underWay);

        source.close();
        release.countDown();

        assertThat(failure(call)).hasMessageContaining("closed");
        assertThat(failure(source.discover())).hasMessageContaining("closed");
    }

    @Test
    void keepsServingWhileOneCallIsRefused() {
        server.onCall((request, exchange) -> {
            if (request.params().at("/arguments/bad").asBoolean()) {
                ScriptedMcpServer.status(exchange, 400, "bad request");
            } else {
                ScriptedMcpServer.text(exchange, request, "fine");
            }
        });
        ToolSource source = open();
        Tool tool = tool(source, "do");

        CodegenException refused = failure(callAsync(source, tool, Map.of("bad", true), McpFixture.LONG));

        assertThat(refused.getCode()).isEqualTo(ErrorCode.HTTP_ERROR_4XX);
        assertThat(call(source, "do", Map.of())).isEqualTo("fine");
        assertThat(server.calls())
                .extracting(ScriptedMcpServer.Received::session)
                .containsOnly("session-1");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
