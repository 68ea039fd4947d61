package io.camelcodegen.cli.command;

import io.camelcodegen.cli.output.ResultLost;
import io.camelcodegen.cli.output.UserFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that a command writes instead of printing: there whole, or as it was. */
final class ResultFile {

    private ResultFile() {}

    /** @throws ResultLost with the reason */
    static void write(Path file, byte[] content) {
        try {
            UserFile.write(file, content);
        } catch (IOException e) {
            throw new ResultLost(file, e);
        }
    }
}
