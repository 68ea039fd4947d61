package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a document read from a file may refer to: those in its folder and below. A document from anywhere
 * else refers to itself only. Thread-safe; each file is read once.
 */
final class NeighbourFiles {

    private static final int MOST_FILES = 2000;

    private final DocumentOrigin origin;
    private final @Nullable Path root;
    private final long maxBytes;
    private final AtomicLong bytesLeft;
    private final Map<String, JsonText> texts = new ConcurrentHashMap<>();

    /**
     * @param root the document that refers to them; null where it is no file
     * @param maxBytes of all of them together
     */
    NeighbourFiles(DocumentOrigin origin, @Nullable Path root, long maxBytes) {
        this.origin = origin;
        this.root = root;
        this.maxBytes = maxBytes;
        this.bytesLeft = new AtomicLong(maxBytes);
    }

    /** Whether {@code file} is the root document itself, spelt as a neighbour. */
    boolean isRoot(String file) {
        return root != null && root.getFileName().toString().equals(Reference.normalize(file));
    }

    /**
     * @param file relative to the root document's folder
     * @throws io.camelcodegen.error.CodegenException where it may not be read, or cannot be
     */
    JsonText text(String file) {
        String name = Reference.normalize(file);
        if (root == null || Reference.leavesTheTree(file) || name.startsWith("..")) {
            throw refused(file);
        }
        Path document = root;
        return texts.computeIfAbsent(name, absent -> read(document, name, file));
    }

    private JsonText read(Path document, String name, String file) {
        if (texts.size() >= MOST_FILES) {
            throw origin.malformed("it refers to more than " + MOST_FILES + " files", null);
        }
        try {
            Path realDocument = document.toRealPath();
            Path folder = realDocument.getParent();
            Path target = realDocument.resolveSibling(name).toRealPath();
            if (folder == null || !target.startsWith(folder)) { // a symbolic link that leads out
                throw refused(file);
            }
            if (!Files.isRegularFile(target)) {
                throw origin.malformed("$ref to '" + Printable.of(file) + "', which is no file", null);
            }
            if (bytesLeft.addAndGet(-Files.size(target)) < 0) {
                throw origin.malformed("the files it refers to are larger than " + maxBytes + " bytes", null);
            }
            return new JsonText(
                    DocumentText.toJson(Files.readAllBytes(target), maxBytes),
                    name,
                    String.valueOf(document.getFileName()));
        } catch (IOException | UnsuitableDocumentException | InvalidPathException e) {
            throw origin.malformed(
                    "$ref to the file '" + Printable.of(file) + "', which cannot be read: " + Failure.describe(e), e);
        }
    }

    private CodegenException refused(String file) {
        return origin.malformed(
                "refused the $ref to '" + Printable.of(file) + "': a document may refer to itself, and one "
                        + "read from a file to files in its folder and below",
                null);
    }
}
