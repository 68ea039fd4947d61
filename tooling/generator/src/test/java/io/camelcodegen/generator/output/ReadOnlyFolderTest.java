package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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
                .hasMessageContainingAll(
                        "output folder " + directory.resolve("out"),
                        "cannot be written to: access to '",
                        "' is denied");
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
                .hasMessageContaining("cannot be written to: access to '.codegen' is denied");
        assertThat(directory.resolve("out/java")).doesNotExist();
    }

    @Test
    void theFolderItselfHasAName() throws IOException {
        Path file = Files.createFile(directory.resolve("out"));

        assertThatThrownBy(() -> Version.NEW.write(new OutputFolder(file)))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("cannot be written to: the folder itself is there already, and is no folder");
    }

    @Test
    void whatCannotBeReadIsNotSaidToBeUnwritable() {
        OutputFolder unreadable = new OutputFolder(directory.resolve("out"), new FolderFiles() {
            @Override
            byte[] read(Path file) throws IOException {
                throw new AccessDeniedException(file.toString());
            }
        });

        assertThatThrownBy(() -> unreadable.current(Version.SOURCE, "key"))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining("cannot be read: access to '.codegen/petstore.state' is denied; make it");
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
