package io.camelcodegen.source.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.camelcodegen.http.HttpBody;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bytes handed over by Java code inside the parameters: a binary node, or a POJO node that holds a {@code byte[]}, a
 * {@link Path}, a {@link File} or an {@link InputStream}. JSON text cannot express any of these, so that no message
 * from outside can name a file to read.
 *
 * @param bytes where they are in memory, else null
 * @param length in bytes, -1 where it is not known
 * @param fileName of the file, or null where there is none
 */
record FileContent(
        byte @Nullable [] bytes,
        HttpBody.Opener opener,
        long length,
        @Nullable String fileName) {

    /**
     * @return null where the value is no such content
     * @throws IllegalArgumentException where a file cannot be read
     */
    static @Nullable FileContent of(JsonNode value) {
        if (value instanceof FileNode file) {
            return file.content();
        }
        if (value.isBinary()) {
            try {
                return of(value.binaryValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!(value instanceof POJONode pojo)) {
            return null;
        }
        Object content = pojo.getPojo();
        if (content instanceof byte[] bytes) {
            return of(bytes);
        }
        if (content instanceof File file) {
            return of(file.toPath());
        }
        if (content instanceof Path file) {
            return of(file);
        }
        return content instanceof InputStream stream ? new FileContent(null, once(stream), -1, null) : null;
    }

    static FileContent of(byte[] bytes) {
        return new FileContent(bytes, () -> new ByteArrayInputStream(bytes), bytes.length, null);
    }

    private static FileContent of(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("names a file that cannot be read: " + file);
        }
        Path name = file.getFileName();
        return new FileContent(
                null, () -> Files.newInputStream(file), size(file), name == null ? null : name.toString());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("names a file that cannot be read: " + file, e);
        }
    }

    /** A stream has one life: a redirect or a repeated attempt cannot have it again. */
    private static HttpBody.Opener once(InputStream stream) {
        AtomicBoolean opened = new AtomicBoolean();
        return () -> {
            if (opened.getAndSet(true)) {
                throw new IOException("the body is an InputStream, which can be sent only once; give a file or byte[]");
            }
            return stream;
        };
    }

    /** @throws IllegalArgumentException where it cannot be read */
    byte[] readAll() {
        if (bytes != null) {
            return bytes;
        }
        try (InputStream in = opener.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalArgumentException("holds a file or stream that cannot be read: " + e.getMessage(), e);
        }
    }

    HttpBody body() {
        return bytes != null ? new HttpBody.Bytes(bytes) : new HttpBody.Stream(opener, length);
    }
}
