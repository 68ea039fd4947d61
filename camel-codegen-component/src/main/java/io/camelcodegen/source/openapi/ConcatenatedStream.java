package io.camelcodegen.source.openapi;

import io.camelcodegen.http.HttpBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Pieces one after another, each opened when it is its turn: {@code SequenceInputStream} would want them all open. */
final class ConcatenatedStream extends InputStream {

    private final Iterator<HttpBody.Opener> pieces;
    private @Nullable InputStream current;

    ConcatenatedStream(Iterator<HttpBody.Opener> pieces) {
        this.pieces = pieces;
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
        while (true) {
            InputStream piece = current;
            if (piece == null) {
                if (!pieces.hasNext()) {
                    return -1;
                }
                piece = pieces.next().open();
                current = piece;
            }
            int read = piece.read(buffer, offset, length);
            if (read >= 0) {
                return read;
            }
            close();
        }
    }

    @Override
    public void close() throws IOException {
        InputStream piece = current;
        current = null;
        if (piece != null) {
            piece.close();
        }
    }
}
