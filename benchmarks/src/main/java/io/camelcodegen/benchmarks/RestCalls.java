package io.camelcodegen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.CodegenComponent;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.source.SourceConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A GET with a small JSON answer on loopback: through {@code codegen:} with validation, auth, retry and breaker as they
 * are by default, through the bare HTTP client with Jackson, through Camel's {@code rest-openapi} with {@code http}, and
 * through a route written by hand that has the same contract. Every way sends the bearer token, has 50 connections and
 * ends with the parsed answer.
 */
final class RestCalls {

    private static final int CONNECTIONS = 50;
    private static final String OPERATION = "items__getItem";
    private static final String ENDPOINT = "codegen:" + OPERATION;
    private static final String BY_HAND =
            "the same contract by hand: `circuitBreaker` + validating `rest-openapi` + `camel-http`";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> PARAMETERS = Map.of("id", 42, "verbose", true);
    /** What the document forbids, and the server would answer. */
    private static final List<Map<String, Object>> WRONG = List.of(
            Map.of("id", 0, "verbose", true),
            Map.of("verbose", true),
            Map.of("id", 42, "verbose", true, "sort", "colour"));

    private final int port;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService callers = Executors.newFixedThreadPool(Duel.IN_FLIGHT);

    private RestCalls(int port) {
        this.port = port;
    }

    /** @param args directory for the document, seconds for each of the two measurements */
    public static void main(String[] args) {
        ChildJvm.main(() -> run(args));
    }

    private static void run(String[] args) throws Exception {
        try (ChildJvm server = ChildJvm.start(LoopbackServer.class)) {
            int port = Integer.parseInt(server.readLine());
            Path document = LoopbackServer.document(Path.of(args[0]), port);
            Duration total = Duration.ofSeconds(Long.parseLong(args[1]));
            new RestCalls(port).measure(document, total);
            new RestCalls(port).measureContract(document, total);
        }
    }

    private void measure(Path document, Duration total) throws Exception {
        String restOpenApi = "rest-openapi:" + document.toUri()
                + "#getItem?componentName=http&host=RAW(http://127.0.0.1:" + port + ")";
        start(document, new HandWrittenRoute(restOpenApi + "&requestValidationEnabled=true"));
        Duel duel = new Duel();
        Ways ways = ways(duel, camel.createProducerTemplate(), camel.getEndpoint(restOpenApi));

        Duration warmUp = total.dividedBy(3);
        // first, as its many calls warm the code up for the other
        duel.throughput(warmUp, total);
        ways.throughputRows().forEach(Row::print);
        duel.latency(warmUp, total);
        ways.latencyRows().forEach(Row::print);
    }

