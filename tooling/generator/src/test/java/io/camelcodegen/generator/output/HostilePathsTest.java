package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePathsTest {

    @TempDir
    private Path directory;

    private OutputFolder folder;
    private Path outside;

    @BeforeEach
    void make() throws IOException {
        folder = new OutputFolder(directory.resolve("out"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("A.java"), "precious");
    }

    private FileChanges generate(String source, String... paths) {
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin(source, true)) {
            Arrays.stream(paths).forEach(path -> transaction.accept(new GeneratedFile(path, "new")));
            return transaction.commit("key", 1, List.of());
        }
    }

    private static void assertRefused(ThrowingCallable generation, String... words) {
        assertThatThrownBy(generation).isInstanceOfSatisfying(CodegenException.class, e -> {
            assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
            assertThat(e).hasMessageContainingAll(words);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../A.java",
                "java/../../outside/A.java",
                "./A.java",
                "/etc/passwd",
                "java//A.java",
                "java/",
                "C:/A.java",
                "java\\..\\A.java",
                "java/A.java:stream",
                "java/nul",
                "java/Com1.java",
                "LPT¹.txt",
                "conin$",
                "aux.tar.gz/A.java",
                "java/A.java.",
                "java/A ",
                " A",
                "A\nB.java",
                "A\0.java",
                "A\u202ejava.exe",
                "A?.java",
                ".codegen/petstore.state",
                ".CODEGEN/journal"
            })
    void refusesPathsThatNoOutputHas(String path) throws IOException {
        assertRefused(
                () -> generate("petstore", "B.java", path), "source 'petstore'", "nothing of this source was written");

        assertThat(Version.in(directory)).containsOnlyKeys("out/.codegen/.gitignore", "outside/A.java");
        assertThat(outside.resolve("A.java")).hasContent("precious");
    }

    @Test
    void refusesAPartThatIsTooLongForAnyFileSystem() {
        assertRefused(() -> generate("petstore", "a/" + "x".repeat(300)), "longer than", "…");
    }

    @Test
    void refusesPathsThatDifferInCaseOnly() {
        assertRefused(() -> generate("petstore", "java/Pet.java", "java/pet.java"), "'java/Pet.java'", "case");
        assertRefused(() -> generate("petstore", "java/Pet.java", "Java/Toy.java"), "'java'", "case");
        assertRefused(() -> generate("petstore", "Stra\u00dfe", "STRASSE"), "case");
        assertRefused(() -> generate("petstore", "\u00e9", "e\u0301"), "case");
    }

    @Test
    void refusesOnePathTwice() {
        assertRefused(() -> generate("petstore", "A.java", "A.java"), "generated twice");
        assertRefused(() -> generate("petstore", "a", "a/A.java"), "is a file");
        assertRefused(() -> generate("petstore", "a/A.java", "a"), "is a folder");
    }

    @Test
    void refusesThePathOfAnotherSource() {
        generate("petstore", "java/A.java");

        assertRefused(() -> generate("github", "java/A.java"), "belongs to the source 'petstore'");
        assertRefused(() -> generate("github", "java/a.java"), "'petstore' as 'java/A.java'");
        assertRefused(() -> generate("PetStore", "java/B.java"), "'petstore'", "case");
        assertThat(generate("petstore", "java/A.java").unchanged()).containsExactly("java/A.java");
    }

    @Test
    void goesThroughNoSymbolicLinkToAFolder() throws IOException {
        Files.createDirectories(folder.path());
        Files.createSymbolicLink(folder.path().resolve("java"), outside);

        assertRefused(() -> generate("petstore", "java/A.java"), "'java' is a symbolic link", "as they were");
        assertRefused(() -> generate("petstore", "java/sub/A.java"), "'java' is a symbolic link");
        assertThat(Version.in(outside)).containsOnlyKeys("A.java").containsValue("precious");
    }

    @Test
    void writesOverNoSymbolicLinkToAFile() throws IOException {
        Files.createDirectories(folder.path());
        Files.createSymbolicLink(folder.path().resolve("A.java"), outside.resolve("A.java"));

        assertRefused(() -> generate("petstore", "A.java"), "'A.java' is a symbolic link");
        assertThat(outside.resolve("A.java")).hasContent("precious");
    }

    @Test
    void removesNothingBehindASymbolicLink() throws IOException {
        generate("petstore", "java/A.java");
        Files.writeString(outside.resolve("A.java"), "new");
        Files.delete(folder.path().resolve("java/A.java"));
        Files.delete(folder.path().resolve("java"));
        Files.createSymbolicLink(folder.path().resolve("java"), outside);

        assertRefused(() -> generate("petstore"), "'java' is a symbolic link");
        assertThat(outside.resolve("A.java")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".codegen",
                ".codegen/staging",
                ".codegen/lock",
                ".codegen/journal.new",
                ".codegen/petstore.state"
            })
    void keepsItsStateBehindNoSymbolicLink(String link) throws IOException {
        Path place = folder.path().resolve(link);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, link.matches(".codegen(/staging)?") ? outside : outside.resolve("A.java"));

        try {
            generate("petstore", "A.java");
        } catch (CodegenException e) {
            assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        }

        assertThat(Version.in(outside)).containsOnlyKeys("A.java").containsValue("precious");
    }

    @Test
    void anOutputFolderMayItselfBeALink() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        folder = new OutputFolder(Files.createSymbolicLink(directory.resolve("linked"), real));

        generate("petstore", "A.java");

        assertThat(real.resolve("A.java")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal 1\nsource petstore\n0 - ../outside/B.java\nend\n",
                "journal 1\nsource petstore\n- PRECIOUS ../outside/A.java\nend\n",
                "journal 1\nsource ../../outside\n0 - A.java\nend\n",
                "journal 1\nsource petstore\n0 - .codegen/lock\nend\n",
                "journal 1\nsource petstore\n../../x - B.java\nend\n",
                "journal 1\nsource petstore\n0 - B.java\n",
                ""
            })
    void believesNoJournalThatItDidNotWrite(String journal) throws IOException {
        Path state = folder.path().resolve(".codegen");
        Files.createDirectories(state.resolve("staging"));
        Files.writeString(state.resolve("staging/0"), "theirs");
        Files.writeString(
                state.resolve("journal"),
                journal.replace("PRECIOUS", Fingerprint.of("precious".getBytes(StandardCharsets.UTF_8))));

        generate("petstore", "A.java");

        assertThat(Version.in(outside)).containsOnlyKeys("A.java").containsValue("precious");
        assertThat(Version.in(folder.path())).containsOnlyKeys("A.java");
    }

    @Test
    void aRecordMadeByOthersLeadsNowhereElse() throws IOException {
        Path state = Files.createDirectories(folder.path().resolve(".codegen"));
        Files.writeString(
                state.resolve("petstore.state"),
                "format 1\nkey key\nfile " + Fingerprint.of("precious".getBytes(StandardCharsets.UTF_8))
                        + " ../outside/A.java\n");

        boolean current = folder.current("petstore", "key").isPresent();
        generate("petstore", "A.java");

        assertThat(current).isFalse();
        assertThat(outside.resolve("A.java")).hasContent("precious");
    }

    @Test
    void tellsOfAFileWhereAFolderShouldBe() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(folder.path().resolve("java"), "theirs");

        assertRefused(() -> generate("petstore", "java/A.java"), "'java' is a file where a folder should be");
        assertThat(folder.path().resolve("java")).hasContent("theirs");
    }

    @Test
    void tellsOfAFolderWhereAFileShouldBe() throws IOException {
        Files.createDirectories(folder.path().resolve("A.java"));

        assertRefused(() -> generate("petstore", "A.java"), "'A.java' is not a file");
    }

    @Test
    void tellsOfAFileInPlaceOfTheOutputFolder() throws IOException {
        Files.writeString(directory.resolve("out"), "theirs");

        assertRefused(() -> generate("petstore", "A.java"), "output folder " + directory.resolve("out"));
        assertThat(directory.resolve("out")).hasContent("theirs");
    }
}
