package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Notes.call;
import static io.camelcodegen.source.openapi.Notes.failure;
import static io.camelcodegen.source.openapi.Notes.tool;
import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.ToolSourceFactory;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of operations over HTTP, from parameters to result. */
class OpenApiSourceTest {

    @TempDir
    Path folder;

    @AutoClose
    private final SourceFixture fixture = new SourceFixture();

    @Test
    void callsAnOperationWithFlatParametersCredentialsAndConfiguredHeaders() throws IOException {
        fixture.variables.put("KEY", "s3cr3t");
        try (RecordingServer server = RecordingServer.json("{\"id\":9007199254740993}")) {
            ToolSource source = fixture.open(Notes.in(folder)
                    .baseUrl(server.url() + "/v1")
                    .header("X-Key", "${KEY}")
                    .build());
            Tool tool = tool(source, "get-note");
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
    void aSwaggerDocumentsOwnAuthorizationIsSentWhereTheSourceAllowsIt() throws IOException {
        Path document = Files.writeString(folder.resolve("swagger.json"), """
                {"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"operationId":"get-a",
                 "parameters":[{"name":"Authorization","in":"header","required":true,"type":"string"}],
                 "produces":["application/json"],"responses":{"200":{"description":"ok"}}}}}}""");
        try (RecordingServer server = RecordingServer.json("1")) {
            ToolSource source = fixture.open(SourceConfig.openapi("api", document.toString())
                    .baseUrl(server.url())
                    .property("allowHeaders", List.of("Authorization"))
                    .build());
            Tool tool = tool(source, "get-a");

            Credentials ofAuth = new Credentials(Map.of("Authorization", "Bearer auth"), Map.of(), Map.of());
            CallContext withAuth = new CallContext(Duration.ofMinutes(1), ofAuth, Map.of(), null, null);

            call(source, tool, object("{'authorization':'Bearer mine'}"));
            call(source, tool, object("{'authorization':'Bearer mine'}"), withAuth);

            assertThat(server.received())
                    .extracting(received -> received.headers().get("Authorization"))
                    .containsExactly(List.of("Bearer mine"), List.of("Bearer auth"));
        }
    }

    @Test
    void parsesALargeAnswer() throws IOException {
        String text = "x".repeat(1_000_000);
        try (RecordingServer server = RecordingServer.json('"' + text + '"')) {
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "get-note");

            assertThat(call(source, tool, object("{'id':'1'}")).value()).isEqualTo(text);
        }
    }

    @Test
    void anAnswerOfFailureTellsToolSourceAndWhatWasSaid() throws IOException {
        byte[] problem = "{\"title\":\"Gone\"}".getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(410, "application/problem+json", problem)) {
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "get-note");

            CodegenException failure =
                    failure(source.call(tool, source.arrange(tool, object("{'id':'1'}")), Notes.CALL));

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
        ToolSource source = fixture.open(Notes.in(folder).baseUrl(gone.url()).build());
        Tool tool = tool(source, "get-note");

        CodegenException failure = failure(source.call(tool, object("{'path':{'id':'1'}}"), Notes.CALL));

        assertThat(failure.getCode()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE);
        assertThat(failure.isUnprocessed()).isTrue();
        assertThat(failure.getContext())
                .containsEntry(ErrorContext.TOOL, "notes__get_note")
                .containsEntry(ErrorContext.SOURCE, "notes");
    }

    @Test
    void aParameterThatCannotBeSentFailsTheCallWithoutSending() throws IOException {
        try (RecordingServer server = RecordingServer.json("1")) {
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "get-note");

            CodegenException failure = failure(source.call(tool, object("{'path':{'id':'%2e%2e'}}"), Notes.CALL));

            assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
            assertThat(failure).hasMessageContaining("notes__get_note").hasMessageContaining("path parameter 'id'");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aClosedSourceFailsItsCalls() throws IOException {
        ToolSource source = fixture.open(Notes.in(folder).baseUrl("https://h").build());
        Tool tool = tool(source, "get-note");
        source.close();
        source.close();

        assertThat(failure(source.call(tool, object("{'path':{'id':'1'}}"), Notes.CALL))
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
