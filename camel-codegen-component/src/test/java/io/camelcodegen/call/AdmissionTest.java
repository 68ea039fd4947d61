package io.camelcodegen.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.policy.LimitPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private static final Patience PATIENT = () -> Duration.ofHours(1);

    @AfterContainer
    static void shutDown() {
        SCHEDULER.shutdownNow();
    }

    private enum Step {
        ENTER,
        LEAVE,
        GIVE_UP
    }

    private static Admission admission(int maxConcurrent) {
        return Objects.requireNonNull(Admission.of(
                "shop", LimitPolicy.DEFAULT.withMaxConcurrent(maxConcurrent), SCHEDULER, System::nanoTime));
    }

    @Property
    void neverMoreThanAllowedNobodyOvertakesAndNoPlaceIsLost(
            @ForAll @IntRange(min = 1, max = 4) int max, @ForAll @Size(max = 200) List<Step> steps) {
        Admission admission = admission(max);
        Deque<Integer> inside = new ArrayDeque<>();
        List<Integer> order = new ArrayList<>();
        Map<Integer, CompletableFuture<Void>> waiting = new LinkedHashMap<>();
        int next = 0;

        for (Step step : steps) {
            if (step == Step.ENTER) {
                int number = next++;
                CompletableFuture<Void> turn = admission.enter(PATIENT);
                if (turn == null) {
                    inside.add(number);
                    order.add(number);
                } else {
                    waiting.put(number, turn);
                    turn.thenRun(() -> {
                        waiting.remove(number);
                        inside.add(number);
                        order.add(number);
                    });
                }
            } else if (step == Step.LEAVE && !inside.isEmpty()) {
                inside.poll();
                admission.leave();
            } else if (step == Step.GIVE_UP && !waiting.isEmpty()) {
                int last = waiting.keySet().stream().reduce((a, b) -> b).orElseThrow();
                Objects.requireNonNull(waiting.remove(last)).cancel(true);
            }
            assertThat(inside).hasSizeLessThanOrEqualTo(max);
            assertThat(admission.waiting()).isEqualTo(waiting.size());
            assertThat(waiting.isEmpty() || inside.size() == max).isTrue();
        }
        assertThat(order).isSorted();
    }

    @Test
    void placesAreNeitherLostNorDoubledUnderManyThreads() throws Exception {
        Admission admission = admission(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger entered = new AtomicInteger();
        Runnable visit = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            entered.incrementAndGet();
            inside.decrementAndGet();
            admission.leave();
        };
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<?>> ends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<CompletableFuture<?>> own = new ArrayList<>();
            Random random = new Random(i);
            CompletableFuture<Void> all = new CompletableFuture<>();
            ends.add(all);
            threads.add(new Thread(() -> {
                for (int n = 0; n < 5_000; n++) {
                    CompletableFuture<Void> turn = admission.enter(PATIENT);
                    if (turn == null) {
                        visit.run();
                        continue;
                    }
                    own.add(turn.thenRun(visit).exceptionally(gaveUp -> null));
                    if (random.nextInt(4) == 0) {
                        turn.cancel(true);
                    }
                }
                CompletableFuture.allOf(own.toArray(CompletableFuture[]::new)).thenRun(() -> all.complete(null));
            }));
        }

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();

        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(entered.get()).isPositive();
        assertThat(admission.waiting()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(admission.enter(PATIENT)).isNull();
        }
        assertThat(admission.enter(PATIENT)).isNotNull();
    }
}
