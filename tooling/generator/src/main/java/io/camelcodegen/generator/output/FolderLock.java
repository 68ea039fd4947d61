package io.camelcodegen.generator.output;

import io.camelcodegen.error.ConfigErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others out of a folder, in this process and outside of it; the system releases it when the process dies.
 *
 * <p>Within the process, who waits does not open the file: on POSIX, a process that closes a file loses all locks that it
 * has on it, also those it got by another channel.
 */
final class FolderLock implements AutoCloseable {

    private static final long POLL_MILLIS = 50;

    /** The files that this process holds or tries to lock, by the one path that leads through no symbolic link. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param path in a folder that is there
     * @param waiting run once where another has the lock
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the other does not release it within the limit
     */
    static FolderLock of(Path path, Runnable waiting, Duration limit) throws IOException {
        Path folder = path.getParent();
        Path file = folder == null ? path : folder.toRealPath().resolve(path.getFileName());
        FolderLock lock = tryToGet(file);
        if (lock == null) {
            waiting.run();
            lock = await(file, limit);
        }
        return lock;
    }

    /** By asking again and again: a lock that another thread of this JVM has cannot be waited for otherwise. */
    private static FolderLock await(Path file, Duration limit) throws IOException {
        long start = System.nanoTime();
        for (FolderLock lock = tryToGet(file); ; lock = tryToGet(file)) {
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                throw busy(file, "for more than " + limit.toSeconds() + " s; wait for it, or end it");
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy(file, "and this one was interrupted while it waited");
            }
        }
    }

    /** @return null where another has it */
    private static @Nullable FolderLock tryToGet(Path file) throws IOException {
        if (!TAKEN.add(file)) {
            return null;
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            held = channel.tryLock() != null;
            return held ? new FolderLock(file, channel) : null;
        } catch (OverlappingFileLockException e) { // of this library, loaded by another class loader
            return null;
        } finally {
            if (!held) {
                release(file, channel);
            }
        }
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            TAKEN.remove(file);
        }
    }

    private static RuntimeException busy(Path file, String what) {
        return ConfigErrors.invalid(
                "output folder " + folder(file), List.of("another generation is at work in it, " + what));
    }

    private static @Nullable Path folder(Path file) {
        Path state = file.getParent();
        return state == null ? null : state.getParent();
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }
}
