package io.camelcodegen.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Updates a lock file, source by source, in a JVM of its own: {@code FILE PREFIX}. */
final class LockingProcess {

    static final int UPDATES = 60;

    private LockingProcess() {}

    public static void main(String[] args) {
        LockFile file = LockFile.of(Path.of(args[0]));
        for (int i = 0; i < UPDATES; i++) {
            String source = args[1] + "-" + i;
            file.update(lock -> lock.with(source, List.of(Tools.tool("a"))));
        }
    }

    static Process start(Path file, String prefix) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProcess.class.getName(),
                        file.toString(),
                        prefix)
                .inheritIO()
                .start();
    }
}
