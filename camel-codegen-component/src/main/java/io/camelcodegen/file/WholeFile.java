package io.camelcodegen.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file such that whoever reads it finds it whole, as it was or as it is to be, whatever happens in between: the
 * content is written beside it and then moved over it.
 */
public final class WholeFile {

    /** How a file is written; without any, it may be read by whom the process lets read new files. */
    public enum Option {
        /** Nobody but its owner may read it, where the file system knows owners. */
        OWNER_ONLY,
        /** The content is on the disk before the old one is gone: it outlives a loss of power. Costs milliseconds. */
        FORCED,
        /** A symbolic link stays, and what it leads to is replaced; otherwise the link is. */
        FOLLOW_LINK
    }

    private WholeFile() {}

    /**
     * Replaces the file, or makes it. Leaves nothing beside it, also where it fails.
     *
     * @param file in a folder that is there
     * @throws IOException where it cannot be written, or is something else than a file: a folder, a pipe, a device
     */
    public static void write(Path file, byte[] content, Option... options) throws IOException {
        Set<Option> wanted = Set.of(options);
        Path target = wanted.contains(Option.FOLLOW_LINK) && Files.isSymbolicLink(file)
                ? file.toRealPath()
                : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isSymbolicLink(target)) {
            throw new FileSystemException(file.toString(), null, "is not a file");
        }
        Path part = target.resolveSibling(".camel-codegen-" + UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(part, attributes(part, wanted)); // never one that is there, nor through a link
            Files.write(part, content);
            if (wanted.contains(Option.FORCED)) {
                force(part);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] attributes(Path part, Set<Option> wanted) {
        return wanted.contains(Option.OWNER_ONLY)
                        && part.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void force(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
