package io.camelcodegen.benchmarks;

import io.camelcodegen.CodegenComponent;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.HttpEngine;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import io.camelcodegen.source.ToolSource;
import io.camelcodegen.source.openapi.OpenApiSourceFactory;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Reads a document in a fresh JVM and prints what it cost from the JVM's start: CPU seconds, or the heap that the result
 * holds. Our reader runs alone, as the peer does, and within a Camel application.
 */
final class DiscoveryProbe {

    private static final int IN_A_ROW = 8;

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
            case "cpu-reader" -> readAlone(document, index);
            case "cpu-camel" -> new DefaultCamelContext().start();
            case "cpu-codegen" -> catalogue(Codegen.of(start(document, index, 1)), 0);
            case "cpu-swagger" -> parse(document);
            case "heap-codegen" -> heapOfCatalogue(document, index);
            case "heap-swagger" -> heapOfParser(document);
            case "warm" -> warm(document, index, Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        if (args[0].startsWith("cpu")) {
            System.out.println(ProcessCpu.secondsOfLife());
        }
    }

    /** Our reader as the peer is: without an application around it. A document that is a file needs no Camel. */
    @SuppressWarnings("NullAway")
    private static void readAlone(String document, String index) {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        SourceContext context = new SourceContext(
                null,
                new HttpEngine(workers),
                CredentialResolver.NONE,
                EventSink.NONE,
                value -> value,
                workers,
                Executors.newSingleThreadScheduledExecutor(),
                index.equals("none") ? null : Path.of(index),
                null,
                null,
                () -> {});
        SourceConfig config = SourceConfig.openapi("github", document).build();
        ToolSource source = new OpenApiSourceFactory().create(config, context);
        int tools = source.discover().join().size();
        if (tools < 1_000) {
            throw new IllegalStateException("only " + tools + " tools");
        }
    }

    /** A context with several sources of the same document, none of them read yet. */
    private static DefaultCamelContext start(String document, String index, int sources) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        for (int i = 0; i < sources; i++) {
            camel.getRegistry()
                    .bind(
                            "github" + i,
                            SourceConfig.openapi("github" + i, document).build());
        }
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory(index);
        camel.addComponent("codegen", component);
        camel.start();
        return camel;
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
     * source's catalogue, less what was there before it.
     */
    private static void heapOfCatalogue(String document, String index) throws Exception {
        Codegen codegen = Codegen.of(start(document, index, 2));
        catalogue(codegen, 0);
        long before = liveBytes();
        catalogue(codegen, 1);
        System.out.println((liveBytes() - before) / 1e6);
        catalogue(codegen, 0); // both are still held here
    }

    private static void heapOfParser(String document) throws Exception {
        List<OpenAPI> held = new ArrayList<>();
        held.add(parse(document));
        long before = liveBytes();
        held.add(parse(document));
        System.out.println((liveBytes() - before) / 1e6);
        if (held.size() != 2) {
            throw new IllegalStateException();
        }
    }

    /**
     * Bytes of all live objects, by the JVM's class histogram, which collects first. The heap's used size would count what
     * G1 leaves empty behind a large array too.
     */
    private static long liveBytes() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        String total = histogram.substring(histogram.lastIndexOf("Total"));
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    /**
     * Prints the least and the median CPU milliseconds of both, read by turns in one JVM, after the code is warm. Ours is
     * read several times in a row, as the process's CPU time may be counted in steps of 10 ms.
     */
    private static void warm(String document, String index, int rounds) throws Exception {
        int warmUp = rounds;
        Samples ours = new Samples();
        Samples peer = new Samples();
        for (int i = 0; i < rounds + warmUp; i++) {
            if (i == warmUp) {
                ours.clear();
                peer.clear();
            }
            DefaultCamelContext camel = start(document, index, IN_A_ROW);
            System.gc();
            long begin = ProcessCpu.nanos();
            for (int j = 0; j < IN_A_ROW; j++) {
                catalogue(Codegen.of(camel), j);
            }
            ours.add((ProcessCpu.nanos() - begin) / 1e6 / IN_A_ROW);
            camel.close(); // what was read is garbage now, as the peer's is
            System.gc();
            begin = ProcessCpu.nanos();
            parse(document);
            peer.add((ProcessCpu.nanos() - begin) / 1e6);
        }
        System.out.println(ours.min() + " " + peer.min() + " " + ours.median() + " " + peer.median());
    }
}
