package io.camelcodegen.generator.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.NodePackages;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsLeftToTheDiscoveryAsItCanBeReadOnce() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        SourceConfig source = SourceConfig.openapi("api", "pipe").build();
        Thread writer = new Thread(() -> {
            try (OutputStream out = new FileOutputStream(pipe.toFile())) {
                out.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();

        try (Workspace workspace = Workspace.of(directory, List.of(source))) {
            assertThat(workspace.revision(source)).isEmpty();
            assertThat(workspace.tools("api").tools()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, true", "UTF-16, false", "UTF-16LE, false", "UTF-16BE, false"})
    void theRevisionIsTheSameWithAndWithoutDiscovery(String charset, boolean known) throws IOException {
        for (String beginning : List.of("", "\uFEFF", " \n\t")) {
            Files.write(directory.resolve("api.json"), (beginning + DOCUMENT.strip()).getBytes(charset));
            SourceConfig source = SourceConfig.openapi("api", "api.json").build();
            try (Workspace workspace = Workspace.of(directory, List.of(source))) {
                Optional<String> revision = workspace.revision(source);

                assertThat(revision.isPresent()).isEqualTo(known);
                assertThat(workspace.tools("api").tools()).hasSize(1);
                revision.ifPresent(expected ->
                        assertThat(workspace.tools("api").revision()).isEqualTo(expected));
            }
        }
    }

    @Test
    void aDocumentThatTheDiscoveryRefusesHasNoRevision() throws IOException {
        Files.writeString(directory.resolve("api.json"), DOCUMENT);
        SourceConfig source = SourceConfig.openapi("api", "api.json")
                .property("maxDocumentBytes", DOCUMENT.length() - 1)
                .build();

        try (Workspace workspace = Workspace.of(directory, List.of(source))) {
            assertThat(workspace.revision(source)).isEmpty();
            assertThatThrownBy(() -> workspace.tools("api")).hasMessageContaining("is larger than");
        }
    }

    @Test
    void aPlaceholderIsResolvedBeforeAnythingIsStarted() throws IOException {
        Files.writeString(directory.resolve("pets.json"), DOCUMENT);
        Files.writeString(directory.resolve("codegen.config.json"), """
                {"sources": {"openapi": {
                  "pets": {"spec": "{{no.such.property:pets}}.json", "lockFile": "{{no.such.property:locks}}/my.json"}}}}
                """);

        try (Workspace workspace = Workspace.open(directory, null)) {
            SourceConfig pets = workspace.source("pets");
            String lockFile = directory.resolve("locks/my.json").toString();

            assertThat(workspace.lockFile(pets).location()).isEqualTo(lockFile);
            assertThat(workspace.tools("pets").tools()).hasSize(1);
            assertThat(workspace.lockFile(pets).location()).isEqualTo(lockFile);
        }
    }

    @Test
    void allThreadsGetOneRuntimeAndWhoComesAfterTheEndNone() throws Exception {
        Files.writeString(directory.resolve("pets.json"), DOCUMENT);
        Files.writeString(
                directory.resolve("codegen.config.json"),
                "{\"sources\": {\"openapi\": {\"pets\": {\"spec\": \"pets.json\"}}}}");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Workspace workspace = Workspace.open(directory, null)) {
            Set<Codegen> runtimes = new HashSet<>();
            Callable<Codegen> asking = workspace::codegen;
            for (Future<Codegen> each : threads.invokeAll(Collections.nCopies(4, asking))) {
                runtimes.add(each.get());
            }

            assertThat(runtimes).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        Workspace closed = Workspace.open(directory, null);
        closed.close();
        assertThatThrownBy(closed::codegen).hasMessageContaining("closed");
    }

    @Test
    void resourcesAreAlsoThoseOfTheLibrarysOwnLoader() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(null) {});
        try (InputStream resource = LateContext.resource("io/camelcodegen/generator/workspace/Workspace.class")) {
            assertThat(resource).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
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
