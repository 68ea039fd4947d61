package io.camelcodegen.cli.output;

import io.camelcodegen.file.WholeFile;
import io.camelcodegen.file.WholeFile.Option;
import java.io.IOException;
import java.nio.file.Path;

/** A file that a user asks for: whole or as it was, and nobody else's to read, as it may hold what a source said. */
public final class UserFile {

    private UserFile() {}

    public static void write(Path file, byte[] content) throws IOException {
        WholeFile.write(file, content, Option.OWNER_ONLY, Option.FORCED, Option.FOLLOW_LINK);
    }
}
