package io.camelcodegen.cli;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.generator.workspace.Workspace;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that is opened while the arguments are still being read: each takes a good part of a short command's time.
 * Opening connects to nothing and runs nothing, so nothing is lost where it turns out to be the wrong one.
 */
final class EarlyWorkspace {

    private final @Nullable String config;
    private final FutureTask<Workspace> task;

    private EarlyWorkspace(@Nullable String config, FutureTask<Workspace> task) {
        this.config = config;
        this.task = task;
    }

    static EarlyWorkspace begin(Path directory, @Nullable String config, boolean start) {
        FutureTask<Workspace> task = new FutureTask<>(() -> open(directory, config, start));
        Thread thread = new Thread(task, "camel-codegen-open");
        thread.setDaemon(true);
        thread.start();
        return new EarlyWorkspace(config, task);
    }

    private static Workspace open(Path directory, @Nullable String config, boolean start) {
        Workspace workspace = Workspace.open(directory, config);
        if (start) {
            try {
                workspace.codegen();
            } catch (RuntimeException e) {
                workspace.close();
                throw e;
            }
        }
        return workspace;
    }

    boolean isOf(@Nullable String other) {
        return Objects.equals(config, other);
    }

    /** @throws io.camelcodegen.error.CodegenException what went wrong when it was opened */
    Workspace get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw CodegenErrors.wrap(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    void close() {
        try {
            task.get().close();
        } catch (ExecutionException e) {
            // it was never opened
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
