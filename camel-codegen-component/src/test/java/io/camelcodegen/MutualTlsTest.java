package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import io.camelcodegen.testing.SelfSigned;
import io.camelcodegen.testing.Snippets;
import io.camelcodegen.testing.TlsRelay;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that take nobody without a certificate they know. */
class MutualTlsTest {

    private static final String NAMES = "dns:localhost,ip:127.0.0.1";

    @TempDir
    static Path keys;

    private static SelfSigned server;
    private static SelfSigned client;
    private static SelfSigned stranger;

    private final CamelContext context = new DefaultCamelContext();
    private final MockWebServer api = new MockWebServer();
    private TlsRelay relay;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = SelfSigned.validFor(NAMES);
        client = SelfSigned.validFor("dns:client");
        stranger = SelfSigned.validFor("dns:stranger");
        server.writeCertificate(keys.resolve("server.p12"));
        client.writeKeys(keys.resolve("client.p12"));
        stranger.writeKeys(keys.resolve("stranger.p12"));
    }

    @BeforeEach
    void startApi() throws Exception {
        for (int i = 0; i < 5; i++) {
            api.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"ok\":true}")
                    .build());
        }
        api.start();
        relay = TlsRelay.start(server.showingAndTrusting(client), api.getPort());
        context.getRegistry().bind("good", tls("client.p12"));
        context.getRegistry().bind("wrong", tls("stranger.p12"));
        context.getRegistry().bind("none", tls(null));
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        relay.close();
        api.close();
    }

    private static SSLContextParameters tls(String keyFile) {
        SSLContextParameters parameters = new SSLContextParameters();
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store("server.p12"));
        parameters.setTrustManagers(trust);
        if (keyFile != null) {
            KeyManagersParameters own = new KeyManagersParameters();
            own.setKeyStore(store(keyFile));
            own.setKeyPassword(SelfSigned.password());
            parameters.setKeyManagers(own);
        }
        return parameters;
    }

    private static KeyStoreParameters store(String file) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keys.resolve(file));
        store.setPassword(SelfSigned.password());
        return store;
    }

    private Path document() throws Exception {
        return Files.writeString(folder.resolve("partner.yaml"), """
                openapi: 3.1.0
                info: {title: Partner, version: 1.0.0}
                servers: [{url: "https://localhost:%d"}]
                security: [{certificate: []}]
                components: {securitySchemes: {certificate: {type: mutualTLS}}}
                paths: {/orders: {get: {operationId: orders, responses: {}}}}
                """.formatted(relay.port()));
    }

    private SourceConfig.Builder partner() throws Exception {
        return SourceConfig.openapi("partner", document().toString()).property("allowServerFromDocument", true);
    }

    private Object call(SourceConfig config, String tool, Map<String, ?> parameters) {
        context.getRegistry().bind(config.name(), config);
        context.start();
        return context.createProducerTemplate().requestBody("codegen:" + config.name() + "__" + tool, parameters);
    }

    private CodegenException failure(SourceConfig config, String tool, Map<String, ?> parameters) {
        context.getRegistry().bind(config.name(), config);
        context.start();
        return CodegenErrors.wrap(
                catchThrowable(() -> Codegen.of(context).call(config.name() + "__" + tool, parameters)));
    }

    @Test
    void certificateOfAnOpenApiSourceIsShown() throws Exception {
        assertThat(call(partner().auth(Auth.mtls("#good")).build(), "orders", Map.of()))
                .isEqualTo(Map.of("ok", true));
    }

    @Test
    void certificateAndTokenGoTogether() throws Exception {
        call(partner().sslContextParameters("good").auth(Auth.bearer("t")).build(), "orders", Map.of());

        assertThat(api.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void certificateCanBeOneOfTheDocumentsSchemes() throws Exception {
        SourceConfig config = partner()
                .auth(Auth.schemes(Map.of("certificate", Auth.mtls("good"))))
                .build();

        assertThat(call(config, "orders", Map.of())).isEqualTo(Map.of("ok", true));
    }

    @Test
    void wrongOrMissingCertificateOfAnOpenApiSourceIsToldAndNotRetried() throws Exception {
        assertRefused(failure(partner().auth(Auth.mtls("wrong")).build(), "orders", Map.of()));
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void missingCertificateOfAnOpenApiSourceIsToldAndNotRetried() throws Exception {
        assertRefused(failure(partner().auth(Auth.mtls("none")).build(), "orders", Map.of()));
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    private static void assertRefused(CodegenException failure) {
        assertThat(failure.getCategory()).isEqualTo(ErrorCategory.CONNECTION);
        assertThat(failure)
                .returns(ErrorCode.SOURCE_UNREACHABLE, CodegenException::getCode)
                .returns(false, CodegenException::isRetryable)
                .hasMessageContaining("TLS handshake")
                .hasMessageContaining("mtls");
    }

    @Test
    void sourceHasOneTlsContext() throws Exception {
        assertThat(failure(
                        partner()
                                .sslContextParameters("none")
                                .auth(Auth.mtls("good"))
                                .build(),
                        "orders",
                        Map.of()))
                .returns(ErrorCode.INVALID_CONFIG, CodegenException::getCode)
                .hasMessageContaining("'none'")
                .hasMessageContaining("'good'");
    }

    @Test
    void beanThatIsNotThereIsTold() throws Exception {
        assertThat(failure(partner().auth(Auth.mtls("#gone")).build(), "orders", Map.of()))
                .returns(ErrorCode.INVALID_CONFIG, CodegenException::getCode)
                .hasMessageContaining("'gone'");
    }

    @Test
    void certificateOfAnMcpServerIsShownAndAWrongOneToldWithoutRetry() throws Exception {
        try (McpServer everything = McpServer.start();
                TlsRelay guarded = TlsRelay.start(server.showingAndTrusting(client), everything.port())) {
            String url = "https://localhost:" + guarded.port() + "/mcp";

            assertThat(call(
                            SourceConfig.mcpHttp("mcp", url)
                                    .auth(Auth.mtls("good"))
                                    .build(),
                            "echo",
                            Map.of("message", "hi")))
                    .isEqualTo("Echo: hi");
            int good = guarded.handshakes();

            CamelContext second = new DefaultCamelContext();
            second.getRegistry().bind("wrong", tls("stranger.p12"));
            second.getRegistry()
                    .bind(
                            "mcp",
                            SourceConfig.mcpHttp("mcp", url)
                                    .auth(Auth.mtls("wrong"))
                                    .build());
            second.start();
            try {
                assertRefused(CodegenErrors.wrap(
                        catchThrowable(() -> Codegen.of(second).call("mcp__echo", Map.of("message", "hi")))));
                assertThat(guarded.handshakes()).isEqualTo(good + 1);
            } finally {
                second.stop();
            }
        }
    }

    @Test
    void configurationsOfThePageWork() throws Exception {
        document();
        Files.copy(keys.resolve("client.p12"), folder.resolve("client.p12"));
        Files.copy(keys.resolve("server.p12"), folder.resolve("partner-ca.p12"));
        for (String json : Snippets.of("auth-mtls.md", "json")) {
            Path config = folder.resolve("codegen.config.json");
            Files.writeString(
                    config,
                    json.replace("partner.yaml\"", folder + "/partner.yaml\", \"allowServerFromDocument\": true")
                            .replace("${PARTNER_TOKEN}", "t"));
            Properties properties = new Properties();
            properties.load(new StringReader(
                    Snippets.of("auth-mtls.md", "properties").get(0).replace("file:", "file:" + folder + "/")));
            Main main = new Main();
            properties.setProperty("client.password", SelfSigned.password());
            properties.setProperty("trust.password", SelfSigned.password());
            properties.setProperty("camel.component.codegen.config", "file:" + config);
            main.setInitialProperties(properties);
            main.start();
            try {
                assertThat(main.getCamelTemplate().requestBody("codegen:partner__orders", Map.of()))
                        .isEqualTo(Map.of("ok", true));
            } finally {
                main.stop();
            }
        }
    }

    /** The reference server of the MCP project, as a process. */
    private record McpServer(Process process, int port) implements AutoCloseable {
        static McpServer start() throws Exception {
            for (int attempt = 1; ; attempt++) {
                int port;
                try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
                    port = free.getLocalPort();
                }
                ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        NodePackages.file("@modelcontextprotocol/server-everything/dist/index.js")
                                .toString(),
                        "streamableHttp");
                builder.environment().put("PORT", String.valueOf(port));
                builder.redirectErrorStream(true);
                Process process = builder.start();
                var output = process.inputReader();
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.contains("on port " + port)) {
                        Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
                        drain.setDaemon(true);
                        drain.start();
                        return new McpServer(process, port);
                    }
                }
                if (attempt == 5) {
                    throw new IllegalStateException("no port was free long enough");
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
