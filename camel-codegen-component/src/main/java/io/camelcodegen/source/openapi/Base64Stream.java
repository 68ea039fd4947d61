package io.camelcodegen.source.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** A stream's bytes as base64, encoded while they are read. */
final class Base64Stream extends InputStream {

    /** A multiple of three bytes, so that only the last chunk is padded. */
    private static final int CHUNK = 3 * 4096;

    private final InputStream source;
    private final Base64.Encoder encoder;
    private byte[] chunk = {};
    private int at;

    Base64Stream(InputStream source, Base64.Encoder encoder) {
        this.source = source;
        this.encoder = encoder;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == chunk.length) {
            chunk = encoder.encode(source.readNBytes(CHUNK));
            at = 0;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, count);
        at += count;
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
