package io.camelcodegen.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("lock");
    }

    private @Nullable ProcessLock tryOnce() throws IOException {
        return ProcessLock.of(file(), () -> {}, Duration.ZERO);
    }

    @Test
    void oneHasItAtATimeAndTheFileIsGoneAfterwards() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> {
                    try (ProcessLock lock = ProcessLock.of(file(), () -> {}, LONG)) {
                        assertThat(lock).isNotNull();
                        assertThat(inside.incrementAndGet()).isEqualTo(1);
                        inside.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(file()).doesNotExist();
    }

    @Test
    void whoWaitsSaysSoOnceAndGoesOnWhenItIsReleased() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Boolean> second;
        try (ProcessLock first = tryOnce()) {
            assertThat(first).isNotNull();
            second = CompletableFuture.supplyAsync(() -> {
                try (ProcessLock lock = ProcessLock.of(file(), waits::countDown, LONG)) {
                    return lock != null;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            waits.await();
            assertThat(second).isNotDone();
        }

        assertThat(second.join()).isTrue();
    }

    @Test
    void givesUpAfterTheLimitAndWhenInterrupted() throws IOException {
        try (ProcessLock first = tryOnce()) {
            assertThat(first).isNotNull();
            assertThat(tryOnce()).isNull();

            Thread.currentThread().interrupt();
            assertThat(ProcessLock.of(file(), () -> {}, LONG)).isNull();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whoIsInterruptedBeforehandDoesNotGetIt() throws IOException {
        Thread.currentThread().interrupt();

        assertThat(ProcessLock.of(file(), () -> {}, LONG)).isNull();

        assertThat(Thread.interrupted()).isTrue();
        try (ProcessLock lock = tryOnce()) {
            assertThat(lock).isNotNull();
        }
    }

    /** Else who opened the file before would take it for the one that counts. */
    @Test
    void whoIsInterruptedWithItTellsThatItGaveTheFileUp() throws IOException {
        ProcessLock lock = tryOnce();
        try (FileChannel openedBefore = FileChannel.open(file())) {

            Thread.currentThread().interrupt();
            lock.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(openedBefore.size()).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsOfSeveralProcessesGetItOneAfterAnother() throws Exception {
        List<Process> processes =
                List.of(HoldingProcess.hammer(file()), HoldingProcess.hammer(file()), HoldingProcess.hammer(file()));

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProcessThatIsKilledReleasesIt() throws Exception {
        Process holder = HoldingProcess.hold(file());
        assertThat(holder.getInputStream().read()).isEqualTo('!');
        assertThat(tryOnce()).isNull();

        holder.destroyForcibly().waitFor();

        try (ProcessLock lock = tryOnce()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsSaidSo() throws IOException {
        Path folderOfNobody = folder.resolve("no such folder");

        assertThatThrownBy(() -> ProcessLock.ofWriter(folderOfNobody.resolve("file")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aWriterWhoIsInterruptedIsToldSo() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ProcessLock.ofWriter(file()))
                .isInstanceOfSatisfying(
                        IOException.class, e -> assertThat(FileProblem.of(e)).startsWith("interrupted"));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** As who opened it before its last owner removed it. */
    @Test
    void aFileThatItsOwnerGaveUpDoesNotCount() throws IOException {
        Files.write(file(), new byte[] {1});

        assertThat(tryOnce()).isNull();
    }

    @Test
    void whatAProcessLeftThatDiedIsTaken() throws IOException {
        Files.createFile(file());

        try (ProcessLock lock = tryOnce()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void goesThroughNoSymbolicLink() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createSymbolicLink(file(), elsewhere);

        assertThatThrownBy(this::tryOnce).isInstanceOf(IOException.class);

        assertThat(elsewhere).doesNotExist();
    }
}
