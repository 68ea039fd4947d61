package io.camelcodegen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What generating Java of GitHub's document costs, from the configuration to the last file: all, and again when nothing has
 * changed. Each side as its users start it, ours by its launcher, which chooses the JVM's options for a short run; then
 * both with the options of our launcher, and both without any.
 */
final class GenerationCost {

    /** With a class path of its own, in a module of its own. */
    private static final String PEER = "io.camelcodegen.benchmarks.peer.OpenApiGeneratorRun";

    /** Those of the launcher that decide what a run costs. */
    private static final List<String> FOR_SHORT_RUNS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String OPERATIONS = "1223 tools";

    private final String document;
    private final Path launcher;
    private final String peerClassPath;
    private final Path scratch;

    /** @param launcher of {@code camel-codegen} */
    GenerationCost(Path document, Path launcher, String peerClassPath, Path scratch) {
        this.document = document.toString();
        this.launcher = launcher;
        this.peerClassPath = peerClassPath;
        this.scratch = scratch;
    }

    /**
     * By turns, each time into an empty folder.
     *
     * @param forks of each side
     */
    List<Row> measure(int forks) throws IOException, InterruptedException {
        Samples launched = new Samples();
        Samples again = new Samples();
        Samples plain = new Samples();
        Samples peerPlain = new Samples();
        Samples peerTuned = new Samples();
        for (int fork = 0; fork < forks; fork++) {
            Path folder = Files.createDirectory(scratch.resolve("generation-" + fork));
            launched.add(ours(folder, "launched", byLauncher(), " created"));
            again.add(ours(folder, "launched", byLauncher(), " unchanged"));
            plain.add(ours(folder, "plain", byJava(), " created"));
            peerPlain.add(peer(folder, "peer", List.of()));
            peerTuned.add(peer(folder, "peer-tuned", FOR_SHORT_RUNS));
        }
        return List.of(
                Row.of(
                        "Java of GitHub's document: `camel-codegen generate` / openapi-generator",
                        "CPU s",
                        launched.median(),
                        peerPlain.median(),
                        "≤ 1/8 (0.125)"),
                Row.of(
                        "The same again, nothing changed / the first time",
                        "CPU s",
                        again.median(),
                        launched.median(),
                        "≤ 1/5 (0.200)"),
                Row.of(
                        "Java of GitHub's document, both with the launcher's JVM options",
                        "CPU s",
                        launched.median(),
                        peerTuned.median(),
                        "≤ 1/8 (0.125)"),
                Row.of(
                        "Java of GitHub's document, both without JVM options",
                        "CPU s",
                        plain.median(),
                        peerPlain.median(),
                        ""));
    }

    private List<String> byLauncher() {
        return List.of("sh", launcher.toString());
    }

    private List<String> byJava() {
        return List.of(
                java(),
                "-jar",
                launcher.resolveSibling("../lib/camel-codegen.jar").normalize().toString());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** CPU seconds. The index of the document is that of an earlier run for the same output, if any. */
    private double ours(Path folder, String name, List<String> start, String done)
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("codegen.config.json"),
                "{\"sources\": {\"openapi\": {\"github\": {\"spec\": \"" + document.replace('\\', '/') + "\"}}}}");
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("generate", "--quiet", "--output-dir", name));
        CpuTime cost = CpuTime.of(
                command,
                folder,
                Map.of(
                        "XDG_CACHE_HOME", folder.resolve(name + "-cache").toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        check(cost.output().contains(OPERATIONS) && cost.output().contains(done), cost.output());
        return told(name + done, cost);
    }

    /** CPU seconds. */
    private double peer(Path folder, String name, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", peerClassPath, PEER, document, folder.resolve(name).toString()));
        CpuTime cost = CpuTime.of(command, folder, Map.of());
        check(Files.isDirectory(folder.resolve(name)), cost.output());
        return told("openapi-generator " + String.join(" ", options), cost);
    }

    private static double told(String what, CpuTime cost) {
        System.err.println("   " + what + ": " + Row.number(cost.seconds()) + " CPU s");
        return cost.seconds();
    }

    private static void check(boolean holds, String output) {
        if (!holds) {
            throw new IllegalStateException("it did something else: " + output);
        }
    }
}
