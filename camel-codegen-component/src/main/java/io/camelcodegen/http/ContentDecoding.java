package io.camelcodegen.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The content codings we ask for and undo (RFC 9110 §8.4.1), with a bound on what comes out. */
enum ContentDecoding {
    NONE,
    GZIP,
    DEFLATE;

    static final String ACCEPTED = "gzip, deflate";

    /** Thrown when more comes out than is allowed: a bomb, or just a large response. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The coding a response names; NONE also for one we did not offer, whose bytes stay as they are. */
    static ContentDecoding of(@Nullable String contentEncoding) {
        if (contentEncoding == null) {
            return NONE;
        }
        return switch (contentEncoding.trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> NONE;
        };
    }

    /**
     * The content, decoded.
     *
     * @throws TooLargeException after {@code limit} bytes
     * @throws IOException where it is not what the coding says, or cut short
     */
    byte[] decode(byte[] coded, long limit) throws IOException {
        if (this == NONE || coded.length == 0) {
            return coded;
        }
        Inflater inflater = new Inflater(this == DEFLATE && !hasZlibHeader(coded));
        try (InputStream in = open(coded, inflater)) {
            ByteArrayOutputStream decoded = new ByteArrayOutputStream(Math.min(coded.length * 3, 1 << 20));
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (decoded.size() + (long) n > limit) {
                    throw new TooLargeException();
                }
                decoded.write(buffer, 0, n);
            }
            return decoded.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private InputStream open(byte[] coded, Inflater inflater) throws IOException {
        InputStream bytes = new ByteArrayInputStream(coded);
        return this == GZIP ? new GZIPInputStream(bytes, 8192) : new InflaterInputStream(bytes, inflater, 8192);
    }

    /** RFC 9110 says zlib, and some servers send the bare deflate stream. */
    private static boolean hasZlibHeader(byte[] coded) {
        return coded.length >= 2 && (coded[0] & 0x0f) == 8 && ((coded[0] & 0xff) << 8 | coded[1] & 0xff) % 31 == 0;
    }
}
