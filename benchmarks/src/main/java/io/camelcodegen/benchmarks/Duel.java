package io.camelcodegen.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Times several ways of doing the same thing in short blocks by turns, in an order that rotates, so that whatever else
 * the machine does hits all alike. A ratio is the median over the rounds of the ratios within one round.
 */
final class Duel {

    static final int IN_FLIGHT = 64;
    private static final long BLOCK_NANOS = Duration.ofMillis(250).toNanos();

    private final List<Contender> contenders = new ArrayList<>();

    /** One way of doing it. The first one added is what the others are compared with. */
    static final class Contender {
        final String name;
        /** Does it once and waits. */
        final Runnable call;
        /** Begins it. */
        final Supplier<CompletableFuture<?>> begin;

        final Samples latencies = new Samples();
        final Samples latencyRatios = new Samples();
        final Samples throughputs = new Samples();
        final Samples throughputRatios = new Samples();
        final Samples cpu = new Samples();
        final LongAdder failures = new LongAdder();

        private double blockLatency;
        private double blockThroughput;

        Contender(String name, Runnable call, Supplier<CompletableFuture<?>> begin) {
            this.name = name;
            this.call = call;
            this.begin = begin;
        }
    }

    Contender add(String name, Runnable call, Supplier<CompletableFuture<?>> begin) {
        Contender contender = new Contender(name, call, begin);
        contenders.add(contender);
        return contender;
    }

    /** Single calls, one after the other. Times are in microseconds. */
    void latency(Duration warmUp, Duration total) {
        rounds(warmUp, this::timed);
        contenders.forEach(contender -> discardLatency(contender));
        int rounds = rounds(total, this::timed);
        System.out.println("latency: " + rounds + " rounds");
    }

    private static void discardLatency(Contender contender) {
        contender.latencies.clear();
        contender.latencyRatios.clear();
    }

    /** {@value #IN_FLIGHT} calls at a time. Throughputs are in calls per second, CPU in microseconds per call. */
    void throughput(Duration warmUp, Duration total) {
        rounds(warmUp, this::loaded);
        for (Contender contender : contenders) {
            contender.throughputs.clear();
            contender.throughputRatios.clear();
            contender.cpu.clear();
            contender.failures.reset();
        }
        int rounds = rounds(total, this::loaded);
        System.out.println("throughput: " + rounds + " rounds");
    }

    private int rounds(Duration total, java.util.function.Consumer<Contender> block) {
        long end = System.nanoTime() + total.toNanos();
        int round = 0;
        do {
            for (int i = 0; i < contenders.size(); i++) {
                block.accept(contenders.get((i + round) % contenders.size()));
            }
            Contender base = contenders.get(0);
            for (Contender contender : contenders) {
                contender.latencyRatios.add(contender.blockLatency / base.blockLatency);
                contender.throughputRatios.add(contender.blockThroughput / base.blockThroughput);
            }
            round++;
        } while (System.nanoTime() < end);
        return round;
    }

    private void timed(Contender contender) {
        Samples block = new Samples();
        long start = System.nanoTime();
        long now = start;
        while (now - start < BLOCK_NANOS) {
            long before = now;
            contender.call.run();
            now = System.nanoTime();
            block.add((now - before) / 1e3);
        }
        contender.blockLatency = block.median();
        contender.latencies.addAll(block);
    }

    private void loaded(Contender contender) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        LongAdder done = new LongAdder();
        long cpu = ProcessCpu.nanos();
        long start = System.nanoTime();
        while (System.nanoTime() - start < BLOCK_NANOS * 2) {
            free.acquireUninterruptibly();
            var unused = contender.begin.get().whenComplete((result, failure) -> {
                (failure == null ? done : contender.failures).increment();
                free.release();
            });
        }
        free.acquireUninterruptibly(IN_FLIGHT); // the rest counts too, and none of it runs into the next block
        long spent = System.nanoTime() - start;
        contender.blockThroughput = done.sum() * 1e9 / spent;
        contender.throughputs.add(contender.blockThroughput);
        contender.cpu.add((ProcessCpu.nanos() - cpu) / 1e3 / Math.max(1, done.sum()));
    }

    /** The table's lines for {@code ours} against {@code peer}. */
    static Row latencyRow(String figure, Contender ours, Contender peer, String wanted) {
        Samples ratios = ours.latencyRatios.dividedBy(peer.latencyRatios);
        return new Row(
                figure,
                Row.number(ours.latencies.median()) + " µs",
                Row.number(peer.latencies.median()) + " µs",
                Row.number(ratios.median()),
                wanted);
    }

    static Row throughputRow(String figure, Contender ours, Contender peer, String wanted) {
        Samples ratios = ours.throughputRatios.dividedBy(peer.throughputRatios);
        return new Row(
                figure,
                shown(ours),
                shown(peer),
                Row.number(ratios.median()),
                wanted);
    }

    private static String shown(Contender contender) {
        long failures = contender.failures.sum();
        return Row.number(contender.throughputs.median()) + "/s (" + Row.number(contender.cpu.median()) + " µs CPU)"
                + (failures == 0 ? "" : ", " + failures + " failed");
    }
}
