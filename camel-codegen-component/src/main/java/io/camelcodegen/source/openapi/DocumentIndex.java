package io.camelcodegen.source.openapi;

import io.camelcodegen.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found in a document, kept in a file for the next start. The file is named by the document's
 * {@linkplain DocumentFingerprint fingerprint} and the version of the format; it is written whole or not at all, so
 * that processes may share a directory. A file that cannot be trusted is ignored and written anew.
 *
 * <p>Layout: magic, format version, size and checksum of the document, CRC-32 of the rest, the rest
 * ({@link IndexFormat}).
 */
final class DocumentIndex {

    private static final int MAGIC = 0x43474958;
    private static final int HEADER_BYTES = 4 + 4 + 4 + 8 + 8;

    private final Path directory;
    private final Path file;
    private final byte[] content;
    private final DocumentFingerprint fingerprint;

    private DocumentIndex(Path directory, byte[] content, DocumentFingerprint fingerprint) {
        this.directory = directory;
        this.file = directory.resolve(fingerprint
                .text()
                .concat("-v")
                .concat(Integer.toString(IndexFormat.VERSION))
                .concat(".openapi-index"));
        this.content = content;
        this.fingerprint = fingerprint;
    }

    static DocumentIndex of(Path directory, byte[] content) {
        return new DocumentIndex(directory, content, DocumentFingerprint.of(content));
    }

    /** What was kept of the document, or null where nothing was, or nothing that can be trusted. */
    @Nullable
    IndexedDocument load() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > HEADER_BYTES + 4 * OpenApiDocument.MAX_BYTES) {
                return null;
            }
            return decode(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) { // whatever a broken file leads to
            log().debug("Ignoring the document index {}: {}", file, e.toString());
            return null;
        }
    }

    private @Nullable IndexedDocument decode(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != MAGIC || buffer.getInt() != IndexFormat.VERSION) {
            throw new IOException("not an index of this format");
        }
        if (buffer.getInt() != fingerprint.size() || buffer.getLong() != fingerprint.checksum()) {
            throw new IOException("of another document");
        }
        if (buffer.getLong() != checksum(bytes)) {
            throw new IOException("checksum does not match");
        }
        return IndexFormat.read(new IndexInput(bytes, HEADER_BYTES), content);
    }

    /** Keeps the document for the next start; a directory that cannot be written costs a WARN and nothing else. */
    void save(IndexedDocument document) {
        try {
            createDirectory();
            WholeFile.write(file, encode(document), WholeFile.Option.OWNER_ONLY);
        } catch (IOException | RuntimeException e) {
            log().warn(
                            "No index of the document can be kept at {}; the next start will read it again: {}",
                            file,
                            e.toString());
        }
    }

    private byte[] encode(IndexedDocument document) {
        byte[] bytes = IndexFormat.write(document, content, HEADER_BYTES);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(MAGIC).putInt(IndexFormat.VERSION);
        header.putInt(fingerprint.size()).putLong(fingerprint.checksum()).putLong(checksum(bytes));
        return bytes;
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
        return checksum.getValue();
    }

    private void createDirectory() throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Asked for when there is something to say: who asks first has every jar of the class path looked into. */
    private static Logger log() {
        return LoggerFactory.getLogger(DocumentIndex.class);
    }
}
