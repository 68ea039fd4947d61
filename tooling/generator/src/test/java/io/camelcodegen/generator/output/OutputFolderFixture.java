package io.camelcodegen.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An output folder that is not there yet, and what generates into it. */
abstract class OutputFolderFixture {

    static final String ZONE = UserZone.empty("  ", "//");

    @TempDir
    Path directory;

    OutputFolder folder;

    @BeforeEach
    void open() {
        folder = new OutputFolder(directory.resolve("out"));
    }

    FileChanges generate(boolean force, GeneratedFile... files) {
        return generate("petstore", force, files);
    }

    FileChanges generate(String source, boolean force, GeneratedFile... files) {
        try (Generations generations = folder.open(() -> {});
                Transaction transaction = generations.begin(source, force)) {
            Arrays.stream(files).forEach(transaction);
            return transaction.commit("key", 1, List.of());
        }
    }

    static GeneratedFile file(String path, String content) {
        return new GeneratedFile(path, content);
    }

    Path place(String path) {
        return folder.path().resolve(path);
    }

    void userWrites(String path, String what) throws IOException {
        String content = Version.read(place(path));
        Files.writeString(place(path), content.replace("kept\n", "kept\n" + what));
    }
}
