package io.camelcodegen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of an MCP server, generated, compiled and called. */
class FilesystemServerTest {

    private static final String USER = "demo.FilesUser";

    @TempDir
    static Path folder;

    private static Path data;
    private static Generation files;
    private static Compilation compiled;

    @BeforeAll
    static void generate() throws IOException {
        data = Files.createDirectory(folder.resolve("data")).toRealPath();
        String script = NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js")
                .toString();
        String config = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "sources",
                        Map.of(
                                "mcp",
                                Map.of("files", Map.of("command", "node", "args", List.of(script, data.toString()))))));
        files = Generation.of(folder, config, false);
        compiled = files.compileWith(Files.readString(Path.of("src/test/resources/java/demo/FilesUser.java")));
    }

    @AfterAll
    static void stop() {
        files.close();
    }

    @Test
    void everyToolIsAMethod() {
        assertThat(files.model().tools()).isNotEmpty().allSatisfy(tool -> assertThat(
                        compiled.type("com.acme.files.Files").getMethods())
                .extracting(java.lang.reflect.Method::getName)
                .contains(tool.methodName()));
    }

    @Test
    void callsToolsAndReadsTheirResults() throws Throwable {
        String path = data.resolve("note.txt").toString();

        assertThat(call("writeAndRead", path)).isEqualTo("first");
        assertThat(call("tree", data.toString())).asString().contains("note.txt");
        assertThat(Files.readString(Path.of(path))).isEqualTo("first\nsecond\n");
    }

    @Test
    void callsAToolWithoutParameters() throws Throwable {
        assertThat(call("allowed")).asString().contains(data.toString());
    }

    @Test
    void aToolThatFailsThrowsItsCode() throws Throwable {
        assertThat(call("readOutside")).isEqualTo("EXECUTION_FAILED");
    }

    private static Object call(String method, Object... arguments) throws Throwable {
        return files.call(compiled, USER, method, arguments);
    }
}
