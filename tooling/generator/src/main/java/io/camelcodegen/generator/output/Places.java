package io.camelcodegen.generator.output;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the paths of an output folder are. Leads through no symbolic link below the folder. */
final class Places {

    private final Path root;
    private final FolderFiles files;
    /** Folders that were looked at. */
    private final Set<Path> sound = new HashSet<>();

    Places(Path root, FolderFiles files) {
        this.root = root;
        this.files = files;
    }

    /**
     * @param path one that {@link PathClaims} has let pass, or of the generator's own state
     * @throws IOException where a folder on the way is none, or a symbolic link
     */
    Path of(String path) throws IOException {
        Path place;
        try {
            place = root.resolve(path);
        } catch (InvalidPathException e) { // the encoding of this system's file names has not all characters
            throw new FileSystemException(path, null, "is no path of this system");
        }
        check(parent(place));
        return place;
    }

    private static Path parent(Path place) {
        Path parent = place.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no place in a folder: " + place);
        }
        return parent;
    }

    /** Folders that are not there yet are sound. */
    private void check(Path folder) throws IOException {
        if (folder.equals(root) || sound.contains(folder)) {
            return;
        }
        if (!folder.startsWith(root)) {
            throw new FileSystemException(folder.toString(), null, "is outside of the output folder");
        }
        check(parent(folder));
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(
                    folder.toString(), null, "is a symbolic link, and none is followed: put a folder in its place");
        }
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            sound.add(folder);
        } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(folder.toString(), null, "is a file where a folder should be");
        }
    }

    /**
     * Makes the folders that a place needs.
     *
     * @return those that were not there, outermost first
     */
    List<Path> makeWay(Path place) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path folder = parent(place); !folder.equals(root) && !sound.contains(folder); folder = parent(folder)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                missing.add(0, folder);
            }
        }
        for (Path folder : missing) {
            files.createDirectory(folder);
            sound.add(folder);
        }
        if (!Files.isWritable(parent(place))) { // told before anything is replaced
            throw new AccessDeniedException(parent(place).toString());
        }
        return missing;
    }

    /** Removes a folder that is empty; nothing where there is none. */
    void remove(Path folder) throws IOException {
        files.delete(folder);
        sound.remove(folder);
    }

    /** Removes the folders above a place that was left, as far as they are empty. */
    void leave(Path place) throws IOException {
        for (Path folder = parent(place); !folder.equals(root); folder = parent(folder)) {
            try {
                remove(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** @param after what holds of the files there, and what to do */
    CodegenException failure(String what, IOException e, String after) {
        return ConfigErrors.invalid("output folder " + root, List.of(what + ": " + describe(e) + "; " + after));
    }

    private String describe(IOException e) {
        String file = e instanceof FileSystemException known ? known.getFile() : null;
        String where = file == null ? "" : shown(Path.of(file));
        if (e instanceof AccessDeniedException) { // to read or to write: what was tried is said before
            return "access to " + where + " is denied";
        }
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        if (reason == null) {
            reason = e instanceof FileAlreadyExistsException
                    ? "is there already, and is no folder"
                    : e.getClass().getSimpleName();
        }
        return file == null ? reason : where + " " + reason;
    }

    private String shown(Path path) {
        return path.equals(root)
                ? "the folder itself"
                : "'" + (path.startsWith(root) ? root.relativize(path) : path) + "'";
    }
}
