package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.generator.output.FileChanges.Conflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, recorded, removed and left alone in an output folder. */
class OutputFolderTest extends OutputFolderFixture {

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
    void removesTheFileOfAVanishedTool() throws IOException {
        generate(false, file("a/deep/A.java", "a" + ZONE), file("B.java", "b"));

        FileChanges changes = generate(false, file("B.java", "b"));

        assertThat(changes.removed()).containsExactly("a/deep/A.java");
        assertThat(place("a")).doesNotExist();
        assertThat(place("B.java")).exists();
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
}
