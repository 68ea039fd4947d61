package io.camelcodegen.cli;

import io.camelcodegen.generator.workspace.Workspace;
import io.camelcodegen.source.SourceConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workspace of a run: opened when it is first needed, closed once and for all. Thread-safe, as Ctrl-C closes it. */
final class LateWorkspace implements AutoCloseable {

    private final Path directory;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Workspace workspace;
    private @Nullable EarlyWorkspace early;
    private boolean closed;

    /** @param directory the working directory */
    LateWorkspace(Path directory) {
        this.directory = directory;
    }

    /** Begins to open, and perhaps to start, the workspace of that configuration, as it will most likely be needed. */
    void openEarly(@Nullable String config, boolean start) {
        lock.lock();
        try {
            if (!closed) {
                early = EarlyWorkspace.begin(directory, config, start);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same one each time.
     *
     * @param more sources beside those of the configuration, asked for when it is opened
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG
     */
    Workspace get(@Nullable String config, Supplier<List<SourceConfig>> more) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the run is over");
            }
            Workspace open = workspace;
            if (open == null) {
                open = open(config, more.get());
                workspace = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private Workspace open(@Nullable String config, List<SourceConfig> more) {
        EarlyWorkspace begun = early;
        early = null;
        if (begun != null) {
            if (more.isEmpty() && begun.isOf(config)) {
                return begun.get();
            }
            begun.close();
        }
        return Workspace.open(directory, config, more);
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Workspace open;
        EarlyWorkspace begun;
        lock.lock();
        try {
            closed = true;
            open = workspace;
            begun = early;
            workspace = null;
            early = null;
        } finally {
            lock.unlock();
        }
        if (begun != null) {
            begun.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
