package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.policy.BreakerPolicy;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.EverythingServer;
import io.camelcodegen.testing.FaultProxy;
import io.camelcodegen.testing.Footprint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of calls to a REST API and to MCP servers, over HTTP and over stdio, while connections break in every way
 * there is and a server process is killed now and then. Single calls may fail; what is promised of all of them holds
 * whatever happens and however slow the machine is. {@code -Dchaos.seed=N} repeats the plan of a run.
 */
class ChaosTest {

    private static final int CALLS = 5_000;
    private static final int IN_FLIGHT = 64;
    private static final int ALL_CALLS = CALLS + IN_FLIGHT;
    private static final int BETWEEN_KILLS = 500;
    /** Ids all have seven digits, so that none is part of another. */
    private static final int FIRST_ID = 1_000_000;
    /** A leak of 3 kB a call would show. */
    private static final long MORE_HEAP = 16L * 1024 * 1024;

    private static final RetryPolicy QUICK = RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(10));
    private static final BreakerPolicy BREAKER = new BreakerPolicy(true, 50, 20, 20, Duration.ofMillis(50), 5);

    private static final String DOCUMENT = """
            {"openapi": "3.0.3", "info": {"title": "Items", "version": "1"}, "paths": {
              "/items/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
                "get": {"operationId": "get", "responses": {"200": {"description": "it"}}},
                "put": {"operationId": "put", "responses": {"200": {"description": "it"}}},
                "post": {"operationId": "post", "responses": {"200": {"description": "it"}}}}}}
            """;

    private enum Kind {
        REST_GET("rest__get", "id", true),
        REST_PUT("rest__put", "id", true),
        REST_POST("rest__post", "id", false),
        HTTP_ECHO("http__echo", "message", true),
        HTTP_TOGGLE("http__toggle_subscriber_updates", "id", false),
        STDIO_READ("stdio__read", "id", true),
        STDIO_WRITE("stdio__write", "id", false);

        private final String tool;
        private final String parameter;
        private final boolean repeatable;

        Kind(String tool, String parameter, boolean repeatable) {
            this.tool = tool;
            this.parameter = parameter;
            this.repeatable = repeatable;
        }

        Map<String, Object> parameters(int id) {
            return Map.of(parameter, this == HTTP_ECHO ? String.valueOf(id) : id);
        }

        boolean isAnswer(int id, Object value) {
            return String.valueOf(value).contains(this == HTTP_TOGGLE ? "simulated resource update" : "" + id);
        }

        /** The one tool of the reference server that must not be repeated takes no parameters, but does not mind one. */
        boolean validated() {
            return this != HTTP_TOGGLE;
        }
    }

    @TempDir
    Path directory;

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final Kind[] kinds = new Random(seed)
            .ints(ALL_CALLS, 0, Kind.values().length)
            .mapToObj(i -> Kind.values()[i])
            .toArray(Kind[]::new);
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final AtomicIntegerArray completions = new AtomicIntegerArray(ALL_CALLS);
    private final AtomicIntegerArray successes = new AtomicIntegerArray(ALL_CALLS);
    private final AtomicInteger stdioSuccesses = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    /** How often a call reached a server, by id. */
    private final Map<Integer, AtomicInteger> arrivals = new ConcurrentHashMap<>();

    private final Map<Kind, AsyncProducer> producers = new EnumMap<>(Kind.class);
    private DefaultCamelContext camel;
    private Codegen codegen;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void promisesHoldWhileEverythingFails() throws Exception {
        System.out.println("chaos.seed=" + seed);
        Map<String, Long> threads = Footprint.threads();
        long children = ProcessHandle.current().children().count();
        ExecutorService handlers = Executors.newFixedThreadPool(8, task -> new Thread(task, "items"));
        HttpServer items = items(handlers);
        try (EverythingServer everything = EverythingServer.start("streamableHttp");
                FaultProxy rest = FaultProxy.to(items.getAddress().getPort(), seed);
                FaultProxy http = FaultProxy.to(everything.port(), seed + 1, this::togglesOfOneConnection)) {
            long sockets = Footprint.sockets();
            start(rest, http);
            everyToolAnswers();
            long heap = Footprint.heap();

            rest.storm();
            http.storm();
            callAll();
            rest.calm();
            http.calm();

            everyToolAnswers();
            assertThat(rest.struck()).as("seed %s", seed).isPositive();
            assertThat(http.struck()).as("seed %s", seed).isPositive();
            assertThat(Footprint.heapDownTo(heap + MORE_HEAP))
                    .as("live heap, seed %s", seed)
                    .isLessThanOrEqualTo(heap + MORE_HEAP);
            callAndStop();
            camel = null;
            codegen = null;
            producers.clear();
            Footprint.await(
                    () -> rest.open() + http.open() == 0,
                    () -> "the client leaves connections open: REST " + rest.open() + ", MCP " + http.open());
            Footprint.await(
                    () -> Footprint.sockets() <= sockets,
                    () -> "of " + Footprint.sockets() + " sockets there were " + sockets + " before");
        } finally {
            items.stop(0);
            handlers.shutdown();
        }
        everyCallHasOneAnswerOfItsOwn();
        Footprint.await(
                () -> ProcessHandle.current().children().count() <= children,
                () -> "processes are left: "
                        + ProcessHandle.current()
                                .children()
                                .map(ProcessHandle::info)
                                .toList());
        Footprint.await(
                () -> Footprint.threadsSince(threads).isEmpty(),
                () -> "threads are left: " + Footprint.threadsSince(threads));
    }

    private HttpServer items(ExecutorService handlers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(handlers);
        server.createContext("/items/", this::answerItem);
        server.start();
        return server;
    }

    private void answerItem(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        arrived(id);
        byte[] answer = ("{\"id\": " + id + "}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void arrived(int id) {
        arrivals.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
    }

    /** The reference server cannot be asked what it was given, but what the proxy gives it can be read. */
    private FaultProxy.PassedOn togglesOfOneConnection() {
        Pattern toggle = Pattern.compile("\"id\":(\\d{7})\\D");
        StringBuilder unread = new StringBuilder();
        return (buffer, length) -> {
            unread.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            Matcher matcher = toggle.matcher(unread);
            int end = Math.max(0, unread.length() - 20);
            while (matcher.find()) {
                arrived(Integer.parseInt(matcher.group(1)));
                end = Math.max(end, matcher.end());
            }
            unread.delete(0, end);
        };
    }

    private void start(FaultProxy rest, FaultProxy http) throws Exception {
        camel = new DefaultCamelContext();
        camel.getComponent("codegen", CodegenComponent.class).setIndexDirectory("none");
        Path document = Files.writeString(directory.resolve("items.json"), DOCUMENT);
        bind(SourceConfig.openapi("rest", document.toString()).baseUrl("http://127.0.0.1:" + rest.port()));
        bind(SourceConfig.mcpHttp("http", "http://127.0.0.1:" + http.port() + "/mcp"));
        bind(SourceConfig.mcpStdio(
                "stdio",
                "node",
                Path.of("src/test/resources/mcp/counting-server.js")
                        .toAbsolutePath()
                        .toString(),
                directory.resolve("notes").toString()));
        camel.start();
        codegen = Codegen.of(camel);
        for (Kind kind : Kind.values()) {
            AsyncProducer producer = camel.getEndpoint("codegen:" + kind.tool + "?validate=" + kind.validated())
                    .createAsyncProducer();
            producer.start();
            producers.put(kind, producer);
        }
    }

    private void bind(SourceConfig.Builder builder) {
        SourceConfig config = builder.timeout(Duration.ofMillis(500))
                .retry(QUICK)
                .breaker(BREAKER)
                .build();
        camel.getRegistry().bind(config.name() + "-config", config);
    }

    /** With patience: breakers may have to close first, and a process to start. */
    private void everyToolAnswers() {
        for (Kind kind : Kind.values()) {
            CallOptions patient =
                    CallOptions.NONE.withTimeout(Duration.ofMinutes(2)).withValidate(kind.validated());
            int id = FIRST_ID + ALL_CALLS + kind.ordinal();
            AtomicReference<String> last = new AtomicReference<>();
            Footprint.await(
                    () -> {
                        try {
                            return kind.isAnswer(id, codegen.call(kind.tool, kind.parameters(id), patient));
                        } catch (CodegenException e) {
                            last.set(e.toJson());
                            return false;
                        }
                    },
                    () -> kind + " does not recover: " + last);
        }
    }

    private void callAll() throws InterruptedException {
        int successesAtKill = stdioSuccesses.get();
        for (int call = 0; call < CALLS; call++) {
            inFlight.acquire();
            call(call);
            // one that has not answered since it was started is spared, or it would be given up
            if (call % BETWEEN_KILLS == BETWEEN_KILLS - 1 && stdioSuccesses.get() > successesAtKill) {
                successesAtKill = stdioSuccesses.get();
                killStdioServer();
            }
        }
        inFlight.acquire(IN_FLIGHT);
        inFlight.release(IN_FLIGHT);
    }

    /** Calls that are under way when the CamelContext stops end, too. */
    private void callAndStop() throws IOException, InterruptedException {
        for (int call = CALLS; call < ALL_CALLS; call++) {
            inFlight.acquire();
            call(call);
        }
        camel.close();
        inFlight.acquire(IN_FLIGHT);
    }

    /** By turns as a route does it and as Java code does it. */
    private void call(int call) {
        Kind kind = kinds[call];
        int id = FIRST_ID + call;
        if (call % 2 == 0) {
            codegen.callAsync(kind.tool, kind.parameters(id), CallOptions.NONE.withValidate(kind.validated()))
                    .whenComplete((value, failure) -> completed(call, value, failure));
            return;
        }
        Exchange exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(kind.parameters(id));
        producers
                .get(kind)
                .process(
                        exchange,
                        doneSync -> completed(call, exchange.getMessage().getBody(), exchange.getException()));
    }

    private void completed(int call, Object value, Throwable failure) {
        if (failure == null) {
            if (!kinds[call].isAnswer(FIRST_ID + call, value)) {
                wrong.add(call + " was answered " + value);
            }
            successes.incrementAndGet(call);
            if (kinds[call].tool.startsWith("stdio")) {
                stdioSuccesses.incrementAndGet();
            }
        } else {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (!(cause instanceof CodegenException)) {
                wrong.add(call + " failed with " + cause);
            }
        }
        if (completions.incrementAndGet(call) == 1) {
            inFlight.release();
        }
    }

    private static void killStdioServer() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("counting-server.js"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private void everyCallHasOneAnswerOfItsOwn() throws IOException {
        for (String note : Files.readAllLines(directory.resolve("notes"))) {
            arrived(Integer.parseInt(note.substring(note.indexOf(' ') + 1)));
        }
        Map<Kind, AtomicInteger> succeeded = new EnumMap<>(Kind.class);
        List<String> broken = new ArrayList<>(wrong);
        for (int call = 0; call < ALL_CALLS; call++) {
            AtomicInteger counter = arrivals.get(FIRST_ID + call);
            int arrived = counter == null ? 0 : counter.get();
            boolean success = successes.get(call) > 0;
            if (success) {
                succeeded
                        .computeIfAbsent(kinds[call], key -> new AtomicInteger())
                        .incrementAndGet();
            }
            if (completions.get(call) != 1) {
                broken.add(call + " " + kinds[call] + " completed " + completions.get(call) + " times");
            }
            if (!kinds[call].repeatable && arrived > 1) {
                broken.add(call + " " + kinds[call] + " arrived " + arrived + " times");
            }
            if (success && arrived == 0 && kinds[call] != Kind.HTTP_ECHO) {
                broken.add(call + " " + kinds[call] + " succeeded without having arrived");
            }
        }
        System.out.println("succeeded: " + succeeded);
        assertThat(broken).as("seed %s", seed).isEmpty();
    }
}
