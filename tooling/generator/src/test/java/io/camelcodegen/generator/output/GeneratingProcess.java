package io.camelcodegen.generator.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a version into a folder in a JVM of its own: {@code FOLDER VERSION CHANGES}, and is gone after so many of them. */
final class GeneratingProcess {

    static final int KILLED = 137;

    private GeneratingProcess() {}

    public static void main(String[] args) {
        int changes = Integer.parseInt(args[2]);
        FolderFiles files = new DyingFiles(changes, () -> Runtime.getRuntime().halt(KILLED));
        Version.valueOf(args[1]).write(new OutputFolder(Path.of(args[0]), files));
    }

    static Process start(Path folder, Version version, int changes) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                GeneratingProcess.class.getName(),
                folder.toString(),
                version.name(),
                Integer.toString(changes)));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
