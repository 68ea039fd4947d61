package io.camelcodegen.generator.output;

import io.camelcodegen.error.CodegenException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Works in a folder in a JVM of its own. {@code FOLDER VERSION CHANGES}: writes a version into it, and is gone after so many
 * changes. {@code FOLDER}: opens it if it is free.
 */
final class GeneratingProcess {

    static final int KILLED = 137;
    static final int REFUSED = 3;

    private GeneratingProcess() {}

    public static void main(String[] args) {
        if (args.length == 1) {
            open(new OutputFolder(Path.of(args[0])));
            return;
        }
        int changes = Integer.parseInt(args[2]);
        FolderFiles files = new DyingFiles(changes, () -> Runtime.getRuntime().halt(KILLED));
        Version.valueOf(args[1]).write(new OutputFolder(Path.of(args[0]), files));
    }

    private static void open(OutputFolder folder) {
        try {
            folder.open(() -> {}, Duration.ZERO).close();
        } catch (CodegenException e) {
            System.exit(REFUSED);
        }
    }

    static Process start(Path folder, Version version, int changes) throws IOException {
        return start(folder.toString(), version.name(), Integer.toString(changes));
    }

    static Process opening(Path folder) throws IOException {
        return start(folder.toString());
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                GeneratingProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
