package io.camelcodegen.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an {@link IOException} of a file means, for the end of a message that names the file. */
public final class FileProblem {

    private FileProblem() {}

    /** {@code access is denied}, {@code No space left on device}; without the file's path and without its content. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is where a folder should be";
        }
        if (e instanceof ClosedByInterruptException) {
            return "interrupted";
        }
        String reason = e instanceof FileSystemException known ? known.getReason() : null;
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
