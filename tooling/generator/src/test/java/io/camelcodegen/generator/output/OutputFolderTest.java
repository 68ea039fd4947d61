package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.output.FileChanges.Conflict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {

    private static final String ZONE = UserZone.empty("  ", "//");

    @TempDir
    private Path directory;

    private OutputFolder folder;

    @BeforeEach
    void open() {
        folder = new OutputFolder(directory.resolve("out"));
    }

    private FileChanges generate(boolean force, GeneratedFile... files) {
        return generate("petstore", force, files);
    }

    private FileChanges generate(String source, boolean force, GeneratedFile... files) {
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin(source, force)) {
            Arrays.stream(files).forEach(transaction);
            return transaction.commit("key", 1, List.of());
        }
    }

    private static GeneratedFile file(String path, String content) {
        return new GeneratedFile(path, content);
    }

    private Path place(String path) {
        return folder.path().resolve(path);
    }

    private void userWrites(String path, String what) throws IOException {
        String content = Version.read(place(path));
        Files.writeString(place(path), content.replace("kept\n", "kept\n" + what));
    }

    @Test
    void writesFilesAndTellsThatTheyAreCurrent() throws IOException {
        FileChanges changes = generate(false, file("java/b/B.java", "b"), file("java/A.java", "ä"));

        assertThat(changes.created()).containsExactly("java/A.java", "java/b/B.java");
        assertThat(place("java/A.java")).hasContent("ä");
        assertThat(folder.current("petstore", "key").orElseThrow().files().unchanged())
                .containsExactly("java/A.java", "java/b/B.java");
        assertThat(folder.current("petstore", "other")).isEmpty();
        assertThat(folder.current("github", "key")).isEmpty();
    }

    @Test
    void recordIsTheSameWhereverAndWheneverItIsMade() throws IOException {
        generate(false, file("java/b/B.java", "b"), file("java/A.java", "a"));
        String record = Version.read(place(".codegen/petstore.state"));

        folder = new OutputFolder(directory.resolve("elsewhere"));
        generate(false, file("java/A.java", "a"), file("java/b/B.java", "b"));

        assertThat(Version.read(place(".codegen/petstore.state")))
                .isEqualTo(record)
                .isEqualTo("""
                        # What was generated of the source 'petstore'. Commit it together with the files, or neither.
                        format 1
                        key key
                        tools 1
                        file e8b7be43c1d0433000000001 java/A.java
                        file 71beeff9d280b0c400000001 java/b/B.java
                        """);
    }

    @Test
    void doesNotTouchWhatIsTheSame() throws IOException {
        generate(false, file("A.java", "a"), file("B.java", "b"));
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(place("A.java"), longAgo);
        Files.setLastModifiedTime(place(".codegen/petstore.state"), longAgo);

        FileChanges changes = generate(false, file("A.java", "a"), file("B.java", "b"));

        assertThat(changes.changed()).isFalse();
        assertThat(Files.getLastModifiedTime(place("A.java"))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(place(".codegen/petstore.state"))).isEqualTo(longAgo);
    }

    @Test
    void keepsUserCodeOfAFileThatChanges() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.updated()).containsExactly("A.java");
        assertThat(Version.read(place("A.java")))
                .isEqualTo("new\n  // " + UserZone.BEGIN + "\n  mine();\n  // " + UserZone.END + "\n}\n");
    }

    @Test
    void userCodeMakesNothingOutdated() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");

        assertThat(folder.current("petstore", "key")).isPresent();
        assertThat(generate(false, file("A.java", "old\n" + ZONE + "}\n")).unchanged())
                .containsExactly("A.java");
        assertThat(place("A.java")).content().contains("mine();");
    }

    @Test
    void userCodeMayBeInAnyEncoding() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE));
        byte[] latin1 = new String(Files.readAllBytes(place("A.java")), StandardCharsets.ISO_8859_1)
                .replace("kept\n", "kept\n\u00e4\u00ff\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(place("A.java"), latin1);

        generate(false, file("A.java", "new\n" + ZONE));

        assertThat(new String(Files.readAllBytes(place("A.java")), StandardCharsets.ISO_8859_1))
                .startsWith("new\n")
                .contains("kept\n\u00e4\u00ff\r\n");
    }

    @Test
    void lineEndsOfAWorkingCopyOnWindowsAreNoEdit() throws IOException {
        generate(false, file("A.java", "a\nb\n" + ZONE));
        Files.writeString(place("A.java"), Version.read(place("A.java")).replace("\n", "\r\n"));

        assertThat(folder.current("petstore", "key")).isPresent();
        assertThat(generate(false, file("A.java", "new\n" + ZONE)).updated()).containsExactly("A.java");
    }

    @Test
    void leavesAFileWhoseMarkersAreDamaged() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", "  mine();\n");
        String damaged = Version.read(place("A.java")).replace("  // " + UserZone.END + "\n", "");
        Files.writeString(place("A.java"), damaged);

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict.reason())
                .contains("damaged")
                .contains("left alone"));
        assertThat(Version.read(place("A.java"))).isEqualTo(damaged);
        assertThat(folder.current("petstore", "key")).isEmpty();
    }

    @Test
    void leavesAFileWhoseMarkersAreDoubled() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE + "}\n"));
        userWrites("A.java", ZONE + "  mine();\n");
        String doubled = Version.read(place("A.java"));

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE + "}\n"));

        assertThat(changes.conflicts()).extracting(Conflict::path).containsExactly("A.java");
        assertThat(Version.read(place("A.java"))).isEqualTo(doubled);
    }

    @Test
    void leavesAFileThatWasEditedOutsideOfItsZoneUntilForced() throws IOException {
        generate(false, file("a/A.java", "old\n" + ZONE));
        userWrites("a/A.java", "  mine();\n");
        Files.writeString(place("a/A.java"), "edited " + Version.read(place("a/A.java")));

        FileChanges left = generate(false, file("a/A.java", "new\n" + ZONE));
        FileChanges leftAgain = generate(false, file("a/A.java", "new\n" + ZONE));
        String edited = Version.read(place("a/A.java"));
        FileChanges forced = generate(true, file("a/A.java", "new\n" + ZONE));

        assertThat(left.conflicts()).extracting(Conflict::path).containsExactly("a/A.java");
        assertThat(leftAgain).isEqualTo(left);
        assertThat(edited).startsWith("edited old");
        assertThat(forced.updated()).containsExactly("a/A.java");
        assertThat(place("a/A.java")).content().startsWith("new\n").contains("mine();");
        assertThat(place(".codegen/backup/a/A.java")).hasContent(edited);
        assertThat(folder.current("petstore", "key")).isPresent();
    }

    @Test
    void removesTheFileOfAVanishedTool() throws IOException {
        generate(false, file("a/deep/A.java", "a" + ZONE), file("B.java", "b"));

        FileChanges changes = generate(false, file("B.java", "b"));

        assertThat(changes.removed()).containsExactly("a/deep/A.java");
        assertThat(place("a")).doesNotExist();
        assertThat(place("B.java")).exists();
    }

    @Test
    void keepsTheFileOfAVanishedToolWhileItHoldsUserCode() throws IOException {
        generate(false, file("A.java", "a\n" + ZONE), file("B.java", "b"));
        String before = Version.read(place("A.java"));
        userWrites("A.java", "  mine();\n");

        FileChanges kept = generate(false, file("B.java", "b"));
        FileChanges current = folder.current("petstore", "key").orElseThrow().files();
        Files.writeString(place("A.java"), before);
        boolean currentWithoutCode = folder.current("petstore", "key").isPresent();
        FileChanges removed = generate(false, file("B.java", "b"));

        assertThat(kept.kept()).containsExactly("A.java");
        assertThat(current.kept()).containsExactly("A.java");
        assertThat(currentWithoutCode).isFalse();
        assertThat(removed.removed()).containsExactly("A.java");
        assertThat(place("A.java")).doesNotExist();
    }

    @Test
    void aToolThatComesBackFindsItsUserCode() throws IOException {
        generate(false, file("A.java", "a\n" + ZONE));
        userWrites("A.java", "  mine();\n");
        generate(false);

        FileChanges changes = generate(false, file("A.java", "new\n" + ZONE));

        assertThat(changes.updated()).containsExactly("A.java");
        assertThat(place("A.java")).content().startsWith("new").contains("mine();");
    }

    @Test
    void leavesAnEditedFileOfAVanishedToolUntilForced() throws IOException {
        generate(false, file("A.java", "a"), file("B.java", "b"));
        Files.writeString(place("A.java"), "edited");

        FileChanges left = generate(false, file("B.java", "b"));
        FileChanges forced = generate(true, file("B.java", "b"));

        assertThat(left.conflicts()).extracting(Conflict::path).containsExactly("A.java");
        assertThat(left.removed()).isEmpty();
        assertThat(forced.removed()).containsExactly("A.java");
        assertThat(place(".codegen/backup/A.java")).hasContent("edited");
    }

    @Test
    void leavesUserCodeWhereTheFileHasNoZoneAnyMore() throws IOException {
        generate(false, file("A.java", "old\n" + ZONE));
        userWrites("A.java", "  mine();\n");

        FileChanges changes = generate(false, file("A.java", "new\n"));

        assertThat(changes.conflicts()).extracting(Conflict::path).containsExactly("A.java");
        assertThat(place("A.java")).content().contains("mine();");
    }

    @Test
    void neverTouchesWhatItDidNotWrite() throws IOException {
        Files.createDirectories(place("java"));
        Files.writeString(place("java/A.java"), "theirs");
        Files.writeString(place("java/Other.java"), "theirs, too");

        FileChanges changes = generate(true, file("java/A.java", "ours"));
        FileChanges gone = generate(true);

        assertThat(changes.conflicts()).extracting(Conflict::path).containsExactly("java/A.java");
        assertThat(gone.changed()).isFalse();
        assertThat(place("java/A.java")).hasContent("theirs");
        assertThat(place("java/Other.java")).hasContent("theirs, too");
        assertThat(folder.current("petstore", "key")).isPresent();
    }

    @Test
    void takesOverWhatIsThereAlreadyWhereTheRecordWasLost() throws IOException {
        generate(false, file("A.java", "a\n" + ZONE));
        userWrites("A.java", "  mine();\n");
        Files.delete(place(".codegen/petstore.state"));

        FileChanges found = generate(false, file("A.java", "a\n" + ZONE));
        FileChanges next = generate(false, file("A.java", "new\n" + ZONE));

        assertThat(found.unchanged()).containsExactly("A.java");
        assertThat(next.updated()).containsExactly("A.java");
        assertThat(place("A.java")).content().contains("mine();");
    }

    @Test
    void writesAgainWhatWasDeleted() throws IOException {
        generate(false, file("A.java", "a"));
        Files.delete(place("A.java"));

        boolean current = folder.current("petstore", "key").isPresent();
        FileChanges changes = generate(false, file("A.java", "a"));

        assertThat(current).isFalse();
        assertThat(changes.created()).containsExactly("A.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tools 1\ntools 2\n", "tools -1\n", "tools 1 x\n", "tools 9999999999\n"})
    void aRecordThatDoesNotSayHowManyToolsIsNotTrusted(String instead) throws IOException {
        generate(false, file("A.java", "a"));
        Path record = place(".codegen/petstore.state");
        Files.writeString(record, Version.read(record).replace("tools 1\n", instead));

        assertThat(folder.current("petstore", "key")).isEmpty();

        generate(false, file("A.java", "a"));
        assertThat(folder.current("petstore", "key").orElseThrow().tools()).isEqualTo(1);
    }

    @Test
    void survivesAMergeConflictInItsRecord() throws IOException {
        generate(false, file("A.java", "a"), file("B.java", "b"));
        Path record = place(".codegen/petstore.state");
        Files.writeString(
                record, "<<<<<<< ours\nkey x\n" + Version.read(record) + "file 1 ../../etc/passwd\n>>>>>>>\n");

        boolean current = folder.current("petstore", "key").isPresent();
        FileChanges changes = generate(false, file("A.java", "new"));

        assertThat(current).isFalse();
        assertThat(changes.updated()).containsExactly("A.java");
        assertThat(changes.removed()).containsExactly("B.java");
        assertThat(folder.current("petstore", "key")).isPresent();
    }

    @Test
    void markersInTextOfASourceMakeNoZone() {
        String hostile = "/**\n" + ZONE + " */\n" + ZONE;

        FileChanges changes;
        List<String> problems;
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin("petstore", false)) {
            transaction.accept(file("A.java", hostile));
            transaction.accept(file("B.java", "/**\n * begin user code: what stands here is kept\n */\n" + ZONE));
            changes = transaction.commit("key", 1, List.of("petstore__x: bad\nnews\u202e"));
            problems = transaction.problems();
        }

        assertThat(changes.created()).containsExactly("A.java", "B.java");
        assertThat(problems).hasSize(2).first().asString().startsWith("A.java: has no zone");
        assertThat(problems.get(1)).isEqualTo("petstore__x: bad news");
        assertThat(folder.current("petstore", "key").orElseThrow().problems()).isEqualTo(problems);
    }

    @Test
    void sourcesDoNotMeetOneAnother() {
        generate("petstore", false, file("a/A.java", "a"));
        generate("con", false, file("a/B.java", "b"));

        FileChanges gone = generate("petstore", false);

        assertThat(gone.removed()).containsExactly("a/A.java");
        assertThat(place("a/B.java")).exists();
        assertThat(folder.sources()).containsExactly("con", "petstore");
        assertThat(place(".codegen/con+.state")).exists();
    }

    @Test
    void aDryRunTellsTheSameAndWritesNothing() throws IOException {
        generate(false, file("A.java", "a"), file("B.java", "b"));
        var before = Files.walk(folder.path()).map(Path::toString).sorted().toList();

        FileChanges dry;
        try (Generations generations = folder.dryRun();
                Transaction transaction = generations.begin("petstore", false)) {
            transaction.accept(file("A.java", "new"));
            transaction.accept(file("c/C.java", "c"));
            dry = transaction.commit("key2", 1, List.of());
        }

        assertThat(Files.walk(folder.path()).map(Path::toString).sorted().toList())
                .isEqualTo(before);
        assertThat(place("A.java")).hasContent("a");
        assertThat(dry).isEqualTo(generate(false, file("A.java", "new"), file("c/C.java", "c")));
    }

    @Test
    void aDryRunMakesNoFolder() {
        try (Generations generations = folder.dryRun();
                Transaction transaction = generations.begin("petstore", false)) {
            transaction.accept(file("A.java", "a"));

            assertThat(transaction.commit("key", 1, List.of()).created()).containsExactly("A.java");
        }

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void htmlCommentsAreZonesToo() throws IOException {
        String zone = UserZone.empty("", "<!--");
        generate(false, file("list.md", "# old\n" + zone));
        userWrites("list.md", "");
        Files.writeString(place("list.md"), Version.read(place("list.md")).replace("kept -->\n", "kept -->\nnote\n"));

        generate(false, file("list.md", "# new\n" + zone));

        assertThat(place("list.md")).content().startsWith("# new\n").contains("-->\nnote\n<!--");
    }
}
