package io.camelcodegen.generator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "http://127.0.0.1:1"}],
             "paths": {"/pets": {"get": {"operationId": "list", "responses": {}}}}}
            """;

    @TempDir
    private Path directory;

    @Test
    void relativePathsOfSourcesAreRelativeToTheWorkingDirectory() throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(directory.resolve("pets.json"), DOCUMENT);
        Files.writeString(conf.resolve("codegen.config.json"), """
                {"sources": {"openapi": {
                  "plain": {"spec": "pets.json"},
                  "uri": {"spec": "file:conf/../pets.json"},
                  "variable": {"spec": "${NO_SUCH_VARIABLE:-./pets.json}"},
                  "absolute": {"spec": "%s"}
                }}}
                """.formatted(directory.resolve("pets.json")));

        try (Workspace workspace = Workspace.open(directory, "conf/codegen.config.json")) {
            assertThat(workspace.sources()).hasSize(4).allSatisfy(source -> assertThat(
                            workspace.tools(source.name()).tools())
                    .hasSize(1));
            assertThat(workspace.directory()).isEqualTo(conf);
            assertThat(workspace.workingDirectory()).isEqualTo(directory);
            assertThat(workspace.tools("plain").config().text("spec")).isEqualTo("pets.json");
        }
    }

    @Test
    void lockFilesAreThoseThatTheComponentLooksAt() throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(conf.resolve("codegen.config.json"), """
                {"sources": {"openapi": {
                  "plain": {"spec": "pets.json"},
                  "named": {"spec": "pets.json", "lockFile": "${NO_SUCH_VARIABLE:-locks}/my.json"},
                  "packed": {"spec": "pets.json", "lockFile": "classpath:my.json"}
                }}}
                """);

        try (Workspace workspace = Workspace.open(directory, "conf/codegen.config.json")) {
            assertThat(workspace.sources())
                    .extracting(source -> workspace.lockFile(source).location())
                    .containsExactly(
                            conf.resolve("locks/my.json").toString(),
                            "classpath:my.json",
                            conf.resolve("codegen.lock.json").toString());
        }
        SourceConfig bean = SourceConfig.openapi("bean", "pets.json").build();
        try (Workspace workspace = Workspace.of(directory, List.of(bean))) {
            assertThat(workspace.lockFile(bean).location())
                    .isEqualTo(directory.resolve("codegen.lock.json").toString());
        }
    }

    @Test
    void looksForTheConfigurationInTheWorkingDirectory() throws IOException {
        Files.writeString(
                directory.resolve(".codegenrc"), "{\"sources\": {\"openapi\": {\"a\": {\"spec\": \"no.json\"}}}}");

        try (Workspace workspace = Workspace.open(directory, null)) {
            assertThat(workspace.sources()).extracting(SourceConfig::name).containsExactly("a");
            assertThatThrownBy(() -> workspace.tools("a"))
                    .isInstanceOfSatisfying(
                            CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED))
                    .hasMessageContaining(directory.resolve("no.json").toString());
            assertThatThrownBy(() -> workspace.tools("b"))
                    .isInstanceOfSatisfying(
                            CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.SOURCE_NOT_FOUND));
        }
    }

    @Test
    void processesOfMcpServersRunInTheWorkingDirectory() throws IOException {
        Files.createDirectory(directory.resolve("below"));
        String server = NodePackages.file("@modelcontextprotocol/server-filesystem/dist/index.js")
                .toString();
        List<SourceConfig> sources = List.of(
                SourceConfig.mcpStdio("here", "node", server, ".").build(),
                SourceConfig.mcpStdio("below", "node", server, ".")
                        .property("cwd", "below")
                        .build());

        try (Workspace workspace = Workspace.of(directory, sources)) {
            assertThat(workspace
                            .codegen()
                            .call("here__list_allowed_directories", Map.of())
                            .toString())
                    .contains(directory.toRealPath().toString())
                    .doesNotContain("below");
            assertThat(workspace
                            .codegen()
                            .call("below__list_allowed_directories", Map.of())
                            .toString())
                    .contains(directory.toRealPath().resolve("below").toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"openapi\": \"3.0.3\", \"paths\": {\"/a\": {\"get\": {}}}} | true",
                "{\"openapi\": \"3.0.3\", \"paths\": {\"/a\": {\"$ref\": \"#/x\"}}} | true",
                "{\"openapi\": \"3.0.3\", \"paths\": {\"/a\": {\"$ref\": \"a.json\"}}} | false",
                "openapi: 3.0.3 | false"
            })
    void theRevisionOfADocumentIsKnownWithoutDiscoveryWhereNothingElseMayChangeIt(
            String document, boolean known, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("api.json"), document);
        SourceConfig source = SourceConfig.openapi("api", "api.json")
                .property("baseUrl", "http://127.0.0.1:1")
                .build();

        try (Workspace workspace = Workspace.of(directory, List.of(source))) {
            assertThat(workspace.revision(source).isPresent()).isEqualTo(known);
            if (known) {
                assertThat(workspace.revision(source))
                        .contains(workspace.tools("api").revision());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${DIR:-.}/api.json", "{{dir}}/api.json", "missing.json", "classpath:api.json", "http://x/y"})
    void theRevisionOfWhatIsNoPlainFileIsLeftToTheDiscovery(String spec, @TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("api.json"), "{\"openapi\": \"3.0.3\", \"paths\": {}}");
        SourceConfig source = SourceConfig.openapi("api", spec).build();

        try (Workspace workspace = Workspace.of(directory, List.of(source))) {
            assertThat(workspace.revision(source)).isEmpty();
        }
    }

    @Test
    void aKindOfSourceThatNoJarHasIsAMistakeOfTheConfiguration(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("x.json"), "{\"sources\": {\"grpc\": {\"a\": {}}}}");

        try (Workspace workspace = Workspace.open(directory, "x.json")) {
            assertThatThrownBy(workspace::codegen)
                    .isInstanceOfSatisfying(
                            CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG))
                    .hasMessageContaining("grpc");
        }
    }

    @Test
    void tellsAllThatIsWrongWithTheConfiguration() throws IOException {
        Files.writeString(directory.resolve("wrong.json"), "{\"sources\": {\"openapi\": {\"a\": {}}}, \"x\": 1}");

        assertThatThrownBy(() -> Workspace.open(directory, "wrong.json"))
                .isInstanceOf(CodegenException.class)
                .hasMessageContainingAll("2 problems", "wrong.json");
        assertThatThrownBy(() -> Workspace.of(
                        directory,
                        List.of(
                                SourceConfig.openapi("a", "x").build(),
                                SourceConfig.openapi("a", "y").build())))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("two sources named 'a'");
    }
}