    private void start(Path document, HandWrittenRoute handWritten) throws Exception {
        camel.getRegistry().bind("items", source(document));
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory("none");
        camel.addComponent("codegen", component);
        HttpComponent http = camel.getComponent("http", HttpComponent.class);
        http.setMaxTotalConnections(CONNECTIONS);
        http.setConnectionsPerRoute(CONNECTIONS);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:codegen").to(ENDPOINT);
            }
        });
        camel.addRoutes(handWritten);
        camel.start();
    }

    private Ways ways(Duel duel, ProducerTemplate template, Endpoint restOpenApi) throws Exception {
        Codegen codegen = Codegen.of(camel);
        Endpoint endpoint = camel.getEndpoint(ENDPOINT);
        Endpoint route = camel.getEndpoint("direct:codegen");
        Endpoint handWritten = camel.getEndpoint(HandWrittenRoute.START);
        AsyncProducer endpointProducer = producerOf(endpoint);
        AsyncProducer routeProducer = producerOf(route);
        BareClient bare = new BareClient(port, CONNECTIONS, false);
        BareClient bareNative = new BareClient(port, CONNECTIONS, true);
        if (!bareNative.isNative()) {
            System.out.println("there is no native transport here");
        }
        checkAnswer(codegen.call(OPERATION, PARAMETERS));
        checkAnswer(bare.send().join());
        checkAnswer(bareNative.send().join());
        checkAnswer(viaRestOpenApi(template, restOpenApi));
        checkAnswer(HandWrittenRoute.call(template, handWritten, PARAMETERS));
        for (Map<String, Object> wrong : WRONG) {
            checkRefused(
                    () -> codegen.call(OPERATION, wrong),
                    failure -> failure instanceof CodegenException refusal
                            && refusal.getCategory() == ErrorCategory.VALIDATION);
            checkRefused(
                    () -> HandWrittenRoute.call(template, handWritten, wrong),
                    failure -> failure.getCause() instanceof ValidationException);
        }
        return new Ways(
                duel.add(() -> bare.send().join(), bare::send),
                duel.add(() -> codegen.call(OPERATION, PARAMETERS), () -> codegen.callAsync(OPERATION, PARAMETERS)),
                duel.add(() -> template.requestBody(endpoint, PARAMETERS), () -> sendAsync(endpointProducer)),
                duel.add(() -> template.requestBody(route, PARAMETERS), () -> sendAsync(routeProducer)),
                blocking(duel, () -> viaRestOpenApi(template, restOpenApi)),
                blocking(duel, () -> HandWrittenRoute.call(template, handWritten, PARAMETERS)),
                bareNative.isNative() ? duel.add(() -> bareNative.send().join(), bareNative::send) : null);
    }

    /** One that holds the caller's thread: it gets threads of its own for calls at a time. */
    private Duel.Contender blocking(Duel duel, Supplier<Object> call) {
        return duel.add(
                () -> {
                    var unused = call.get();
                },
                () -> CompletableFuture.supplyAsync(call, callers));
    }

    /**
     * All ways to make the call.
     *
     * @param bareNative null where there is no native transport
     */
    private record Ways(
            Duel.Contender bare,
            Duel.Contender java,
            Duel.Contender endpoint,
            Duel.Contender inRoute,
            Duel.Contender restOpenApi,
            Duel.Contender handWritten,
            Duel.@Nullable Contender bareNative) {

        List<Row> throughputRows() {
            String base = "GET, 64 in flight: ";
            return List.of(
                    Duel.throughputRow(base + "`codegen:` endpoint / bare client + Jackson", endpoint, bare, "≥ 0.85"),
                    Duel.throughputRow(base + "`Codegen.callAsync` / bare client + Jackson", java, bare, "≥ 0.85"),
                    Duel.throughputRow(base + "in a route / bare client + Jackson", inRoute, bare, ""),
                    Duel.throughputRow(
                            base + "`codegen:` endpoint / `rest-openapi` + `camel-http`", endpoint, restOpenApi, "> 1"),
                    Duel.throughputRow(base + "`codegen:` endpoint / " + BY_HAND, endpoint, handWritten, "> 1"));
        }

        List<Row> latencyRows() {
            String base = "GET, p50: ";
            List<Row> rows = new ArrayList<>(List.of(
                    Duel.latencyRow(base + "`codegen:` endpoint / bare client + Jackson", endpoint, bare, "≤ 1.15"),
                    Duel.latencyRow(base + "`Codegen.call` / bare client + Jackson", java, bare, "≤ 1.15"),
                    Duel.latencyRow(
                            base + "in a route, `direct:` → `codegen:` / bare client + Jackson", inRoute, bare, ""),
                    Duel.latencyRow(
                            base + "`codegen:` endpoint / `rest-openapi` + `camel-http`", endpoint, restOpenApi, "< 1"),
                    Duel.latencyRow(base + "`Codegen.call` / `rest-openapi` + `camel-http`", java, restOpenApi, "< 1"),
                    Duel.latencyRow(base + "`codegen:` endpoint / " + BY_HAND, endpoint, handWritten, "< 1")));
            if (bareNative != null) {
                rows.add(Duel.latencyRow(
                        base + "`codegen:` endpoint / bare client on the native transport + Jackson",
                        endpoint,
                        bareNative,
                        "≤ 1.15"));
            }
            return rows;
        }
    }

    /** What the runtime contract costs as a whole, under load. */
    private void measureContract(Path document, Duration total) throws Exception {
        try (TokenServer tokens = TokenServer.start();
                DefaultCamelContext bare = contract(document, Feature.NONE, tokens);
                DefaultCamelContext whole = contract(document, Feature.ALL, tokens)) {
            Duel duel = new Duel();
            Duel.Contender without = contender(duel, bare);
            Duel.Contender with = contender(duel, whole);
            duel.throughput(total.dividedBy(4), total.dividedBy(2));
            Duel.throughputRow("GET, 64 in flight: the whole contract on / the bare pipeline", with, without, "≥ 0.95")
                    .print();
        }
    }

    private DefaultCamelContext contract(Path document, Feature feature, TokenServer tokens) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        SourceConfig.Builder source = SourceConfig.openapi("items", document.toString())
                .baseUrl("http://127.0.0.1:" + port)
                .maxConnections(CONNECTIONS);
        if (feature == Feature.NONE) {
            source.header("Authorization", "Bearer " + LoopbackServer.TOKEN);
        }
        context.getRegistry()
                .bind("items", feature.configure(source, tokens.url()).build());
        CodegenComponent component = new CodegenComponent();
        component.setIndexDirectory("none");
        component.setValidate(feature.validates());
        context.addComponent("codegen", component);
        feature.watch(context);
        context.start();
        return context;
    }

    private static Duel.Contender contender(Duel duel, DefaultCamelContext context) throws Exception {
        AsyncProducer producer = producerOf(context.getEndpoint(ENDPOINT));
        checkAnswer(sendAsync(producer).join());
        return duel.add(() -> sendAsync(producer).join(), () -> sendAsync(producer));
    }

    private static AsyncProducer producerOf(Endpoint endpoint) throws Exception {
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        return producer;
    }

    private SourceConfig source(Path document) {
        return SourceConfig.openapi("items", document.toString())
                .baseUrl("http://127.0.0.1:" + port)
                .auth(new Auth.Bearer(LoopbackServer.TOKEN))
                .maxConnections(CONNECTIONS)
                .build();
    }

    private static void checkAnswer(@Nullable Object answer) {
        if (!(answer instanceof Map<?, ?> item) || !Integer.valueOf(42).equals(item.get("id"))) {
            throw new IllegalStateException("not the item: " + answer);
        }
    }

    private static void checkRefused(Callable<Object> call, Predicate<Exception> isRefusal) throws Exception {
        Object answer;
        try {
            answer = call.call();
        } catch (Exception e) {
            if (isRefusal.test(e)) {
                return;
            }
            throw e;
        }
        throw new IllegalStateException("not refused: " + answer);
    }

    /** As a route does it; a template would begin every call on a thread of its own. */
    private static CompletableFuture<Object> sendAsync(AsyncProducer producer) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getIn().setBody(PARAMETERS);
        return producer.processAsync(exchange).thenApply(RestCalls::body);
    }

    private static Object viaRestOpenApi(ProducerTemplate template, Endpoint endpoint) {
        Exchange answered = template.request(endpoint, exchange -> {
            exchange.getIn().setHeader("id", 42);
            exchange.getIn().setHeader("verbose", true);
            exchange.getIn().setHeader("Authorization", "Bearer " + LoopbackServer.TOKEN);
        });
        if (answered.getException() != null) {
            throw new IllegalStateException(answered.getException());
        }
        try (InputStream body = answered.getMessage().getBody(InputStream.class)) {
            return JSON.readValue(body, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object body(Exchange answered) {
        if (answered.getException() != null) {
            throw new IllegalStateException(answered.getException());
        }
        return answered.getMessage().getBody();
    }
}
