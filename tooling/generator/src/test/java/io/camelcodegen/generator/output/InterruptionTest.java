package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Generations that end in the middle, at every change that they make to the folder. */
class InterruptionTest {

    private static final int NEVER = 1_000_000;

    @TempDir
    private Path directory;

    /** What the process being gone looks like to the folder; nothing may catch it and go on. */
    private static final class Gone extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** How many changes the update of an old folder makes. */
    private int changes() throws IOException {
        Path folder = Files.createTempDirectory(directory, "count");
        Version.OLD.write(new OutputFolder(folder));
        AtomicInteger count = new AtomicInteger();
        Version.NEW.write(new OutputFolder(folder, new DyingFiles(NEVER, () -> {}) {
            @Override
            void write(Path file, byte[] content) throws IOException {
                count.incrementAndGet();
                super.write(file, content);
            }

            @Override
            void move(Path from, Path to) throws IOException {
                count.incrementAndGet();
                super.move(from, to);
            }

            @Override
            void delete(Path path) throws IOException {
                count.incrementAndGet();
                super.delete(path);
            }

            @Override
            void createDirectory(Path path) throws IOException {
                count.incrementAndGet();
                super.createDirectory(path);
            }
        }));
        assertThat(Version.in(folder)).isEqualTo(Version.NEW.files());
        return count.get();
    }

    private Path oldFolder() throws IOException {
        Path folder = Files.createTempDirectory(directory, "out");
        Version.OLD.write(new OutputFolder(folder));
        return folder;
    }

    private static void assertNoFileIsHalf(Path folder) throws IOException {
        Map<String, String> old = Version.OLD.files();
        Map<String, String> fresh = Version.NEW.files();
        Version.in(folder)
                .forEach((path, content) -> assertThat(content).as(path).isIn(old.get(path), fresh.get(path)));
    }

    /** Whoever opens the folder next finds one of both versions, and the record of just that one. */
    private static Version recovered(Path folder) throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.open(() -> {}).close();
        Version version = output.current(Version.SOURCE, "NEW").isPresent() ? Version.NEW : Version.OLD;
        assertThat(Version.in(folder)).isEqualTo(version.files());
        assertThat(output.current(Version.SOURCE, version.name())).isPresent();
        try (Stream<Path> state = Files.list(folder.resolve(".codegen"))) {
            assertThat(state.map(path -> path.getFileName().toString()))
                    .containsOnlyOnce("petstore.state")
                    .isSubsetOf("petstore.state", "lock", ".gitignore", "journal.new");
        }
        return version;
    }

    @Test
    void leavesOneVersionWholeWhereverItEnds() throws IOException {
        int changes = changes();
        int stayedOld = 0;

        for (int i = 0; i < changes; i++) {
            Path folder = oldFolder();
            OutputFolder dying = new OutputFolder(folder, new DyingFiles(i, () -> {
                throw new Gone();
            }));
            assertThatThrownBy(() -> Version.NEW.write(dying)).isInstanceOf(Gone.class);
            assertNoFileIsHalf(folder);
            stayedOld += recovered(folder) == Version.OLD ? 1 : 0;
        }

        assertThat(changes).isGreaterThan(30);
        assertThat(stayedOld).isBetween(10, changes - 10);
    }

    @Test
    void recoversFromAnInterruptedRecovery() throws IOException {
        int changes = changes();

        for (int i = changes / 2; i < changes; i += 3) {
            Path folder = oldFolder();
            OutputFolder dying = new OutputFolder(folder, new DyingFiles(i, () -> {
                throw new Gone();
            }));
            assertThatThrownBy(() -> Version.NEW.write(dying)).isInstanceOf(Gone.class);
            for (int j = 0; j < 4; j++) {
                OutputFolder dyingAgain = new OutputFolder(folder, new DyingFiles(j, () -> {
                    throw new Gone();
                }));
                try {
                    dyingAgain.open(() -> {}).close();
                } catch (Gone e) {
                    assertNoFileIsHalf(folder);
                }
            }
            recovered(folder);
        }
    }

    /** The same by a real process that is really gone, at points chosen anew each time. */
    @TestFactory
    Stream<DynamicTest> leavesOneVersionWholeWhenItsProcessIsKilled() throws IOException {
        int changes = changes();
        return new Random().ints(8, 0, changes).mapToObj(i -> DynamicTest.dynamicTest("at change " + i, () -> {
            Path folder = oldFolder();

            int exit = GeneratingProcess.start(folder, Version.NEW, i).waitFor();

            assertThat(exit).isEqualTo(GeneratingProcess.KILLED);
            assertNoFileIsHalf(folder);
            recovered(folder);
            Version.NEW.write(new OutputFolder(folder));
            assertThat(recovered(folder)).isEqualTo(Version.NEW);
        }));
    }

    @Test
    void tellsOfAFullDiskAndLeavesTheOldFilesOrFinishesLater() throws IOException {
        int changes = changes();
        int failures = 0;

        for (int i = 0; i < changes; i++) {
            Path folder = oldFolder();
            OutputFolder full = new OutputFolder(folder, new FullDisk(i));
            try {
                Version.NEW.write(full);
            } catch (CodegenException e) {
                failures++;
                assertThat(e).hasMessageContainingAll("output folder " + folder, "No space left on device");
                if (e.getMessage().contains("as they were")) {
                    assertThat(Version.in(folder)).isEqualTo(Version.OLD.files());
                }
            }
            assertNoFileIsHalf(folder);
            recovered(folder);
        }

        assertThat(failures).isGreaterThan(10);
    }

    @Test
    void aWriterThatFailsChangesNothing() throws IOException {
        Path folder = directory.resolve("out");
        OutputFolder output = new OutputFolder(folder);
        Version.OLD.write(output);

        assertThatThrownBy(() -> {
                    try (Generations generations = output.open(() -> {});
                            Transaction transaction = generations.begin(Version.SOURCE, false)) {
                        transaction.accept(new GeneratedFile("new/folder/A.java", "new"));
                        throw new IllegalStateException("writer");
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasNoSuppressedExceptions();

        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(recovered(folder)).isEqualTo(Version.OLD);
    }

    @Test
    void whatIsEditedAfterTheInterruptionIsKept() throws IOException {
        int changes = changes();
        Path folder = oldFolder();
        OutputFolder dying = new OutputFolder(folder, new DyingFiles(changes - 14, () -> {
            throw new Gone();
        }));
        assertThatThrownBy(() -> Version.NEW.write(dying)).isInstanceOf(Gone.class);
        assertThat(folder.resolve(".codegen/journal")).exists();
        Path edited = folder.resolve("java/p2/Tool10.java");
        assertThat(edited).content().contains("OLD");
        Files.writeString(edited, "edited");

        FileChanges changed = Version.NEW.write(new OutputFolder(folder));

        assertThat(edited).hasContent("edited");
        assertThat(changed.conflicts())
                .extracting(FileChanges.Conflict::path)
                .containsExactly("java/p2/Tool10.java");
    }

    /** Takes what it has room for; removing is always possible. */
    private static final class FullDisk extends FolderFiles {
        private int left;

        FullDisk(int left) {
            this.left = left;
        }

        private void need(Path path) throws IOException {
            if (left-- <= 0) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        }

        @Override
        void write(Path file, byte[] content) throws IOException {
            need(file);
            super.write(file, content);
        }

        @Override
        void move(Path from, Path to) throws IOException {
            need(to);
            super.move(from, to);
        }

        @Override
        void createDirectory(Path folder) throws IOException {
            need(folder);
            super.createDirectory(folder);
        }
    }
}
