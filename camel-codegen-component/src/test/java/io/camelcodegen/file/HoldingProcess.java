package io.camelcodegen.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes a lock in a JVM of its own. {@code hold FILE} says {@code !} and keeps it until it is killed; {@code hammer
 * FILE} takes it again and again with several threads, and ends with an error where another has it at the same time.
 */
final class HoldingProcess {

    private static final int THREADS = 4;
    private static final int TIMES = 100;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private HoldingProcess() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        if (args[0].equals("hold")) {
            ProcessLock lock = ProcessLock.of(file, () -> {}, LIMIT);
            System.out.print(lock == null ? '?' : '!');
            System.out.flush();
            System.in.read();
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(() -> {
                takeAgainAndAgain(file);
                return null;
            }));
        }
        threads.shutdown();
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static void takeAgainAndAgain(Path file) throws IOException {
        Path alone = file.resolveSibling("alone");
        for (int i = 0; i < TIMES; i++) {
            try (ProcessLock lock = ProcessLock.of(file, () -> {}, LIMIT)) {
                if (lock == null) {
                    throw new IOException("not released within " + LIMIT);
                }
                Files.createFile(alone); // fails where it is there
                Files.delete(alone);
            }
        }
    }

    static Process hold(Path file) throws IOException {
        return start("hold", file).start();
    }

    static Process hammer(Path file) throws IOException {
        return start("hammer", file).inheritIO().start();
    }

    private static ProcessBuilder start(String what, Path file) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                HoldingProcess.class.getName(),
                what,
                file.toString());
    }
}
