package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentIndexTest {

    private static final byte[] YAML = """
            openapi: 3.0.3
            paths:
              /users/{id}:
                get: {operationId: users/get, summary: "Gets – one", tags: [users, öl], deprecated: true}
                put: {responses: {200: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}}}
              /b: {get: {operationId: users-get}}
            components: {schemas: {User: {type: object}}}
            """.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void givesTheSameDocumentOnTheNextStart() throws IOException {
        OpenApiDocument first = read(directory);
        long writtenAt = Files.getLastModifiedTime(index()).toMillis();

        OpenApiDocument second = read(directory);

        assertSame(second, first);
        assertThat(new String(Files.readAllBytes(index()), StandardCharsets.ISO_8859_1))
                .contains("users_get_get");
        assertThat(Files.getLastModifiedTime(index()).toMillis()).isEqualTo(writtenAt);
    }

    @Test
    void isReadInsteadOfTheDocument() {
        read(directory);

        IndexedDocument indexed = DocumentIndex.of(directory, YAML).load();

        assertThat(indexed).isNotNull();
        assertThat(indexed.names()).hasSize(3);
        assertThat(indexed.map().part("components/schemas", "User")).isNotNull();
        assertThat(new String(indexed.json(), StandardCharsets.UTF_8)).startsWith("{\"openapi\"");
    }

    @Test
    void isNotThatOfADocumentOfWhichOneBitIsAnother() {
        read(directory);

        for (int i = 0; i < YAML.length * 8; i++) {
            byte[] changed = YAML.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);

            assertThat(DocumentIndex.of(directory, changed).load()).isNull();
        }
        assertThat(DocumentIndex.of(directory, Arrays.copyOf(YAML, YAML.length + 1))
                        .load())
                .isNull();
    }

    @Test
    void keepsWhereRequestsGo() {
        byte[] content = """
                {"openapi": "3.0.3", "paths": {"/a": {"get": {}}}, "servers": [{"url": "https://{r}.example.org/v1",
                "variables": {"r": {"enum": ["eu", "us"], "default": "us"}}}]}""".getBytes(StandardCharsets.UTF_8);
        List<OperationSpec.Server> servers = OpenApiDocument.read("api", "a.json", content, directory, Set.of())
                .servers();

        OpenApiDocument indexed = OpenApiDocument.read("api", "a.json", content, directory, Set.of());

        assertThat(indexed.servers()).isEqualTo(servers).hasSize(1);
        assertThat(indexed.spec(indexed.tools().get(0)).servers()).isEqualTo(servers);
        assertThat(DocumentIndex.of(directory, content).load())
                .extracting(IndexedDocument::servers)
                .isEqualTo(servers);
    }

    @Test
    void leavesOpenWhatDependsOnWhereTheDocumentCameFrom() {
        byte[] content = "{\"swagger\": \"2.0\", \"host\": \"h\", \"paths\": {\"/a\": {\"get\": {}}}}"
                .getBytes(StandardCharsets.UTF_8);
        OpenApiDocument.read("api", "https://h/a.json", content, directory, Set.of());

        OpenApiDocument indexed = OpenApiDocument.read("api", "http://h/a.json", content, directory, Set.of());

        assertThat(indexed.servers()).extracting(OperationSpec.Server::url).containsExactly("http://h");
    }

    @Test
    void belongsToItsOwnerOnly() throws IOException {
        Path fresh = directory.resolve("deeper/index");

        read(fresh);

        try (var files = Files.list(fresh)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(files.findFirst().orElseThrow())))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void isIgnoredAndWrittenAnewWhereItIsBroken() throws IOException {
        OpenApiDocument intact = read(directory);
        byte[] good = Files.readAllBytes(index());
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            if (i % 2 == 1) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(index(), broken);

            OpenApiDocument read = read(directory);

            assertSame(read, intact);
            assertThat(Files.readAllBytes(index())).isEqualTo(good);
        }
    }

    @Test
    void ofAnotherDocumentIsIgnored() throws IOException {
        read(directory);
        byte[] other = "openapi: 3.0.0\npaths: {/other: {get: {}}}\n".getBytes(StandardCharsets.UTF_8);
        Path foreign = index();
        OpenApiDocument.read("api", "x.yaml", other, directory, Set.of());
        Path theirs;
        try (var files = Files.list(directory)) {
            theirs = files.filter(file -> !file.equals(foreign)).findFirst().orElseThrow();
        }
        Files.copy(foreign, theirs, StandardCopyOption.REPLACE_EXISTING);

        OpenApiDocument read = OpenApiDocument.read("api", "x.yaml", other, directory, Set.of());

        assertThat(Documents.names(read)).containsExactly("get_other");
    }

    @Test
    void isDoneWithoutWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        OpenApiDocument document = read(file.resolve("below"));

        assertThat(document.tools()).hasSize(3);
    }

    @Test
    void isWholeWhoeverWritesItAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<String>>> reads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                reads.add(() -> Documents.names(read(directory)));
            }
            List<String> expected = Documents.names(read(directory));
            for (Future<List<String>> read : threads.invokeAll(reads)) {
                assertThat(read.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isNotKeptOfADocumentThatStandsInSeveralFiles() throws IOException {
        String root = "openapi: 3.0.0\npaths: {/a: {$ref: a.yaml}}\n";
        Path file = Files.writeString(directory.resolve("openapi.yaml"), root);
        Files.writeString(directory.resolve("a.yaml"), "get: {}\n");
        Path indexes = directory.resolve("indexes");

        OpenApiDocument document =
                OpenApiDocument.read("api", file.toString(), root.getBytes(StandardCharsets.UTF_8), indexes, Set.of());

        assertThat(document.tools()).hasSize(1);
        assertThat(indexes).doesNotExist();
    }

    private Path index() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static OpenApiDocument read(Path directory) {
        return OpenApiDocument.read("api", "api.yaml", YAML, directory, Set.of());
    }

    private static void assertSame(OpenApiDocument actual, OpenApiDocument expected) {
        assertThat(actual.operations()).isEqualTo(expected.operations());
        assertThat(actual.version()).isEqualTo(expected.version());
        for (int i = 0; i < expected.tools().size(); i++) {
            Tool tool = actual.tools().get(i);
            Tool same = expected.tools().get(i);
            assertThat(tool.name()).isEqualTo(same.name());
            assertThat(tool.description()).isEqualTo(same.description());
            assertThat(tool.hints()).isEqualTo(same.hints());
            assertThat(tool.schemas()).isEqualTo(same.schemas());
            assertThat(actual.spec(tool)).isEqualTo(expected.spec(same));
        }
    }
}
