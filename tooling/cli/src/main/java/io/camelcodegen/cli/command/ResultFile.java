package io.camelcodegen.cli.command;

import io.camelcodegen.cli.output.ResultLost;
import io.camelcodegen.cli.output.UserFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that a command writes instead of printing: there whole, or as it was. */
final class ResultFile {

    private ResultFile() {}

    /**
     * A file of the project: without secrets, and to be read by others.
     *
     * @throws ResultLost with the reason
     */
    static void write(Path file, String content) {
        try {
            UserFile.write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ResultLost(file, e);
        }
    }

    /**
     * What a source said, for its owner only.
     *
     * @throws ResultLost with the reason
     */
    static void writePrivate(Path file, byte[] content) {
        try {
            UserFile.writePrivate(file, content);
        } catch (IOException e) {
            throw new ResultLost(file, e);
        }
    }
}
