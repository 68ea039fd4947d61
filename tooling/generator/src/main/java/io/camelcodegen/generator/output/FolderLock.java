package io.camelcodegen.generator.output;

import io.camelcodegen.error.CodegenErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps others out of a folder, in this process and outside of it; the system releases it when the process dies. */
final class FolderLock implements AutoCloseable {

    private static final long POLL_MILLIS = 50;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param waiting run once where another has the lock
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG where the other does not release it within the limit
     */
    static FolderLock of(Path file, Runnable waiting, Duration limit) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FolderLock lock = new FolderLock(channel);
        boolean held = false;
        try {
            if (!lock.tryToGet()) {
                waiting.run();
                lock.await(file, limit);
            }
            held = true;
            return lock;
        } finally {
            if (!held) {
                lock.close();
            }
        }
    }

    /** By asking again and again: a lock that another thread of this JVM has cannot be waited for otherwise. */
    private void await(Path file, Duration limit) throws IOException {
        long start = System.nanoTime();
        while (!tryToGet()) {
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

    private boolean tryToGet() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static RuntimeException busy(Path file, String what) {
        return CodegenErrors.invalidConfig(
                "output folder " + folder(file), List.of("another generation is at work in it, " + what));
    }

    private static @Nullable Path folder(Path file) {
        Path state = file.getParent();
        return state == null ? null : state.getParent();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
