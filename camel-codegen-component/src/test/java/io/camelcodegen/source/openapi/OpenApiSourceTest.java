package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;
import io.camelcodegen.testing.SelfSigned;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiSourceTest {

    private static final String DOCUMENT = """
            {"openapi":"3.1.0","info":{"title":"Notes","version":"1"},%s
             "paths":{
              "/notes/{id}":{
               "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
               "get":{"operationId":"get-note","parameters":[{"name":"X-Trace","in":"header","schema":{"type":"string"}}],
                "responses":{"200":{"description":"ok","content":{"application/json":{}}}}},
               "put":{"operationId":"put-note","requestBody":{"required":true,"content":{"application/json":{"schema":
                {"type":"object","properties":{"text":{"type":"string"},"size":{"type":"number"}}}}}},
                "responses":{"204":{"description":"ok"}}}},
              "/files":{"post":{"operationId":"upload","requestBody":{"content":{"multipart/form-data":{"schema":
                {"type":"object","properties":{"file":{"type":"string","format":"binary"}}}}}},
                "responses":{"200":{"description":"ok"}}}}}}
            """;

    private static final CallContext CALL = CallContext.of(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private final SourceFixture fixture = new SourceFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String document(String more) throws IOException {
        return Files.writeString(folder.resolve("notes.json"), DOCUMENT.formatted(more))
                .toString();
    }

    private static Tool tool(List<Tool> tools, String wireName) {
        return tools.stream()
                .filter(tool -> tool.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    private static ToolResult call(ToolSource source, Tool tool, ObjectNode parameters, CallContext context) {
        return source.call(tool, source.arrange(tool, parameters), context).join();
    }

    private static CodegenException failure(CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
        assertThat(failure.getCause()).isInstanceOf(CodegenException.class);
        return (CodegenException) failure.getCause();
    }

    @Test
    void callsAnOperationWithFlatParametersCredentialsAndConfiguredHeaders() throws IOException {
        fixture.variables.put("KEY", "s3cr3t");
        try (RecordingServer server = RecordingServer.json("{\"id\":9007199254740993}")) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url() + "/v1")
                    .header("X-Key", "${KEY}")
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");
            CallContext context = new CallContext(
                    Duration.ofMinutes(1),
                    new Credentials(Map.of("Authorization", "Bearer t"), Map.of("k", "v"), Map.of("s", "1")),
                    Map.of(),
                    null,
                    null);

            ToolResult result = call(source, tool, object("{'id':'a/b','x-trace':'7'}"), context);

            assertThat(result.value()).isEqualTo(Map.of("id", 9007199254740993L));
            assertThat(result.status()).isEqualTo(200);
            assertThat(server.last().method()).isEqualTo("GET");
            assertThat(server.last().target()).isEqualTo("/v1/notes/a%2Fb?k=v");
            assertThat(server.last().headers().getFirst("X-Trace")).isEqualTo("7");
            assertThat(server.last().headers().getFirst("X-Key")).isEqualTo("s3cr3t");
            assertThat(server.last().headers().getFirst("Authorization")).isEqualTo("Bearer t");
            assertThat(server.last().headers().getFirst("Cookie")).isEqualTo("s=1");
            assertThat(server.last().headers().getFirst("Accept")).isEqualTo("application/json");
            assertThat(server.last().headers().getFirst("User-Agent")).isEqualTo("camel-codegen");
        }
    }

    @Test
    void sendsFlatBodyPropertiesAsJsonWithEveryDigit() throws IOException {
        try (RecordingServer server = new RecordingServer(204, "text/plain", new byte[0])) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "put-note");

            ToolResult result =
                    call(source, tool, object("{'id':'1','text':'${HOME}','size':0.1234567890123456789}"), CALL);

            assertThat(result.value()).isNull();
            assertThat(server.last().method()).isEqualTo("PUT");
            assertThat(server.last().text()).isEqualTo("{\"text\":\"${HOME}\",\"size\":0.1234567890123456789}");
            assertThat(server.last().headers().getFirst("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void aFileIsValidForItsSchemaAndStreamedAsMultipart() throws IOException {
        Path file = Files.write(folder.resolve("big.bin"), new byte[3_000_000]);
        try (RecordingServer server = RecordingServer.json("true")) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "upload");
            ObjectNode parameters = object("{}");
            parameters.putPOJO("file", file);

            ObjectNode arranged = source.arrange(tool, parameters);
            ToolResult result = source.call(tool, arranged, CALL).join();

            assertThat(CompiledSchema.of(tool.schemas().input()).validate(arranged))
                    .isEmpty();
            assertThat(arranged.toString()).isEqualTo("{\"body\":{\"file\":\"\"}}");
            assertThat(result.value()).isEqualTo(true);
            assertThat(server.last().body().length).isGreaterThan(3_000_000);
            assertThat(server.last().headers().getFirst("Content-Length"))
                    .isEqualTo("" + server.last().body().length);
            assertThat(server.last().headers().getFirst("Content-Type")).startsWith("multipart/form-data; boundary=");
        }
    }

    @Test
    void aFileThatIsNotThereIsAnInvalidParameter() throws IOException {
        ToolSource source = fixture.open(
                SourceConfig.openapi("notes", document("")).baseUrl("https://h").build());
        Tool tool = tool(source.discover().join(), "upload");
        ObjectNode parameters = object("{}");
        parameters.putPOJO("file", folder.resolve("missing"));

        CodegenException refused = catchThrowableOfType(CodegenException.class, () -> source.arrange(tool, parameters));

        assertThat(refused.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
        assertThat(refused).hasMessageContaining("the body names a file that cannot be read");
    }

    @Test
    void aFileInAJsonBodyIsBase64() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "content");
        try (RecordingServer server = RecordingServer.json("true")) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "put-note");
            ObjectNode parameters = object("{'id':'1'}");
            parameters.putPOJO("text", file);

            call(source, tool, parameters, CALL);

            assertThat(server.last().text()).isEqualTo("{\"text\":\"Y29udGVudA==\"}");
        }
    }

    @Test
    void parsesALargeAnswer() throws IOException {
        String text = "x".repeat(1_000_000);
        try (RecordingServer server = RecordingServer.json('"' + text + '"')) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");

            assertThat(call(source, tool, object("{'id':'1'}"), CALL).value()).isEqualTo(text);
        }
    }

    @Test
    void anAnswerOfFailureTellsToolSourceAndWhatWasSaid() throws IOException {
        byte[] problem = "{\"title\":\"Gone\"}".getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(410, "application/problem+json", problem)) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");

            CodegenException failure = failure(source.call(tool, source.arrange(tool, object("{'id':'1'}")), CALL));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.HTTP_ERROR_4XX);
            assertThat(failure.getContext())
                    .containsEntry(ErrorContext.TOOL, "notes__get_note")
                    .containsEntry(ErrorContext.SOURCE, "notes")
                    .containsEntry(ErrorContext.PROBLEM, Map.of("title", "Gone"));
        }
    }

    @Test
    void aFailedConnectionTellsToolAndSource() throws IOException {
        RecordingServer gone = RecordingServer.json("1");
        gone.close();
        ToolSource source = fixture.open(
                SourceConfig.openapi("notes", document("")).baseUrl(gone.url()).build());
        Tool tool = tool(source.discover().join(), "get-note");

        CodegenException failure = failure(source.call(tool, object("{'path':{'id':'1'}}"), CALL));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.TOOL, "notes__get_note")
                .containsEntry(ErrorContext.SOURCE, "notes");
    }

    @Test
    void aParameterThatCannotBeSentFailsTheCallWithoutSending() throws IOException {
        try (RecordingServer server = RecordingServer.json("1")) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl(server.url())
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");

            CodegenException failure = failure(source.call(tool, object("{'path':{'id':'%2e%2e'}}"), CALL));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
            assertThat(failure).hasMessageContaining("notes__get_note").hasMessageContaining("path parameter 'id'");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void readsADocumentByHttpAndTakesItsOwnOriginAsServer() {
        byte[] document = DOCUMENT.formatted("\"servers\":[{\"url\":\"/v2\"}],").getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(200, "application/json", document)) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", server.url() + "/notes.json")
                    .header("X-Key", "1")
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");

            call(source, tool, object("{'id':'1'}"), CALL);

            assertThat(server.received().get(0).target()).isEqualTo("/notes.json");
            assertThat(server.received().get(0).headers().getFirst("X-Key")).isEqualTo("1");
            assertThat(server.received().get(1).target()).isEqualTo("/v2/notes/1");
        }
    }

    @Test
    void theSourcesHeadersDoNotGoToAForeignDocumentServer() {
        byte[] document = DOCUMENT.formatted("").getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(200, "application/json", document)) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", server.url() + "/notes.json")
                    .baseUrl("https://api.example")
                    .header("X-Key", "1")
                    .build());

            assertThat(source.discover().join()).hasSize(3);
            assertThat(server.last().headers()).doesNotContainKey("X-key");
        }
    }

    @Test
    void aServerNamedByTheDocumentIsNotReachedAtAPrivateAddress() throws IOException {
        try (RecordingServer server = RecordingServer.json("1")) {
            String spec = document("\"servers\":[{\"url\":\"" + server.url() + "\"}],");
            ToolSource source = fixture.open(SourceConfig.openapi("notes", spec).build());
            Tool tool = tool(source.discover().join(), "get-note");

            failure(source.call(tool, object("{'path':{'id':'1'}}"), CALL));

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aDocumentWithoutAServerIsRefusedAtDiscovery() throws IOException {
        ToolSource source =
                fixture.open(SourceConfig.openapi("notes", document("")).build());

        CodegenException failure = failure(source.discover());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(failure).hasMessageContaining("set 'baseUrl'");
    }

    @ParameterizedTest
    @CsvSource({
        "404, text/html, DISCOVERY_FAILED, false, answered 404",
        "503, text/html, DISCOVERY_FAILED, true, answered 503",
        "401, text/html, DISCOVERY_FAILED, false, other credentials",
        "200, text/html, DISCOVERY_FAILED, false, notes.json"
    })
    void aDocumentThatCannotBeHadFailsDiscovery(
            int status, String type, ErrorCode code, boolean retryable, String found) {
        byte[] page = "<!DOCTYPE html><html>oops</html>".getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(status, type, page)) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", server.url() + "/notes.json?key=planted")
                    .build());

            CodegenException failure = failure(source.discover());

            assertThat(failure.getCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isEqualTo(retryable);
            assertThat(failure).hasMessageContaining("'notes'").hasMessageContaining(found);
            assertThat(failure.toJson()).doesNotContain("planted");
        }
    }

    @Test
    void aRedirectLoopFailsDiscovery() {
        try (RecordingServer server = new RecordingServer(302, "text/plain", new byte[0], "Location", "/notes.json")) {
            CodegenException failure = failure(fixture.open(SourceConfig.openapi("notes", server.url() + "/notes.json")
                            .build())
                    .discover());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @Test
    void aDocumentOverTheLimitIsRefused() throws IOException {
        SourceConfig.Builder ofFile =
                SourceConfig.openapi("notes", document("")).property("maxDocumentBytes", 100);
        byte[] large = new byte[200_000];
        try (RecordingServer server = new RecordingServer(200, "application/json", large)) {
            SourceConfig.Builder byHttp =
                    SourceConfig.openapi("notes", server.url() + "/x.json").property("maxDocumentBytes", 1000);

            assertThat(failure(fixture.open(ofFile.build()).discover())).hasMessageContaining("larger than 100 bytes");
            assertThat(failure(fixture.open(byHttp.build()).discover())).hasMessageContaining("larger than 1000 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/no/such/file.json, DISCOVERY_FAILED",
        "classpath:no/such.json, DISCOVERY_FAILED",
        "ftp://h/x, DISCOVERY_FAILED"
    })
    void aDocumentThatIsNotThereFailsDiscovery(String spec, ErrorCode code) {
        assertThat(failure(fixture.open(SourceConfig.openapi("notes", spec).build())
                                .discover())
                        .getCode())
                .isEqualTo(code);
    }

    @Test
    void aTlsBeanThatIsNotThereIsAnInvalidConfig() throws IOException {
        ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                .baseUrl("https://h")
                .sslContextParameters("missing")
                .build());

        assertThat(failure(source.discover())).hasMessageContaining("registry has no SSLContextParameters");
    }

    @Test
    void connectsThroughTheProxy() throws IOException {
        try (RecordingServer proxy = RecordingServer.json("true")) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                    .baseUrl("http://api.example.invalid/v1")
                    .proxy(proxy.url())
                    .build());
            Tool tool = tool(source.discover().join(), "get-note");

            assertThat(call(source, tool, object("{'id':'1'}"), CALL).value()).isEqualTo(true);

            assertThat(proxy.last().target()).isEqualTo("http://api.example.invalid/v1/notes/1");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://proxy:1", "http://user:secret@proxy:1", "proxy:3128", "not a url"})
    void aProxyThatIsNoHttpUrlIsAnInvalidConfig(String proxy) throws IOException {
        ToolSource source = fixture.open(SourceConfig.openapi("notes", document(""))
                .baseUrl("https://h")
                .proxy(proxy)
                .build());

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
            SourceConfig.Builder config =
                    SourceConfig.openapi("notes", document("")).baseUrl("https://localhost:" + server.getPort());
            ToolSource plain = fixture.open(config.build());
            ToolSource withBean =
                    fixture.open(config.sslContextParameters("#tls").build());
            Tool tool = tool(withBean.discover().join(), "get-note");
            plain.discover().join();

            assertThat(call(withBean, tool, object("{'id':'1'}"), CALL).value()).isEqualTo("true");
            assertThat(failure(plain.call(tool, object("{'path':{'id':'1'}}"), CALL)))
                    .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE))
                    .satisfies(refused -> assertThat(refused.isRetryable()).isFalse());
        }
    }

    @Test
    void aClosedSourceFailsItsCalls() throws IOException {
        ToolSource source = fixture.open(
                SourceConfig.openapi("notes", document("")).baseUrl("https://h").build());
        Tool tool = tool(source.discover().join(), "get-note");
        source.close();
        source.close();

        assertThat(failure(source.call(tool, object("{'path':{'id':'1'}}"), CALL))
                        .getCode())
                .isEqualTo(ErrorCode.NETWORK_ERROR);
    }

    @Test
    void camelFindsTheFactory() {
        assertThat(fixture.camel
                        .getCamelContextExtension()
                        .getFactoryFinder("META-INF/services/org/apache/camel/codegen/source/")
                        .newInstance("openapi", ToolSourceFactory.class))
                .get()
                .isInstanceOf(OpenApiSourceFactory.class);
    }
}
