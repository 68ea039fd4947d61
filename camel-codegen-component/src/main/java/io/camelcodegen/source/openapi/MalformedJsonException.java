package io.camelcodegen.source.openapi;

import java.io.IOException;

/** A text is no JSON. Says where only: what is wrong there is found out by {@link JsonText#diagnosis}. */
final class MalformedJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param offset of the byte that cannot stand there */
    MalformedJsonException(int offset) {
        super("it is not well-formed at byte " + offset);
    }
}
