package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.await;
import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.get;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over HTTP: whose they are, and what happens when the server forgets them. */
class McpHttpSessionTest {

    @AutoClose
    private final McpFixture fixture = new McpFixture();

    private final ScriptedMcpServer server = fixture.serve();

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void beginsAnewOnceWhenTheServerHasForgottenTheSession(int status) {
        server.onCall((request, exchange) -> ScriptedMcpServer.text(exchange, request, "done in " + request.session()));
        ToolSource source = fixture.open(server);
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
        ToolSource source = fixture.open(server);

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
        ToolSource source = fixture.open(server);
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
                        tuple("Bearer a", "session-2", "tenant=a&key=k%20a", "c=a", "i-a", "blue"),
                        tuple("Bearer b", "session-3", "tenant=a&key=k%20b", "c=b", "i-b", "blue"),
                        tuple("Bearer a", "session-2", "tenant=a&key=k%20a", "c=a", "i-a", "blue"));
        assertThat(server.received.get(0).header("Authorization")).isEqualTo("Bearer config-token");
        assertThat(server.received).allMatch(request -> request.header(WatchedHttpClient.CALL_HEADER) == null);
    }

    @Test
    void aRenewedTokenGoesOnWithTheSessionOfItsOwner() {
        server.onCall((request, exchange) -> ScriptedMcpServer.text(exchange, request, request.session()));
        ToolSource source = fixture.open(server);
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
                .containsExactly(tuple("Bearer first", "session-2"), tuple("Bearer second", "session-2"));
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
        ToolSource source = fixture.open(server);
        Tool tool = tool(source, "do");

        CodegenException refused = failure(callAsync(source, tool, Map.of("bad", true), McpFixture.LONG));

        assertThat(refused.getCode()).isEqualTo(ErrorCode.HTTP_ERROR_4XX);
        assertThat(call(source, "do", Map.of())).isEqualTo("fine");
        assertThat(server.calls())
                .extracting(ScriptedMcpServer.Received::session)
                .containsOnly("session-1");
    }
}
