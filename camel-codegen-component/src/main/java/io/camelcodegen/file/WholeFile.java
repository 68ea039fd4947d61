package io.camelcodegen.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

    /** How a file is written; without any, whoever might read the old one may read it, or a new one of this process. */
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
            Files.createFile(part, attributes(target, part, wanted)); // never one that is there, nor through a link
            Files.write(part, content);
            keepPermissions(target, part, wanted);
            if (wanted.contains(Option.FORCED)) {
                force(part);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Nobody else's to read before it is known who may. */
    private static FileAttribute<?>[] attributes(Path target, Path part, Set<Option> wanted) {
        return (wanted.contains(Option.OWNER_ONLY) || replaces(target)) && knowsOwners(part)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void keepPermissions(Path target, Path part, Set<Option> wanted) throws IOException {
        if (!wanted.contains(Option.OWNER_ONLY) && replaces(target) && knowsOwners(part)) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        }
    }

    /** Whether a file is there whose place the new one takes; a link has no permissions of its own. */
    private static boolean replaces(Path target) {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void force(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
