package io.camelcodegen.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.policy.LockPolicy.Mode;
import io.camelcodegen.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workers of these tests work when they are told to, on the test's thread. */
class LockGuardTest {

    private static final Tool TOOL = Tools.tool("a");

    @TempDir
    Path folder;

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private LockFile file() {
        return LockFile.of(folder.resolve(LockFile.NAME));
    }

    private LockGuard guard(Mode mode) {
        return LockGuard.of(mode, file(), EventSink.NONE, tasks::add);
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void callsOfToolsAsTheyWereLockedWaitForNoWorker() {
        file().write(ToolLock.of("api", List.of(TOOL)));
        LockGuard guard = guard(Mode.STRICT);
        guard.prepare();
        work();

        assertThat(guard.admit(TOOL)).isCompleted();
        assertThat(tasks).isEmpty();
    }

    @Test
    void whatWasReadServesWhileNothingIsRefused() throws Exception {
        file().write(ToolLock.of("api", List.of(TOOL)));
        LockGuard guard = guard(Mode.STRICT);
        guard.prepare();
        work();
        Files.delete(folder.resolve(LockFile.NAME));

        assertThat(guard.admit(TOOL)).isCompleted();

        guard.prepare(); // as the tools were discovered anew
        CompletableFuture<Void> later = guard.admit(TOOL);
        work();
        assertThat(later).isCompletedExceptionally();
    }

    @Test
    void aRefusalIsAWorkersWhoLooksAtTheFileAgain() {
        LockGuard guard = guard(Mode.STRICT);
        guard.prepare();
        work();

        CompletableFuture<Void> refused = guard.admit(TOOL);
        assertThat(refused).isNotDone();
        work();
        assertThatThrownBy(refused::join).hasMessageContaining("there is no lock file");

        file().write(ToolLock.of("api", List.of(TOOL)));
        CompletableFuture<Void> accepted = guard.admit(TOOL);
        work();
        assertThat(accepted).isCompleted();
    }

    @Test
    void aBrokenFileFailsTheCallsAndNothingBefore() throws Exception {
        Files.writeString(folder.resolve(LockFile.NAME), "{");
        LockGuard guard = guard(Mode.WARN);

        guard.prepare();
        CompletableFuture<Void> call = guard.admit(TOOL);
        work();

        assertThatThrownBy(call::join).hasMessageContaining("is not valid JSON");
    }

    @Test
    void aToolThatCannotBeReadFailsItsCallsAndThrowsNothing() {
        file().write(ToolLock.of("api", List.of(TOOL)));
        LockGuard guard = guard(Mode.WARN);
        guard.prepare();
        work();
        Tool broken = Tool.builder(TOOL.name(), "a", () -> {
                    throw SourceErrors.malformedDocument("api", "api.json", "no such $ref", null);
                })
                .build();

        assertThat(guard.admit(broken)).isCompletedExceptionally();
    }

    @Test
    void offThereIsNothingToDo() {
        LockGuard guard = guard(Mode.OFF);

        guard.prepare();

        assertThat(guard.admit(TOOL)).isCompleted();
        assertThat(tasks).isEmpty();
    }
}
