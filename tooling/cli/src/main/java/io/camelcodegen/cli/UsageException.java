package io.camelcodegen.cli;

/** The command was not asked for in a way it understands; the message says what would be. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
