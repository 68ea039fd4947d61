package io.camelcodegen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures everything, each group of figures in JVMs of its own, and writes the table. */
final class Benchmarks {

    private static final List<String> GROUPS =
            List.of("discovery", "generation", "cli", "rest", "mcp", "waiting", "pipeline");

    private static Path launcher() {
        return Path.of(System.getProperty("benchmarks.launcher"));
    }

    private final Path npm;
    private final boolean quick;
    private final Path scratch;
    private final List<Row> rows = new ArrayList<>();

    private Benchmarks(Path npm, boolean quick) throws IOException {
        this.npm = npm;
        this.quick = quick;
        this.scratch = Files.createTempDirectory("codegen-benchmarks");
    }

    /**
     * @param args {@code --quick} for a rough answer in a quarter of the time; names of groups to measure only those.
     *     System properties: {@code benchmarks.npm}, the node_modules with the documents and servers;
     *     {@code benchmarks.peers}, those with the peers; {@code benchmarks.generator}, the class path of openapi-generator;
     *     {@code benchmarks.launcher}, the launcher of the command line; {@code benchmarks.results}, the file the table
     *     goes to
     */
    public static void main(String[] args) throws Exception {
        Set<String> wanted = new TreeSet<>(List.of(args));
        boolean quick = wanted.remove("--quick");
        if (!GROUPS.containsAll(wanted)) {
            throw new IllegalArgumentException("--quick and any of " + GROUPS + " are understood, not " + wanted);
        }
        Benchmarks benchmarks = new Benchmarks(Path.of(System.getProperty("benchmarks.npm")), quick);
        try {
            for (String group : GROUPS) {
                if (wanted.isEmpty() || wanted.contains(group)) {
                    progress("== " + group);
                    benchmarks.measure(group);
                }
            }
        } finally {
            benchmarks.deleteScratch();
        }
        String table = benchmarks.table();
        Files.writeString(Path.of(System.getProperty("benchmarks.results")), table);
        System.out.println();
        System.out.println(table);
    }

    private void measure(String group) throws Exception {
        String seconds = quick ? "12" : "45";
        switch (group) {
            case "discovery" -> discovery();
            case "generation" ->
                new GenerationCost(document(), launcher(), System.getProperty("benchmarks.generator"), scratch)
                        .measure(quick ? 1 : 3)
                        .forEach(this::add);
            case "cli" ->
                add(new CommandLineCalls(
                                launcher(), Path.of(System.getProperty("benchmarks.peers")), mcpServer(), scratch)
                        .measure(quick ? 5 : 15));
            case "rest" -> collect(RestCalls.class, scratch.toString(), seconds);
            case "mcp" -> collect(McpCalls.class, mcpServer().toString(), quick ? "8" : "30");
            case "waiting" -> collect(WaitingCalls.class);
            default -> {
                pipeline();
                features();
            }
        }
    }

    private Path document() {
        return npm.resolve("@octokit/openapi/generated/api.github.com.json");
    }

    private Path mcpServer() {
        return npm.resolve("@modelcontextprotocol/server-everything/dist/index.js");
    }

    private void collect(Class<?> main, String... args) throws IOException, InterruptedException {
        for (String line : ChildJvm.run(main, args)) {
            Row row = Row.parse(line);
            if (row == null) {
                progress("   " + line);
            } else {
                add(row);
            }
        }
    }

