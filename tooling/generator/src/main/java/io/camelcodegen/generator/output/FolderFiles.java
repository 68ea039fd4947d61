package io.camelcodegen.generator.output;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** All that is done to files; follows no symbolic link. Tests put one in its place that fails. */
class FolderFiles {

    /** The content of a file; null where there is none. */
    byte @Nullable [] read(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (attributes.isSymbolicLink()) {
            throw new FileSystemException(file.toString(), null, "is a symbolic link, and none is followed");
        }
        if (!attributes.isRegularFile()) { // a pipe may go on for ever
            throw new FileSystemException(file.toString(), null, "is not a file");
        }
        try (InputStream in = new FileInputStream(file.toFile())) { // half as dear as by a channel, for thousands of files
            byte[] content = in.readNBytes((int) Math.min(attributes.size(), Integer.MAX_VALUE - 8));
            if (in.read() >= 0) {
                throw new FileSystemException(file.toString(), null, "is being written to by another program");
            }
            return content;
        }
    }

    /** Writes a file that is not there yet, or over one of ours that nobody reads. */
    void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    /** Atomic, over what is there. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a file, or a folder that is empty; nothing where there is none. */
    void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    void createDirectory(Path folder) throws IOException {
        Files.createDirectory(folder);
    }
}
