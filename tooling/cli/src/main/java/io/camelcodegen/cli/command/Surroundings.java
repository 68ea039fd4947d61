package io.camelcodegen.cli.command;

import io.camelcodegen.cli.Versions;
import io.camelcodegen.cli.output.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is the same for all sources: versions, and where indexes are kept. */
final class Surroundings {

    private Surroundings() {}

    static List<Finding> check(Terminal terminal) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                "versions",
                "camel-codegen " + Versions.own() + ", Apache Camel " + Versions.camel() + ", Java "
                        + Runtime.version()));
        findings.add(index(terminal));
        return findings;
    }

    /** As the component finds it. */
    private static Finding index(Terminal terminal) {
        String cache = terminal.variable("XDG_CACHE_HOME");
        Path base = cache != null && Path.of(cache).isAbsolute()
                ? Path.of(cache)
                : terminal.home().resolve(".cache");
        Path directory = base.resolve("camel-codegen");
        Path nearest = directory;
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest != null && Files.isDirectory(nearest) && Files.isWritable(nearest)
                ? Finding.ok("index directory", directory.toString())
                : Finding.warning(
                        "index directory",
                        directory + " cannot be written, so every start reads whole documents",
                        "make it writable, or set XDG_CACHE_HOME");
    }
}
