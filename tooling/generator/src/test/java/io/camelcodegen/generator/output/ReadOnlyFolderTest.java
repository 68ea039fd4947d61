package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that can be read and not written to; refused by our own class, as permissions do not bind every user. */
class ReadOnlyFolderTest {

    @TempDir
    private Path directory;

    private OutputFolder readOnly() {
        return new OutputFolder(directory.resolve("out"), new ReadOnlyFiles());
    }

    @Test
    void isToldOfAndKeepsItsFiles() throws IOException {
        Version.OLD.write(new OutputFolder(directory.resolve("out")));

        assertThatThrownBy(() -> Version.NEW.write(readOnly()))
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG))
                .hasMessageContainingAll("output folder " + directory.resolve("out"), "may not be written to");
        assertThat(Version.in(directory.resolve("out"))).isEqualTo(Version.OLD.files());
    }

    @Test
    void isEnoughWhereNothingChanged() {
        Version.OLD.write(new OutputFolder(directory.resolve("out")));

        assertThat(readOnly().current(Version.SOURCE, Version.OLD.name())).isPresent();
    }

    @Test
    void thatCannotBeMadeIsToldOf() {
        assertThatThrownBy(() -> Version.NEW.write(readOnly()))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("may not be written to");
        assertThat(directory.resolve("out/java")).doesNotExist();
    }

    private static final class ReadOnlyFiles extends FolderFiles {

        @Override
        void write(Path file, byte[] content) throws IOException {
            throw new AccessDeniedException(file.toString());
        }

        @Override
        void move(Path from, Path to) throws IOException {
            throw new AccessDeniedException(to.toString());
        }

        @Override
        void delete(Path path) throws IOException {
            throw new AccessDeniedException(path.toString());
        }

        @Override
        void createDirectory(Path folder) throws IOException {
            throw new AccessDeniedException(folder.toString());
        }
    }
}
