package io.camelcodegen.cli.output;

import io.camelcodegen.file.WholeFile;
import io.camelcodegen.file.WholeFile.Option;
import java.io.IOException;
import java.nio.file.Path;

/** A file that a user asks for: whole or as it was; a link of the user's stays one. */
public final class UserFile {

    private UserFile() {}

    /** A file of the project, to be committed and read by others: with the permissions that are usual for one. */
    public static void write(Path file, byte[] content) throws IOException {
        WholeFile.write(file, content, Option.FORCED, Option.FOLLOW_LINK);
    }

    /** Nobody else's to read: it holds what a source said. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        WholeFile.write(file, content, Option.OWNER_ONLY, Option.FORCED, Option.FOLLOW_LINK);
    }
}
