package io.camelcodegen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this JVM holds at a moment: threads, sockets, live heap. */
public final class Footprint {

    /**
     * Threads that the JDK, Reactor and JUnit start once for all that runs in the JVM. Those of pools are bounded by the
     * number of processors.
     */
    private static final Pattern SHARED = Pattern.compile("process reaper.*|ForkJoinPool.*|VirtualThread.*"
            + "|CompletableFutureDelayScheduler|Attach Listener|parallel-#|boundedElastic-.*|junit-.*");

    private static final int COLLECTIONS = 40;

    private Footprint() {}

    /** How many threads of each name there are, numbers in names as {@code #}; without those shared by the whole JVM. */
    public static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "#"))
                .filter(name -> !SHARED.matcher(name).matches())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** The threads there are beyond those of {@code before}. */
    public static Map<String, Long> threadsSince(Map<String, Long> before) {
        Map<String, Long> more = new TreeMap<>(threads());
        more.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        more.values().removeIf(count -> count <= 0);
        return more;
    }

    /** The open sockets of this process, as Linux tells them; 0 elsewhere. */
    public static long sockets() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.filter(Footprint::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }

    /** Bytes in use right after a collection. */
    public static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * The live heap, once it is at most this or as small as it gets: what is only softly or weakly held, or waits for
     * its cleaner, takes a few collections to go.
     */
    public static long heapDownTo(long bytes) {
        long heap = heap();
        for (int i = 0; i < COLLECTIONS && heap > bytes; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            heap = heap();
        }
        return heap;
    }

    /**
     * Waits until something is so, for as long as the test's timeout lets it. Collects, as some things end by being
     * collected.
     *
     * @param what is waited for, and what there is instead; asked when the timeout strikes
     */
    public static void await(BooleanSupplier isSo, Supplier<String> what) {
        while (!isSo.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain: " + what.get());
            }
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
