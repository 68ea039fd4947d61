package io.camelcodegen.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.lock.ToolDrift.Kind;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import io.camelcodegen.tool.ToolName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {

    private static final String TREE = """
            {'type': 'object', 'properties': {'tree': {'$ref': '#/$defs/node'}, 'limit': {'type': 'integer', 'maximum': 1.50}},
             'required': ['tree'], '$defs': {'node': {'type': ['object', 'null'], 'properties': {
             'next': {'$ref': '#/$defs/node'}, 'kind': {'enum': ['a', 1, 2.5, null]}}, 'additionalProperties': false}}}""";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve(LockFile.NAME);
    }

    private static List<Tool> tools() {
        return List.of(
                Tools.tool("b/list", "Lists", ToolHints.READ_ONLY, TREE, TREE),
                Tools.tool("a", "Adds", ToolHints.WRITE, TREE, "{'type': 'array', 'items': {'type': 'string'}}"));
    }

    @Test
    void whatIsWrittenIsReadAgainWithoutDrift() {
        LockFile.of(file()).write(ToolLock.of("api", tools()));

        ToolLock read = LockFile.of(file()).read();

        assertThat(read.sources()).containsExactly("api");
        assertThat(read.tools("api")).containsExactly("a", "b_list");
        assertThat(read.drift("api", tools()).isEmpty()).isTrue();
    }

    @Test
    void whoMayReadOtherFilesOfTheFolderMayReadIt() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));

        LockFile.of(file()).write(ToolLock.EMPTY);

        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(Files.getPosixFilePermissions(other));
        assertThat(folder).isDirectoryNotContaining("glob:**.camel-codegen*");
    }

    @Test
    void aChangeIsToldOfALockThatWasRead() {
        LockFile.of(file()).write(ToolLock.of("api", tools()));
        Tool changed = Tools.tool("a", "Adds", ToolHints.WRITE, TREE.replace("'a', 1, ", "'a', "), null);

        LockDrift drift = LockFile.of(file()).read().drift("api", List.of(changed, Tools.tool("c")));

        assertThat(drift.text()).isEqualTo("""
                        1 added, 1 removed, 1 changed; 2 breaking
                        ! ~ api__a
                            ! input /tree/kind: value 1 removed
                            ! output: results are not described any more
                        ! - api__b_list
                          + api__c
                        """);
    }

    @Test
    void theSameToolsGiveTheSameBytesInWhateverOrder() throws IOException {
        LockFile.of(file()).write(ToolLock.of("api", tools()));
        byte[] first = Files.readAllBytes(file());
        List<Tool> other = List.of(tools().get(1), tools().get(0));

        boolean changed = LockFile.of(file()).write(LockFile.of(file()).read().with("api", other));

        assertThat(changed).isFalse();
        assertThat(Files.readAllBytes(file())).isEqualTo(first);
    }

    @Test
    void writingWhatWasReadChangesNothing() {
        LockFile.of(file()).write(ToolLock.of("api", tools()));

        assertThat(LockFile.of(file()).write(LockFile.of(file()).read())).isFalse();
    }

    @Test
    void updatingOneSourceLeavesTheOthersAsTheyWere() throws IOException {
        ToolLock both = ToolLock.of("api", tools()).with("other", List.of());
        LockFile.of(file()).write(both);

        LockFile.of(file()).write(LockFile.of(file()).read().with("other", List.of(Tools.tool("x"))));

        ToolLock read = LockFile.of(file()).read();
        assertThat(read.drift("api", tools()).isEmpty()).isTrue();
        assertThat(read.sources()).containsExactly("api", "other");
        assertThat(read.without("other").sources()).containsExactly("api");
    }

    @Test
    void hasALineForEveryParameterAndNoDescription() throws IOException {
        LockFile.of(file()).write(ToolLock.of("api", tools()));

        String text = Files.readString(file());

        assertThat(text)
                .contains("\n          \"input\": {\n            \"limit?\": {\"maximum\":1.5,\"type\":\"integer\"}")
                .contains("\n            \"tree!\": \"#node\"\n")
                .contains("\n        \"node\": {\n")
                .doesNotContain("Lists", "Adds");
    }

    @Test
    void typesOfOneNameAndTwoShapesStayApart() {
        String first = "{'$ref': '#/$defs/t', '$defs': {'t': {'type': 'string'}}}";
        String second = "{'$ref': '#/$defs/t', '$defs': {'t': {'type': 'integer'}}}";
        List<Tool> tools = List.of(
                Tools.tool("a", "", ToolHints.WRITE, Tools.ANY_INPUT, first),
                Tools.tool("b", "", ToolHints.WRITE, Tools.ANY_INPUT, second));
        LockFile.of(file()).write(ToolLock.of("api", tools));

        LockDrift drift = LockFile.of(file())
                .read()
                .drift(
                        "api",
                        List.of(
                                tools.get(0),
                                Tools.tool(
                                        "b", "", ToolHints.WRITE, Tools.ANY_INPUT, second.replace("integer", "null"))));

        assertThat(drift.tools()).singleElement().satisfies(tool -> assertThat(tool.changes())
                .extracting(ToolChange::toString)
                .containsExactly("output: type integer became null"));
    }

    @Test
    void aToolThatCannotBeResolvedIsLeftOutOfTheLockAndIsDriftWhereItWasInIt() {
        Tool broken = Tool.builder(ToolName.of("api", "a"), "a", () -> {
                    throw SourceErrors.malformedDocument("api", "api.json", "no such $ref", null);
                })
                .build();

        assertThat(ToolLock.of("api", List.of(broken)).tools("api")).isEmpty();
        assertThat(ToolLock.of("api", List.of(Tools.tool("a")))
                        .drift("api", List.of(broken))
                        .tools())
                .singleElement()
                .returns(Kind.CHANGED, ToolDrift::kind)
                .returns(true, ToolDrift::isBreaking);
    }

    @Test
    void thereIsNoLockWhereThereIsNoFile() {
        assertThat(LockFile.of(file()).read().sources()).isEmpty();
        assertThat(LockFile.of(file()).readIfPresent()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is no lock file",
                "{ | is not valid JSON, see line 1",
                "<<<<<<< HEAD | is not valid JSON, see line 1",
                "[] | is no lock file: it needs 'lockVersion' and 'sources'",
                "{\"lockVersion\": 2, \"sources\": {}} | is of lockVersion 2, known is 1",
                "{\"lockVersion\": 1, \"lockVersion\": 1} | is not valid JSON",
                "{\"lockVersion\": 1, \"sources\": {\"a__b\": {}}} | /sources/a__b is not the name of a source",
                "{\"lockVersion\": 1, \"sources\": {\"a\": {}}} | /sources/a needs 'tools'",
                "{\"lockVersion\": 1, \"sources\": {\"a\": {\"tools\": {\"t\": {\"hash\": \"x\"}}}}} | /sources/a/tools/t is not a locked tool",
            })
    void tellsWhatIsWrongWithAFile(String content, String problem) throws IOException {
        Files.writeString(file(), content);

        assertThatThrownBy(() -> LockFile.of(file()).read())
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG))
                .hasMessageContaining(LockFile.NAME)
                .hasMessageContaining(problem);
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        Files.writeString(file(), "[".repeat(100_000));

        assertThatThrownBy(() -> LockFile.of(file()).read()).hasMessageContaining("is not valid JSON");
    }

    @Test
    void writingLeavesNothingElseInTheFolder() throws IOException {
        LockFile.of(file()).write(ToolLock.of("api", tools()));
        LockFile.of(file()).write(ToolLock.of("api", List.of()));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void updatesAtOnceLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> updates = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Boolean>) () ->
                            LockFile.of(file()).update(lock -> lock.with("source-" + i, List.of(Tools.tool("a")))))
                    .toList();

            for (Future<Boolean> update : threads.invokeAll(updates)) {
                assertThat(update.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(LockFile.of(file()).read().sources()).hasSize(40);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void updatesOfTwoProcessesLoseNothing() throws Exception {
        List<Process> processes = List.of(LockingProcess.start(file(), "left"), LockingProcess.start(file(), "right"));

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(LockFile.of(file()).read().sources()).hasSize(2 * LockingProcess.UPDATES);
    }

    @Test
    void anUpdateThatChangesNothingNeedsNoRightToWrite() throws IOException {
        LockFile.of(file()).write(ToolLock.of("api", tools()));
        byte[] content = Files.readAllBytes(file());
        Files.createDirectory(folder.resolve("." + LockFile.NAME + ".lock")); // nobody can lock it

        assertThat(LockFile.of(file()).update(lock -> lock.with("api", tools())))
                .isFalse();
        assertThatThrownBy(() -> LockFile.of(file()).update(lock -> ToolLock.EMPTY))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("cannot be written");
        assertThat(Files.readAllBytes(file())).isEqualTo(content);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidSo() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> LockFile.of(notAFolder.resolve(LockFile.NAME)).write(ToolLock.EMPTY))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("cannot be written");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, codegen.lock.json",
                "/app/conf/codegen.config.json, -, /app/conf/codegen.lock.json",
                "/app/conf/codegen.config.json, locks/a.json, /app/conf/locks/a.json",
                "/app/conf/codegen.config.json, /var/a.json, /var/a.json",
                "/app/conf/codegen.config.json, file:/var/a.json, /var/a.json",
                "conf/codegen.config.json, file:a.json, conf/a.json",
                "classpath:conf/codegen.config.json, -, classpath:conf/codegen.lock.json",
                "classpath:codegen.config.json, -, classpath:codegen.lock.json",
                "classpath:codegen.config.json, a.json, a.json",
                "/app/codegen.config.json, classpath:a.json, classpath:a.json",
            })
    void standsBesideTheConfiguration(String config, String configured, String expected) {
        assertThat(LockFile.beside(config, configured, name -> null).location()).isEqualTo(expected);
    }

    @Test
    void aResourceIsReadAndNeverWritten() throws IOException {
        LockFile.of(file()).write(ToolLock.of("api", tools()));
        Map<String, byte[]> resources = Map.of("conf/codegen.lock.json", Files.readAllBytes(file()));
        LockFile resource = LockFile.beside("classpath:conf/codegen.config.json", null, name -> {
            byte[] content = resources.get(name);
            return content == null ? null : new ByteArrayInputStream(content);
        });

        assertThat(resource.read().drift("api", tools()).isEmpty()).isTrue();
        assertThatThrownBy(() -> resource.write(ToolLock.EMPTY)).hasMessageContaining("is a resource");
    }

    @Test
    void namesOfTypesAndPropertiesMayBeAnything() {
        String odd =
                "{'type': 'object', 'properties': {'a!': {}, 'b?': {'$ref': '#/$defs/x~1y~0'}, '*': {}, 'type': {}, 'enum': {}},"
                        + " 'required': ['*', 'a!'], '$defs': {'x/y~': {'type': 'string'}}}";
        Tool tool = Tools.withInput(odd);
        LockFile.of(file()).write(ToolLock.of("api", List.of(tool)));

        ToolDrift drift =
                LockFile.of(file()).read().check(Tools.withInput(odd.replace("'type': 'string'", "'type': 'integer'")));

        assertThat(drift).isNotNull();
        assertThat(drift.changes())
                .extracting(ToolChange::toString)
                .containsExactly("input /b?: type string became integer");
        assertThat(new String(
                        LockJson.write(ToolLock.of("api", List.of(tool))).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8))
                .contains("\"a!!\"", "\"b??\"", "\"*!\"", "\"type?\"");
    }
}
