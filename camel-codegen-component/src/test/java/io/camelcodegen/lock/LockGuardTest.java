package io.camelcodegen.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.event.CodegenEvent;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.event.EventType;
import io.camelcodegen.policy.LockPolicy.Mode;
import io.camelcodegen.tool.Tool;
import io.camelcodegen.tool.ToolHints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    /** Else a route that calls the tool on hearing of its drift would hear of it again. */
    @Test
    void aDriftIsToldOnceUntilTheFileOrTheToolChanges() {
        List<String> told = new ArrayList<>();
        EventSink events = new EventSink() {
            @Override
            public boolean isEnabled(EventType type) {
                return true;
            }

            @Override
            public void emit(CodegenEvent event) {
                told.add(event.getTool() + " " + event.getDetails().get("changed"));
            }
        };
        LockGuard guard = LockGuard.of(Mode.STRICT, file(), events, tasks::add);
        file().write(ToolLock.of("api", List.of(TOOL)));
        Tool described = Tools.tool("a", "Does more", ToolHints.WRITE, Tools.ANY_INPUT, null);
        Tool reading = Tools.tool("a", "Does a", ToolHints.READ_ONLY, Tools.ANY_INPUT, null);

        refuse(guard, described, 3);
        assertThat(told).containsExactly("api__a description");
        guard.prepare(); // discovered anew, and the same
        refuse(guard, described, 2);
        assertThat(told).hasSize(1);

        refuse(guard, reading, 2);
        assertThat(told).hasSize(2);

        file().write(ToolLock.of("api", List.of(TOOL, Tools.tool("b"))));
        refuse(guard, reading, 2);
        assertThat(told).hasSize(3);

        assertThat(guard.admit(TOOL)).isCompleted();
        refuse(guard, reading, 2);
        assertThat(told).as("gone and come again").hasSize(4);
    }

    private void refuse(LockGuard guard, Tool tool, int times) {
        for (int i = 0; i < times; i++) {
            CompletableFuture<Void> refused = guard.admit(tool);
            work();
            assertThatThrownBy(refused::join).hasMessageContaining("is not what the lock file");
        }
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
