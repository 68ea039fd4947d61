package io.camelcodegen.source.mcp;

import static io.camelcodegen.source.mcp.McpFixture.call;
import static io.camelcodegen.source.mcp.McpFixture.callAsync;
import static io.camelcodegen.source.mcp.McpFixture.failure;
import static io.camelcodegen.source.mcp.McpFixture.tool;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.SelfSigned;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TLS and proxy on the way to a server over HTTP. */
class McpHttpConnectionTest {

    private final McpFixture fixture = new McpFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void trustsWhatTheTlsBeanTrustsAndNothingElse() throws Exception {
        SelfSigned certificate = SelfSigned.validFor("dns:localhost");
        bindTls(certificate.trusting());
        try (ScriptedMcpServer server = ScriptedMcpServer.secured(certificate.showing())) {
            SourceConfig.Builder config =
                    SourceConfig.mcpHttp("scripted", "https://localhost:" + server.port() + "/mcp");
            ToolSource plain = fixture.open(config.build());
            ToolSource withBean =
                    fixture.open(config.sslContextParameters("#tls").build());

            assertThat(call(withBean, "do", Map.of())).isNull();
            assertThat(server.calls()).hasSize(1);
            assertRefused(failure(plain.discover()));
        }
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        SelfSigned certificate = SelfSigned.validFor("dns:elsewhere.example");
        bindTls(certificate.trusting());
        try (ScriptedMcpServer server = ScriptedMcpServer.secured(certificate.showing())) {
            ToolSource source =
                    fixture.open(SourceConfig.mcpHttp("scripted", "https://localhost:" + server.port() + "/mcp")
                            .sslContextParameters("tls")
                            .build());

            assertRefused(failure(source.discover()));
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void connectsThroughTheProxy() throws Exception {
        try (ScriptedMcpServer proxy = new ScriptedMcpServer()) {
            ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", "http://mcp.example.invalid/mcp")
                    .proxy("http://127.0.0.1:" + proxy.port())
                    .build());

            assertThat(call(source, "do", Map.of())).isNull();

            assertThat(proxy.received)
                    .isNotEmpty()
                    .allMatch(request -> request.target().toString().equals("http://mcp.example.invalid/mcp"));
        }
    }

    @Test
    void leavesNoThreadBehindWhenClosed() throws Exception {
        Set<Thread> before = clientThreads();
        try (ScriptedMcpServer server = new ScriptedMcpServer()) {
            ToolSource source =
                    fixture.open(SourceConfig.mcpHttp("scripted", server.url()).build());
            call(source, "do", Map.of());
            Set<Thread> mine = clientThreads();
            mine.removeAll(before);
            assertThat(mine).hasSize(1);

            source.close();

            for (Thread thread : mine) {
                thread.join(TimeUnit.MINUTES.toMillis(1));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toSet());
    }

    @Test
    void doesNotQuoteConfiguredValuesThatTheServerRepeats() throws Exception {
        try (ScriptedMcpServer server = new ScriptedMcpServer()) {
            server.onCall((request, exchange) -> ScriptedMcpServer.status(
                    exchange, 500, "you sent " + request.target() + " and " + request.header("X-Key")));
            ToolSource source = fixture.open(SourceConfig.mcpHttp("scripted", server.url() + "&key=s3cret%2Dquery")
                    .header("X-Key", "s3cret-header")
                    .build());

            CodegenException failure = failure(callAsync(source, tool(source, "do"), Map.of(), Duration.ofMinutes(2)));

            assertThat(failure.toJson()).contains("you sent").doesNotContain("s3cret");
        }
    }

    private void bindTls(SSLContext trusting) {
        fixture.camel().getRegistry().bind("tls", new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) {
                return trusting;
            }
        });
    }

    private static void assertRefused(CodegenException refused) {
        assertThat(refused.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(refused.isRetryable()).as("%s", refused).isFalse();
    }
}
