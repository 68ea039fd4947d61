package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers over HTTP that answer a call with a status of failure. */
class McpHttpRefusalTest {

    @AutoClose
    private final McpFixture fixture = new McpFixture();

    private final ScriptedMcpServer server = fixture.serve();

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
        ToolSource source = fixture.open(server);

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
        ToolSource source = fixture.open(server);

        CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), McpFixture.LONG));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(failure.isUnprocessed()).isTrue();
    }

    @Test
    void doesNotQuoteACredentialThatTheServerRepeats() {
        server.onCall((request, exchange) ->
                ScriptedMcpServer.status(exchange, 401, "bad credentials " + request.header("Authorization")));
        ToolSource source = fixture.open(server);
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
        ToolSource source = fixture.open(server);
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
}