    private void discovery() throws IOException, InterruptedException {
        String document = document().toString();
        String index = scratch.resolve("index").toString();
        probe("cpu-codegen", document, index); // writes the index
        Samples fresh = new Samples();
        Samples indexed = new Samples();
        Samples camel = new Samples();
        Samples reader = new Samples();
        Samples readerIndexed = new Samples();
        Samples peer = new Samples();
        for (int fork = 0; fork < (quick ? 3 : 5); fork++) {
            peer.add(probe("cpu-swagger", document, "none")[0]);
            fresh.add(probe("cpu-codegen", document, "none")[0]);
            indexed.add(probe("cpu-codegen", document, index)[0]);
            camel.add(probe("cpu-camel", document, "none")[0]);
            reader.add(probe("cpu-reader", document, "none")[0]);
            readerIndexed.add(probe("cpu-reader", document, index)[0]);
        }
        String base = "GitHub's document, fresh JVM: ";
        add(Row.of(base + "our reader / swagger-parser", "CPU s", reader.median(), peer.median(), "≤ 1/5 (0.200)"));
        add(Row.of(
                base + "our reader, index on disk / swagger-parser",
                "CPU s",
                readerIndexed.median(),
                peer.median(),
                "≤ 1/15 (0.067)"));
        String whole = base + "a whole Camel application ";
        add(Row.of(whole + "with `codegen:` / swagger-parser", "CPU s", fresh.median(), peer.median(), ""));
        add(Row.of(
                whole + "with `codegen:`, index on disk / swagger-parser",
                "CPU s",
                indexed.median(),
                peer.median(),
                ""));
        add(Row.of(whole + "without it / swagger-parser", "CPU s", camel.median(), peer.median(), ""));
        String rounds = quick ? "4" : "6";
        double[] warm = probe("warm", document, "none", rounds);
        add(Row.of(
                "GitHub's document, warm, least: `codegen:` / swagger-parser",
                "CPU ms",
                warm[0],
                warm[1],
                "≤ 1/10 (0.100)"));
        add(Row.of("GitHub's document, warm, median: `codegen:` / swagger-parser", "CPU ms", warm[2], warm[3], ""));
        double heap = probe("heap-codegen", document, "none")[0];
        double heapIndexed = probe("heap-codegen", document, index)[0];
        double heapPeer = probe("heap-swagger", document, "none")[0];
        add(Row.of(
                "Heap the catalogue holds before any call: `codegen:` / swagger-parser",
                "MB",
                heap,
                heapPeer,
                "≤ 15 MB"));
        add(Row.of("The same, index on disk", "MB", heapIndexed, heapPeer, "≤ 15 MB"));
    }

    private static double[] probe(String... args) throws IOException, InterruptedException {
        List<String> lines = ChildJvm.run(DiscoveryProbe.class, args);
        String last = lines.get(lines.size() - 1);
        progress("   " + args[0] + ": " + last);
        return Stream.of(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private void pipeline() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(PipelineBenchmark.class.getName())
                        .measurementIterations(quick ? 3 : 6)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        RunResult empty = result(results, "emptyRoute");
        for (String name : List.of("endpoint", "codegenCall")) {
            RunResult ours = result(results, name);
            add(new Row(
                    "Path of a call alone, source in memory: "
                            + (name.equals("endpoint") ? "`codegen:` endpoint" : "`Codegen.call`")
                            + " / an empty `direct:` route",
                    cost(ours),
                    cost(empty),
                    Row.number(ours.getPrimaryResult().getScore()
                            / empty.getPrimaryResult().getScore()),
                    "microseconds"));
        }
    }

    private void features() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(FeatureBenchmark.class.getName())
                        .measurementIterations(quick ? 3 : 5)
                        .build())
                .run();
        Map<String, Double> micros = new LinkedHashMap<>();
        results.forEach(result -> micros.put(
                result.getParams().getParam("feature"),
                result.getPrimaryResult().getScore()));
        double bare = Objects.requireNonNull(micros.remove("NONE"));
        micros.forEach((feature, score) -> add(new Row(
                "Path of a call alone: with " + feature.toLowerCase(Locale.ROOT) + " / the bare pipeline",
                Row.number(score) + " µs (" + (score < bare ? "" : "+") + Row.number(score - bare) + ")",
                Row.number(bare) + " µs",
                Row.number(score / bare),
                feature.equals("ALL") ? "≤ +10 µs" : "")));
    }

    private static RunResult result(Iterable<RunResult> results, String name) {
        for (RunResult result : results) {
            if (result.getPrimaryResult().getLabel().equals(name)) {
                return result;
            }
        }
        throw new IllegalStateException(name);
    }

    private static String cost(RunResult result) {
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().contains("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
        return Row.number(result.getPrimaryResult().getScore()) + " µs, " + Row.number(bytes / 1000) + " kB allocated";
    }

    private void add(Row row) {
        rows.add(row);
        progress("   " + row.figure() + ": " + row.ours() + " / " + row.peer() + " = " + row.ratio());
    }

    private String table() {
        StringBuilder text =
                new StringBuilder("| figure | ours | peer | ratio | wanted |\n| --- | --- | --- | --- | --- |\n");
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        return text.append('\n').append(machine()).append('\n').toString();
    }

    private String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GB of memory, %s %s, %s; %s run.",
                Runtime.getRuntime().availableProcessors(),
                ProcessCpu.machineMemory() / 1e9,
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                quick ? "quick" : "whole");
    }

    private void deleteScratch() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void progress(String text) {
        System.err.println(text);
    }
}
