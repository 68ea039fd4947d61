package io.camelcodegen.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {

    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void whatASourceSaidIsItsOwnersOnlyAndAFileOfTheProjectIsAsAnyOther() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));

        UserFile.writePrivate(folder.resolve("result"), CONTENT);
        UserFile.write(folder.resolve("config"), CONTENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("result"))))
                .isEqualTo("rw-------");
        assertThat(Files.getPosixFilePermissions(folder.resolve("config")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aLinkOfTheUsersStaysALink() throws IOException {
        Path target = Files.createFile(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        UserFile.write(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("content");
    }

    /** Who runs this as root would have a file in its place, and no other program its device. */
    @Test
    void aDeviceIsNotReplaced() {
        assertThatThrownBy(() -> UserFile.write(Path.of("/dev/null"), CONTENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a file");
    }
}
