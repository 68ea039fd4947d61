package io.camelcodegen.benchmarks;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads a document in a fresh JVM and prints what it cost from the JVM's start: CPU seconds, or the heap that the result
 * holds. Ours starts a Camel context with the component, as an application does; the peer only parses.
 */
final class DiscoveryProbe {

    private static final int SOURCES = 60;

    private DiscoveryProbe() {}

    /**
     * @param args what to do, the document, the index directory or {@code none}, and for {@code warm} the number of rounds
     */
    public static void main(String[] args) {
        ChildJvm.main(() -> run(args));
    }

    private static void run(String[] args) throws Exception {
        String document = args[1];
        String index = args[2];
        switch (args[0]) {
            case "cpu-camel" -> start(document, index, 1);
            case "cpu-codegen" -> catalogue(start(document, index, 1), 0);
            case "cpu-swagger" -> parse(document);
            case "heap-codegen" -> heapOfCatalogue(document, index);
            case "heap-swagger" -> heapOfParser(document);
            case "warm" -> warm(document, index, Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        if (args[0].startsWith("cpu")) {
            System.out.println(ProcessCpu.nanos() / 1e9);
        }
    }

    /** A context with several sources of the same document, none of them read yet. */
    private static Codegen start(String document, String index, int sources) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        for (int i = 0; i < sources; i++) {
            camel.getRegistry().bind("github" + i, SourceConfig.openapi("github" + i, document).build());
        }
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory(index);
        camel.addComponent("codegen", component);
        camel.start();
        return Codegen.of(camel);
    }

    private static void catalogue(Codegen codegen, int source) {
        int tools = codegen.tools("github" + source).size();
        if (tools < 1_000) {
            throw new IllegalStateException("only " + tools + " tools");
        }
    }

    private static OpenAPI parse(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        OpenAPI parsed = new OpenAPIV3Parser().read(Path.of(document).toUri().toString(), null, options);
        if (parsed == null || parsed.getPaths().size() < 500) {
            throw new IllegalStateException("not read");
        }
        return parsed;
    }

    /**
     * The first source fills what stays whatever is read: classes, the parser's tables. Then: heap with the second
     * source's catalogue, less the heap before it.
     */
    private static void heapOfCatalogue(String document, String index) throws Exception {
        Codegen codegen = start(document, index, 2);
        catalogue(codegen, 0);
        long before = usedHeap();
        catalogue(codegen, 1);
        System.out.println((usedHeap() - before) / 1e6);
        catalogue(codegen, 0); // both are still held here
    }

    private static void heapOfParser(String document) throws Exception {
        List<OpenAPI> held = new ArrayList<>();
        held.add(parse(document));
        long before = usedHeap();
        held.add(parse(document));
        System.out.println((usedHeap() - before) / 1e6);
        if (held.size() != 2) {
            throw new IllegalStateException();
        }
    }

    /** After collections until two agree, as what a finished task leaves behind takes more than one to go. */
    private static long usedHeap() throws InterruptedException {
        long last = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.sleep(50);
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (Math.abs(last - used) < 10_000) {
                return used;
            }
            last = used;
        }
        return last;
    }

    /** Prints the least and the median CPU milliseconds of both, read by turns in one JVM, after the code is warm. */
    private static void warm(String document, String index, int rounds) throws Exception {
        int warmUp = rounds;
        Samples ours = new Samples();
        Samples peer = new Samples();
        Codegen codegen = start(document, index, Math.min(SOURCES, 5 * (rounds + warmUp)));
        int next = 0;
        for (int i = 0; i < rounds + warmUp; i++) {
            if (i == warmUp) {
                ours.clear();
                peer.clear();
            }
            for (int j = 0; j < 5 && next < SOURCES; j++) { // it takes less time: more of it to be as warm
                System.gc();
                long begin = ProcessCpu.nanos();
                catalogue(codegen, next++);
                ours.add((ProcessCpu.nanos() - begin) / 1e6);
            }
            System.gc();
            long begin = ProcessCpu.nanos();
            parse(document);
            peer.add((ProcessCpu.nanos() - begin) / 1e6);
        }
        System.out.println(ours.min() + " " + peer.min() + " " + ours.median() + " " + peer.median());
    }
}
