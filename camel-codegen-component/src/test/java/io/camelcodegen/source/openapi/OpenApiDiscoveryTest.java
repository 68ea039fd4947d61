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
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a document comes from, which server it may name, and what is said where there is none. */
class OpenApiDiscoveryTest {

    @TempDir
    Path folder;

    @AutoClose
    private final SourceFixture fixture = new SourceFixture();

    @Test
    void readsADocumentByHttpAndTakesItsOwnOriginAsServer() {
        byte[] document = Notes.document("\"servers\":[{\"url\":\"/v2\"}],").getBytes(StandardCharsets.UTF_8);
        try (RecordingServer server = new RecordingServer(200, "application/json", document)) {
            ToolSource source = fixture.open(SourceConfig.openapi("notes", server.url() + "/notes.json")
                    .header("X-Key", "1")
                    .build());
            Tool tool = tool(source, "get-note");

            call(source, tool, object("{'id':'1'}"));

            assertThat(server.received().get(0).target()).isEqualTo("/notes.json");
            assertThat(server.received().get(0).headers().getFirst("X-Key")).isEqualTo("1");
            assertThat(server.received().get(1).target()).isEqualTo("/v2/notes/1");
        }
    }

    @Test
    void theSourcesHeadersDoNotGoToAForeignDocumentServer() {
        byte[] document = Notes.document("").getBytes(StandardCharsets.UTF_8);
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
            String servers = "\"servers\":[{\"url\":\"" + server.url() + "\"}],";
            ToolSource source = fixture.open(Notes.in(folder, servers).build());
            Tool tool = tool(source, "get-note");

            failure(source.call(tool, object("{'path':{'id':'1'}}"), Notes.CALL));

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aDocumentWithoutAServerIsRefusedAtDiscovery() throws IOException {
        ToolSource source = fixture.open(Notes.in(folder).build());

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
        SourceConfig.Builder ofFile = Notes.in(folder).property("maxDocumentBytes", 100);
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
}
