package io.camelcodegen.generator.typescript;

import io.camelcodegen.testing.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** TypeScript's own compiler. */
public final class Compiler {

    private Compiler() {}

    /** What {@code tsc --noEmit --strict} says of the files; empty where it has no objection. */
    public static String complaints(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                NodePackages.file("typescript/bin/tsc").toString(),
                "--noEmit",
                "--strict",
                "--lib",
                "es2022",
                "--types",
                ""));
        Arrays.stream(files).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return exit == 0 && output.isBlank() ? "" : output + "\nexit code " + exit;
    }
}
