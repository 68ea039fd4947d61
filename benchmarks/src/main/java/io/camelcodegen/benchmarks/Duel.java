package io.camelcodegen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Times several ways of doing the same thing in short blocks by turns, in an order that rotates, so that whatever else
 * the machine does hits all alike. A ratio is the median over the rounds of the ratios within one round.
 */
final class Duel {

    static final int IN_FLIGHT = 64;
    private static final long LATENCY_BLOCK_NANOS = Duration.ofMillis(250).toNanos();
    private static final long THROUGHPUT_BLOCK_NANOS = Duration.ofMillis(500).toNanos();

    private final List<Contender> contenders = new ArrayList<>();

    /** One way of doing it. */
    static final class Contender {
        private final Runnable call;
        private final Supplier<CompletableFuture<?>> begin;
        /** Microseconds of every single call. */
        private final Samples latencies = new Samples();
        /** Microseconds of CPU per call of every block, of this process. */
        private final Samples cpu = new Samples();
        /** What was measured in each round: the block's median latency, or its throughput. */
        private final Samples blocks = new Samples();

        private final LongAdder failures = new LongAdder();

        private Contender(Runnable call, Supplier<CompletableFuture<?>> begin) {
            this.call = call;
            this.begin = begin;
        }

        private void clear() {
            latencies.clear();
            cpu.clear();
            blocks.clear();
            failures.reset();
        }
    }

    /**
     * @param call does it once and waits
     * @param begin begins it
     */
    Contender add(Runnable call, Supplier<CompletableFuture<?>> begin) {
        Contender contender = new Contender(call, begin);
        contenders.add(contender);
        return contender;
    }

    /** Single calls, one after the other. */
    void latency(Duration warmUp, Duration total) {
        measure("single calls", warmUp, total, Duel::timed);
    }

    /** {@value #IN_FLIGHT} calls at a time. */
    void throughput(Duration warmUp, Duration total) {
        measure(IN_FLIGHT + " in flight", warmUp, total, Duel::loaded);
    }

    private void measure(String what, Duration warmUp, Duration total, ToDoubleFunction<Contender> block) {
        rounds(warmUp, block);
        contenders.forEach(Contender::clear);
        System.out.println(what + ": " + rounds(total, block) + " rounds");
    }

    private int rounds(Duration total, ToDoubleFunction<Contender> block) {
        long end = System.nanoTime() + total.toNanos();
        int round = 0;
        do {
            for (int i = 0; i < contenders.size(); i++) {
                Contender next = contenders.get((i + round) % contenders.size());
                next.blocks.add(block.applyAsDouble(next));
            }
            round++;
        } while (System.nanoTime() < end);
        return round;
    }

    private static double timed(Contender contender) {
        Samples block = new Samples();
        long start = System.nanoTime();
        long now = start;
        while (now - start < LATENCY_BLOCK_NANOS) {
            long before = now;
            contender.call.run();
            now = System.nanoTime();
            block.add((now - before) / 1e3);
        }
        contender.latencies.addAll(block);
        return block.median();
    }

    private static double loaded(Contender contender) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        LongAdder done = new LongAdder();
        long cpu = ProcessCpu.nanos();
        long start = System.nanoTime();
        while (System.nanoTime() - start < THROUGHPUT_BLOCK_NANOS) {
            free.acquireUninterruptibly();
            var unused = contender.begin.get().whenComplete((result, failure) -> {
                (failure == null ? done : contender.failures).increment();
                free.release();
            });
        }
        free.acquireUninterruptibly(IN_FLIGHT); // the rest counts too, and none of it runs into the next block
        long spent = System.nanoTime() - start;
        contender.cpu.add((ProcessCpu.nanos() - cpu) / 1e3 / Math.max(1, done.sum()));
        return done.sum() * 1e9 / spent;
    }

    /** The table's line of the latencies, after {@link #latency}. */
    static Row latencyRow(String figure, Contender ours, Contender peer, String wanted) {
        return row(
                figure,
                Row.number(ours.latencies.median()) + " µs",
                Row.number(peer.latencies.median()) + " µs",
                ours,
                peer,
                wanted);
    }

    /** The table's line of the throughputs, after {@link #throughput}. */
    static Row throughputRow(String figure, Contender ours, Contender peer, String wanted) {
        return row(figure, rate(ours), rate(peer), ours, peer, wanted);
    }

    private static Row row(
            String figure, String shown, String shownPeer, Contender ours, Contender peer, String wanted) {
        double ratio = ours.blocks.dividedBy(peer.blocks).median();
        return new Row(figure, shown, shownPeer, Row.number(ratio), wanted);
    }

    private static String rate(Contender contender) {
        long failures = contender.failures.sum();
        return Row.number(contender.blocks.median()) + "/s, " + Row.number(contender.cpu.median()) + " µs CPU each"
                + (failures == 0 ? "" : ", " + failures + " failed");
    }
}
