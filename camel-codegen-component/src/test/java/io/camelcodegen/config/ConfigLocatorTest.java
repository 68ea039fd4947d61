package io.camelcodegen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLocatorTest {

    @TempDir
    Path directory;

    private final Map<String, String> classpath = new HashMap<>();

    @Test
    void findsTheNamesInOrderAndTheWorkingDirectoryFirst() throws IOException {
        classpath.put("mcp-codegen.json", config("third"));
        assertThat(locate(null).location()).isEqualTo("classpath:mcp-codegen.json");
        classpath.put(".codegenrc", config("second"));
        assertThat(locate(null).location()).isEqualTo("classpath:.codegenrc");
        classpath.put("codegen.config.json", config("first"));
        assertThat(names(locate(null))).isEqualTo("first");

        Files.writeString(directory.resolve("mcp-codegen.json"), config("file3"));
        assertThat(names(locate(""))).isEqualTo("file3");
        Files.writeString(directory.resolve(".codegenrc"), config("file2"));
        assertThat(names(locate(null))).isEqualTo("file2");
        Files.writeString(directory.resolve("codegen.config.json"), config("file1"));
        assertThat(names(locate(null))).isEqualTo("file1");
    }

    @Test
    void givesNoSourcesWhereThereIsNoFile() throws IOException {
        Files.createDirectory(directory.resolve("codegen.config.json"));

        assertThat(locate(null)).isEqualTo(ConfigFile.NONE);
    }

    @Test
    void readsAnExplicitLocation() throws IOException {
        Path file = Files.writeString(directory.resolve("my config.json"), config("mine"));
        Files.writeString(directory.resolve("codegen.config.json"), config("usual"));
        classpath.put("conf/my.json", config("resource"));

        assertThat(names(locate("my config.json"))).isEqualTo("mine");
        assertThat(names(locate(file.toString()))).isEqualTo("mine");
        assertThat(names(locate("file:my config.json"))).isEqualTo("mine");
        assertThat(names(locate(file.toUri().toString()))).isEqualTo("mine");
        assertThat(names(locate("classpath:conf/my.json"))).isEqualTo("resource");
        assertThat(names(locate("classpath:/conf/my.json"))).isEqualTo("resource");
    }

    @Test
    void readsYamlByExtensionAndCodegenrcAsEither() throws IOException {
        Files.writeString(directory.resolve("c.yml"), "mcpServers: {a: {command: x}}");
        Files.writeString(directory.resolve(".codegenrc"), "mcpServers:\n  b:\n    command: x\n");

        assertThat(names(locate("c.yml"))).isEqualTo("a");
        assertThat(names(locate(null))).isEqualTo("b");
        Files.writeString(directory.resolve(".codegenrc"), config("json"));
        assertThat(names(locate(null))).isEqualTo("json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.json",
                "file:missing.json",
                "classpath:missing.json",
                "https://x/c.json",
                "ref:bean",
                ".",
                "a\u0000b"
            })
    void refusesALocationThatHasNoFile(String location) {
        CodegenException e = catchThrowableOfType(CodegenException.class, () -> locate(location));

        assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(e.getMessage()).containsAnyOf("no such", "must be a path", "is not a");
    }

    @Test
    void namesTheFileInProblems() throws IOException {
        Path file = Files.writeString(directory.resolve("codegen.config.json"), "{\"source\": {}}");

        CodegenException e = catchThrowableOfType(CodegenException.class, () -> locate(null));

        assertThat(e.getMessage())
                .isEqualTo("configuration " + file + ": unknown key 'source'; did you mean 'sources'?");
    }

    @Test
    void refusesWhatIsNotTextOrTooLarge() throws IOException {
        Files.write(directory.resolve("latin.json"), new byte[] {'{', (byte) 0xe4, '}'});
        Files.write(directory.resolve("large.json"), new byte[8 * 1024 * 1024 + 1]);

        assertThat(catchThrowableOfType(CodegenException.class, () -> locate("latin.json")))
                .hasMessageContaining("is not UTF-8 text");
        assertThat(catchThrowableOfType(CodegenException.class, () -> locate("large.json")))
                .hasMessageContaining("larger than");
    }

    @Test
    void readsWithACamelContext() throws Exception {
        Path file = Files.writeString(
                directory.resolve("c.json"),
                "{\"sources\": {\"openapi\": {\"a\": {\"spec\": \"x\", \"maxConnections\": \"{{connections:3}}\"}}}}");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ConfigFile config = ConfigLocator.of(context).locate(file.toString());

            assertThat(config.sources().get(0).maxConnections()).isEqualTo(3);
        }
    }

    private ConfigFile locate(@Nullable String location) {
        return new ConfigLocator(directory, this::resource, Configs.VARIABLES).locate(location);
    }

    private @Nullable InputStream resource(String name) {
        String content = classpath.get(name);
        return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String config(String source) {
        return "{\"mcpServers\": {\"" + source + "\": {\"command\": \"x\"}}}";
    }

    private static String names(ConfigFile file) {
        return String.join(",", file.sources().stream().map(SourceConfig::name).toList());
    }
}
