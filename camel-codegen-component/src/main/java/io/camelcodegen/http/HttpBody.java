package io.camelcodegen.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request. */
public sealed interface HttpBody {

    /** Held in memory; can be sent again after a redirect. */
    record Bytes(byte[] content) implements HttpBody {}

    /**
     * Read while it is sent, chunk by chunk, off the I/O threads.
     *
     * @param length in bytes, or -1 where it is not known (sent chunked)
     */
    record Stream(Opener opener, long length) implements HttpBody {}

    /** Opens the content; asked again when a redirect wants the body again. The client closes what it opened. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
