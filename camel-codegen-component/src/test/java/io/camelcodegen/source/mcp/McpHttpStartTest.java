package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.discover;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The first words with a server over HTTP, and what is said where there is none. */
class McpHttpStartTest {

    @AutoClose
    private final McpFixture fixture = new McpFixture();

    private final ScriptedMcpServer server = fixture.serve();

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
    void saysWhenTheServerRefusesTheCredentialsAtTheStart() {
        server.onInitialize((request, exchange) -> ScriptedMcpServer.status(exchange, 401, "who are you?"));

        CodegenException failure = failure(fixture.open(server).discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
    }

    @Test
    void saysWhatWasFoundWhereThereIsNoMcpServer() {
        server.onInitialize((request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            ScriptedMcpServer.status(exchange, 200, "<html>Welcome</html>");
        });

        CodegenException failure = failure(fixture.open(server).discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("text/html").hasMessageContaining("scripted");
    }

    @Test
    void saysWhichVersionsDoNotGoTogether() {
        server.onInitialize((request, exchange) -> ScriptedMcpServer.json(
                exchange, request, "{\"protocolVersion\":\"1999-01-01\",\"capabilities\":{},\"serverInfo\":{}}"));

        CodegenException failure = failure(fixture.open(server).discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(failure).hasMessageContaining("1999-01-01").hasMessageContaining("2025-11-25");
    }
}
