package io.camelcodegen.cli.output;

import java.io.IOException;

/** A result that could not be written to stdout. */
public final class ResultLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    ResultLost(IOException cause) {
        super("the result cannot be written to stdout: " + cause.getMessage(), cause);
        String message = String.valueOf(cause.getMessage());
        // as Linux, macOS and Windows say it; Java does not tell it from other failures
        readerGone = message.contains("Broken pipe") || message.startsWith("The pipe ");
    }

    /** Whether what it was piped to has ended, as {@code head} does when it has enough: no failure. */
    public boolean isReaderGone() {
        return readerGone;
    }
}
