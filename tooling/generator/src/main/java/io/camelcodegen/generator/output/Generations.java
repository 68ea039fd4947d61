package io.camelcodegen.generator.output;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.file.ProcessLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right to write in an output folder, from {@link OutputFolder#open} until closed. */
public final class Generations implements AutoCloseable {

    static final String JOURNAL = "journal";
    static final String STAGING = "staging";
    static final String BACKUP = "backup";

    private static final String AS_BEFORE = "the files there are as they were";
    private static final String IGNORED = "lock\n" + JOURNAL + "*\n" + STAGING + "/\n" + BACKUP + "/\n";

    private final OutputFolder folder;
    private final FolderFiles files;
    private final Places places;
    private final @Nullable ProcessLock lock;

    private Generations(OutputFolder folder, FolderFiles files, @Nullable ProcessLock lock) {
        this.folder = folder;
        this.files = files;
        this.places = new Places(folder.path(), files);
        this.lock = lock;
    }

    static Generations dryRun(OutputFolder folder, FolderFiles files) {
        return new Generations(folder, files, null);
    }

    static Generations open(OutputFolder folder, FolderFiles files, Runnable waiting, Duration patience) {
        Places places = new Places(folder.path(), files);
        ProcessLock lock = null;
        boolean ready = false;
        try {
            Files.createDirectories(folder.path());
            Path file = places.of(OutputFolder.STATE + "/lock");
            places.makeWay(file);
            lock = ProcessLock.of(file, waiting, patience);
            if (lock == null) {
                throw busy(folder, patience);
            }
            Generations opened = new Generations(folder, files, lock);
            opened.recover();
            Path ignored = opened.place(".gitignore");
            if (files.read(ignored) == null) {
                files.write(ignored, IGNORED.getBytes(StandardCharsets.UTF_8));
            }
            ready = true;
            return opened;
        } catch (IOException e) {
            throw places.failure("cannot be written to", e, AS_BEFORE);
        } finally {
            if (!ready) {
                release(lock);
            }
        }
    }

    private static CodegenException busy(OutputFolder folder, Duration patience) {
        String why = Thread.currentThread().isInterrupted()
                ? "and this one was interrupted while it waited"
                : "for more than " + patience.toSeconds() + " s; wait for it, or end it";
        return ConfigErrors.invalid(
                "output folder " + folder.path(), List.of("another generation is at work in it, " + why));
    }

    private static void release(@Nullable ProcessLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw CodegenErrors.wrap(e);
            }
        }
    }

    /** Does what a transaction that was interrupted left to do, or forgets one that had not come that far. */
    private void recover() throws IOException {
        byte[] written = files.read(place(JOURNAL));
        if (written != null) {
            Journal journal = Journal.read(written);
            if (journal != null) {
                carryOut(journal);
            }
            files.delete(place(JOURNAL));
        }
        clearStaging();
    }

    private void carryOut(Journal journal) {
        try {
            journal.carryOut(place(STAGING), places, files);
        } catch (IOException e) {
            throw places.failure(
                    "the files of source '" + journal.source() + "' are not all in their places",
                    e,
                    "make that possible: the next generation puts the others there");
        }
    }

    /** The staged files are in one folder, and none has folders in it. */
    private void clearStaging() throws IOException {
        Path staging = place(STAGING);
        if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> staged = Files.newDirectoryStream(staging)) {
                for (Path file : staged) {
                    files.delete(file);
                }
            }
        }
        places.remove(staging);
    }

    /**
     * Begins a transaction; there is one at a time.
     *
     * @param force whether files that were edited outside of their user zone are replaced, a copy kept in
     *     {@code .codegen/backup}
     */
    public Transaction begin(String source, boolean force) {
        PathClaims claims = new PathClaims();
        try {
            for (String other : folder.sources()) {
                if (!other.equals(source)) {
                    folder.state(other).all().keySet().forEach(path -> claims.claim(path, other));
                    refuseLike(other, source);
                }
            }
            return new Transaction(this, claims, source, folder.state(source), force);
        } catch (IOException e) {
            throw failure("cannot be read", e);
        }
    }

    private static void refuseLike(String other, String source) {
        if (other.equalsIgnoreCase(source)) {
            throw ConfigErrors.invalid(
                    "output of source '" + source + "'",
                    List.of("the source '" + other
                            + "' was generated here, whose name differs in case only; rename one,"
                            + " or generate all sources where that one is gone"));
        }
    }

    boolean isDryRun() {
        return lock == null;
    }

    FolderFiles files() {
        return files;
    }

    Places places() {
        return places;
    }

    /** In the folder of the state. */
    Path place(String path) throws IOException {
        return places.of(OutputFolder.STATE + "/" + path);
    }

    CodegenException failure(String what, IOException e) {
        return places.failure(what, e, AS_BEFORE);
    }

    /** From here on the new files count. */
    void commit(Journal journal) {
        try {
            Path written = place(JOURNAL);
            Path draft = place(JOURNAL + ".new");
            files.write(draft, journal.write());
            files.move(draft, written);
        } catch (IOException e) {
            throw failure("cannot be written to", e);
        }
        carryOut(journal);
        try {
            files.delete(place(JOURNAL));
            clearStaging();
        } catch (IOException e) {
            throw places.failure("cannot be tidied up", e, "the new files are in their places");
        }
    }

    /**
     * Forgets what is staged, unless it counts already.
     *
     * @return whether it did not
     */
    boolean discard() throws IOException {
        if (files.read(place(JOURNAL)) != null) {
            return false;
        }
        files.delete(place(JOURNAL + ".new"));
        clearStaging();
        return true;
    }

    @Override
    public void close() {
        release(lock);
    }
}
