package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Notes.call;
import static io.camelcodegen.source.openapi.Notes.failure;
import static io.camelcodegen.source.openapi.Notes.tool;
import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.testing.SelfSigned;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS and proxy on the way to the server of a document. */
class OpenApiConnectionTest {

    @TempDir
    Path folder;

    @AutoClose
    private final SourceFixture fixture = new SourceFixture();

    @Test
    void aTlsBeanThatIsNotThereIsAnInvalidConfig() throws IOException {
        ToolSource source = fixture.open(Notes.in(folder)
                .baseUrl("https://h")
                .sslContextParameters("missing")
                .build());

        assertThat(failure(source.discover())).hasMessageContaining("registry has no SSLContextParameters");
    }

    @Test
    void connectsThroughTheProxy() throws IOException {
        try (RecordingServer proxy = RecordingServer.json("true")) {
            ToolSource source = fixture.open(Notes.in(folder)
                    .baseUrl("http://api.example.invalid/v1")
                    .proxy(proxy.url())
                    .build());
            Tool tool = tool(source, "get-note");

            assertThat(call(source, tool, object("{'id':'1'}")).value()).isEqualTo(true);

            assertThat(proxy.last().target()).isEqualTo("http://api.example.invalid/v1/notes/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://proxy:1", "http://user:secret@proxy:1", "proxy:3128", "not a url"})
    void aProxyThatIsNoHttpUrlIsAnInvalidConfig(String proxy) throws IOException {
        ToolSource source =
                fixture.open(Notes.in(folder).baseUrl("https://h").proxy(proxy).build());

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(failure).hasMessageContaining("'proxy' must be http://host:port");
        assertThat(failure.toJson()).doesNotContain("secret");
    }

    @Test
    void trustsWhatTheTlsBeanTrustsAndNothingElse() throws Exception {
        SelfSigned certificate = SelfSigned.validFor("dns:localhost");
        SSLContext trusting = certificate.trusting();
        fixture.camel.getRegistry().bind("tls", new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) {
                return trusting;
            }
        });
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificate.showing().getSocketFactory());
            server.start();
            server.enqueue(new MockResponse.Builder().body("true").build());
            SourceConfig.Builder config = Notes.in(folder).baseUrl("https://localhost:" + server.getPort());
            ToolSource plain = fixture.open(config.build());
            ToolSource withBean =
                    fixture.open(config.sslContextParameters("#tls").build());
            Tool tool = tool(withBean, "get-note");
            plain.discover().join();

            assertThat(call(withBean, tool, object("{'id':'1'}")).value()).isEqualTo("true");
            assertThat(failure(plain.call(tool, object("{'path':{'id':'1'}}"), Notes.CALL)))
                    .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE))
                    .satisfies(refused -> assertThat(refused.isRetryable()).isFalse());
        }
    }
}
