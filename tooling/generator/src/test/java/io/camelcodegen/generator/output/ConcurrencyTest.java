package io.camelcodegen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int NEVER = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void processesAtOnceLeaveTheOutputOfOneWhole() throws Exception {
        List<Process> processes = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            processes.add(GeneratingProcess.start(directory, i % 2 == 0 ? Version.OLD : Version.NEW, NEVER));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        OutputFolder folder = new OutputFolder(directory);
        Version last = folder.current(Version.SOURCE, "NEW").isPresent() ? Version.NEW : Version.OLD;
        assertThat(folder.current(Version.SOURCE, last.name())).isPresent();
        assertThat(Version.in(directory)).isEqualTo(last.files());
    }

    @Test
    void theSecondOfAProcessWaitsAndSaysSo() throws Exception {
        OutputFolder folder = new OutputFolder(directory);
        Generations first = folder.open(() -> {});
        CountDownLatch waits = new CountDownLatch(1);

        CompletableFuture<FileChanges> second = CompletableFuture.supplyAsync(() -> {
            try (Generations generations = new OutputFolder(directory).open(waits::countDown);
                    Transaction transaction = generations.begin("petstore", false)) {
                transaction.accept(new GeneratedFile("A.java", "second"));
                return transaction.commit("key", 1, List.of());
            }
        });
        waits.await();
        try (Transaction transaction = first.begin("petstore", false)) {
            transaction.accept(new GeneratedFile("A.java", "first"));
            transaction.commit("key", 1, List.of());
        }
        assertThat(second).isNotDone();
        first.close();

        assertThat(second.join().updated()).containsExactly("A.java");
        assertThat(directory.resolve("A.java")).hasContent("second");
    }

    @Test
    void doesNotWaitForEver() {
        OutputFolder folder = new OutputFolder(directory);
        AtomicInteger told = new AtomicInteger();

        try (Generations first = folder.open(() -> {})) {
            assertThatThrownBy(() -> folder.open(told::incrementAndGet, Duration.ZERO))
                    .isInstanceOf(CodegenException.class)
                    .hasMessageContaining("another generation is at work in it");
        }

        assertThat(told).hasValue(1);
        folder.open(() -> {}).close();
    }

    @Test
    void whoGivesUpWaitingLetsNoOtherProcessIn() throws Exception {
        OutputFolder folder = new OutputFolder(directory);

        try (Generations first = folder.open(() -> {})) {
            assertThatThrownBy(() -> new OutputFolder(directory).open(() -> {}, Duration.ZERO))
                    .isInstanceOf(CodegenException.class);

            assertThat(GeneratingProcess.opening(directory).waitFor()).isEqualTo(GeneratingProcess.REFUSED);
        }
        assertThat(GeneratingProcess.opening(directory).waitFor()).isZero();
    }
}
