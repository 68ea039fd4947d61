package io.camelcodegen.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A result that could not be written, to stdout or to a file. */
public final class ResultLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    /** @param file that is as it was */
    public ResultLost(Path file, IOException cause) {
        super("the file " + file + " cannot be written: " + reason(cause), cause);
        readerGone = false;
    }

    ResultLost(IOException cause) {
        super("the result cannot be written to stdout: " + cause.getMessage(), cause);
        String message = String.valueOf(cause.getMessage());
        // as Linux, macOS and Windows say it; Java does not tell it from other failures
        readerGone = message.contains("Broken pipe") || message.startsWith("The pipe ");
    }

    /** The message of some is but the name of a file, of the one that is written first and then moved. */
    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such folder";
        } else if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    /** Whether what it was piped to has ended, as {@code head} does when it has enough: no failure. */
    public boolean isReaderGone() {
        return readerGone;
    }
}
