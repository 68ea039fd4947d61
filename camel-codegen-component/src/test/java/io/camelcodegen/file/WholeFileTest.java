package io.camelcodegen.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.file.WholeFile.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesAndReplacesAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("file");

        WholeFile.write(file, "old and longer".getBytes(StandardCharsets.UTF_8), Option.FORCED);
        WholeFile.write(file, NEW, Option.FORCED);

        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void readersSeeOneContentOrTheOtherWhole() throws Exception {
        Path file = folder.resolve("file");
        byte[][] contents = {"a".repeat(100_000).getBytes(StandardCharsets.UTF_8), NEW};
        WholeFile.write(file, contents[0]);

        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 300; i++) {
                try {
                    WholeFile.write(file, contents[i % 2]);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        while (!writer.isDone()) {
            assertThat(Files.readAllBytes(file)).isIn(contents[0], contents[1]);
        }
        writer.join();
    }

    @Test
    void whoMayReadItIsAsForAnyNewFileUnlessItIsTheOwnersOnly() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));

        WholeFile.write(folder.resolve("open"), NEW);
        WholeFile.write(folder.resolve("secret"), NEW, Option.OWNER_ONLY);

        assertThat(Files.getPosixFilePermissions(folder.resolve("open")))
                .isEqualTo(Files.getPosixFilePermissions(other));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoMightReadTheOldFileMayReadTheNewOneUnlessItIsTheOwnersOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        for (String permissions : List.of("rw-rw-r--", "rw-r-----", "r--------")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            WholeFile.write(file, NEW, Option.FORCED);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        WholeFile.write(file, NEW, Option.OWNER_ONLY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkIsReplacedUnlessItIsToBeFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        WholeFile.write(link, NEW, Option.FOLLOW_LINK);
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");

        WholeFile.write(link, "own".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(link).hasContent("own");
        assertThat(target).hasContent("new");
    }

    @Test
    void aFolderStaysOne() throws IOException {
        Path other = Files.createDirectory(folder.resolve("folder"));

        assertThatThrownBy(() -> WholeFile.write(other, NEW))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is not a file");

        assertThat(other).isDirectory();
        assertThat(names()).containsExactly("folder");
    }

    /** As {@code /dev/null}, which root could replace by a file. */
    @Test
    void aDeviceStaysOne() {
        assertThatThrownBy(() -> WholeFile.write(Path.of("/dev/null"), NEW)).hasMessageContaining("is not a file");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none/file"), NEW))
                .isInstanceOfSatisfying(NoSuchFileException.class, e -> assertThat(FileProblem.of(e))
                        .isEqualTo("there is no such file or folder"));

        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void whatFailsHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Thread.currentThread().interrupt(); // ends what forces it to the disk

        try {
            assertThatThrownBy(() -> WholeFile.write(file, NEW, Option.FORCED))
                    .isInstanceOfSatisfying(IOException.class, e -> assertThat(FileProblem.of(e))
                            .isEqualTo("interrupted"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }
}
