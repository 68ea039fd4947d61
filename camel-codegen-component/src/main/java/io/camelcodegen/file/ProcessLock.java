package io.camelcodegen.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps others out of what a file stands for, in this process and outside of it; the system releases it when the process
 * dies. The file is empty, made where it is not there, and removed at the end.
 *
 * <p>Within the process, who waits does not open the file: on POSIX, a process that closes a file loses all locks that it
 * has on it, also those it got by another channel.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLock.class);
    private static final long POLL_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The files that this process holds or tries to lock, by the one path that leads through no symbolic link. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits, with its thread, until no other has the lock.
     *
     * @param path in a folder that is there and may be written to; not of a symbolic link
     * @param waiting run once where another has the lock
     * @return null where the other did not release it within the limit, or the thread was interrupted, as it then still
     *     is
     */
    public static @Nullable ProcessLock of(Path path, Runnable waiting, Duration limit) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Path file = folder == null ? path : folder.toRealPath().resolve(folder.relativize(path.toAbsolutePath()));
        ProcessLock lock = tryToGet(file);
        if (lock == null) {
            waiting.run();
            lock = await(file, limit);
        }
        return lock;
    }

    /**
     * For whoever changes a file, from before it reads it to after it wrote it, so that no change is lost. Waits up to
     * a minute for {@code .NAME.lock} beside the file.
     *
     * @param file in a folder that is there
     * @throws IOException where it cannot be had; {@link FileProblem} says why
     */
    public static ProcessLock ofWriter(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        String name = String.valueOf(target.getFileName());
        Path beside = target.resolveSibling((name.startsWith(".") ? "" : ".") + name + ".lock");
        ProcessLock lock = of(beside, () -> {}, PATIENCE);
        if (lock != null) {
            return lock;
        }
        String why = Thread.currentThread().isInterrupted()
                ? "interrupted while another program writes it"
                : "another program writes it, and does not come to its end";
        throw new FileSystemException(file.toString(), null, why);
    }

    /** By asking again and again: a lock that another thread of this JVM has cannot be waited for otherwise. */
    private static @Nullable ProcessLock await(Path file, Duration limit) throws IOException {
        long start = System.nanoTime();
        ProcessLock lock = tryToGet(file);
        while (lock == null && System.nanoTime() - start <= limit.toNanos()) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            lock = tryToGet(file);
        }
        return lock;
    }

    /** @return null where another has it */
    private static @Nullable ProcessLock tryToGet(Path file) throws IOException {
        if (!TAKEN.add(file)) {
            return null;
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            held = channel.tryLock() != null && channel.size() == 0; // else it was removed since we opened it
            return held ? new ProcessLock(file, channel) : null;
        } catch (OverlappingFileLockException e) { // of this library, loaded by another class loader
            return null;
        } catch (ClosedByInterruptException e) { // before it began to wait
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

    /**
     * Removes the file, and then tells who waits for it, having opened it, that it is no longer the one that counts: by a
     * byte in it.
     */
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted(); // else the channel would close instead of writing
        try {
            Files.deleteIfExists(file);
            channel.write(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException e) {
            LOG.debug("The lock {} is released, but stays as a file: {}", file, e.toString());
        } finally {
            release(file, channel);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
