package io.camelcodegen.source.openapi;

import static io.camelcodegen.source.openapi.Notes.call;
import static io.camelcodegen.source.openapi.Notes.tool;
import static io.camelcodegen.source.openapi.Parameters.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.schema.CompiledSchema;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent as a body: flat properties and files. */
class OpenApiBodyTest {

    @TempDir
    Path folder;

    @AutoClose
    private final SourceFixture fixture = new SourceFixture();

    @Test
    void sendsFlatBodyPropertiesAsJsonWithEveryDigit() throws IOException {
        try (RecordingServer server = new RecordingServer(204, "text/plain", new byte[0])) {
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "put-note");

            ToolResult result = call(source, tool, object("{'id':'1','text':'${HOME}','size':0.1234567890123456789}"));

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
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "upload");
            ObjectNode parameters = object("{}");
            parameters.putPOJO("file", file);

            ObjectNode arranged = source.arrange(tool, parameters);
            ToolResult result = source.call(tool, arranged, Notes.CALL).join();

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
        ToolSource source = fixture.open(Notes.in(folder).baseUrl("https://h").build());
        Tool tool = tool(source, "upload");
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
            ToolSource source =
                    fixture.open(Notes.in(folder).baseUrl(server.url()).build());
            Tool tool = tool(source, "put-note");
            ObjectNode parameters = object("{'id':'1'}");
            parameters.putPOJO("text", file);

            call(source, tool, parameters);

            assertThat(server.last().text()).isEqualTo("{\"text\":\"Y29udGVudA==\"}");
        }
    }
}
