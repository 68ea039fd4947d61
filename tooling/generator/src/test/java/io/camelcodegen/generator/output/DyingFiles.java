package io.camelcodegen.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Works for a number of changes and then, in the middle of the next, ends: by itself and for good. */
class DyingFiles extends FolderFiles {

    private final Runnable death;
    private int left;

    /**
     * @param changes how many succeed
     * @param death does not return; may be asked more than once
     */
    DyingFiles(int changes, Runnable death) {
        this.left = changes;
        this.death = death;
    }

    private boolean lives() {
        if (left > 0) {
            left--;
            return true;
        }
        return false;
    }

    @Override
    void write(Path file, byte[] content) throws IOException {
        if (!lives()) {
            if (Files.isDirectory(file.getParent())) {
                super.write(file, Arrays.copyOf(content, content.length / 2));
            }
            death.run();
        }
        super.write(file, content);
    }

    @Override
    void move(Path from, Path to) throws IOException {
        if (!lives()) {
            death.run();
        }
        super.move(from, to);
    }

    @Override
    void delete(Path path) throws IOException {
        if (!lives()) {
            death.run();
        }
        super.delete(path);
    }

    @Override
    void createDirectory(Path folder) throws IOException {
        if (!lives()) {
            death.run();
        }
        super.createDirectory(folder);
    }
}
