package io.camelcodegen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What generating Java of GitHub's document costs in a fresh JVM: all, and again when nothing has changed. */
final class GenerationCost {

    /** With a class path of its own, in a module of its own. */
    private static final String PEER = "io.camelcodegen.benchmarks.peer.OpenApiGeneratorRun";

    private static final int OPERATIONS = 1_223;

    private final String document;
    private final String peerClassPath;
    private final Path scratch;

    GenerationCost(Path document, String peerClassPath, Path scratch) {
        this.document = document.toString();
        this.peerClassPath = peerClassPath;
        this.scratch = scratch;
    }

    /**
     * By turns, each time into an empty folder.
     *
     * @param forks of each side
     */
    List<Row> measure(int forks) throws IOException, InterruptedException {
        Samples first = new Samples();
        Samples second = new Samples();
        Samples peer = new Samples();
        for (int fork = 0; fork < forks; fork++) {
            Path folder = Files.createDirectory(scratch.resolve("generation-" + fork));
            double[] generated = ours(folder);
            check(generated[1] == generated[0] && generated[0] >= OPERATIONS, "all files were written");
            double[] again = ours(folder);
            check(again[1] == 0 && again[0] == generated[0], "no file was written again");
            first.add(generated[2]);
            second.add(again[2]);
            peer.add(peer(folder.resolve("peer"))[1]);
        }
        return List.of(
                Row.of(
                        "Java of GitHub's document, fresh JVM: ours / openapi-generator",
                        "CPU s",
                        first.median(),
                        peer.median(),
                        "≤ 1/8 (0.125)"),
                Row.of(
                        "The same again, nothing changed / the first time",
                        "CPU s",
                        second.median(),
                        first.median(),
                        "≤ 1/5 (0.200)"));
    }

    /** Files, files written, CPU seconds. The index of the document is that of an earlier run in the folder, if any. */
    private double[] ours(Path folder) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("codegen.config.json"),
                "{\"sources\": {\"openapi\": {\"github\": {\"spec\": \"" + document.replace('\\', '/') + "\"}}}}");
        return last(
                "ours",
                ChildJvm.run(
                        System.getProperty("java.class.path"),
                        Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
                        GenerationProbe.class.getName(),
                        folder.toString(),
                        folder.resolve("ours").toString()));
    }

    /** Files, CPU seconds. */
    private double[] peer(Path output) throws IOException, InterruptedException {
        double[] measured =
                last("openapi-generator", ChildJvm.run(peerClassPath, Map.of(), PEER, document, output.toString()));
        check(measured[0] >= OPERATIONS, "the peer has generated, too");
        return measured;
    }

    private static double[] last(String what, List<String> lines) {
        String last = lines.get(lines.size() - 1);
        System.err.println("   " + what + ": " + last);
        return Stream.of(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
