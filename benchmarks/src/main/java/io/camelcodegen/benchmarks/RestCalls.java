package io.camelcodegen.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelcodegen.CodegenComponent;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.source.SourceConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A GET with a small JSON answer on loopback: through {@code codegen:} with validation, auth, retry and breaker as they
 * are by default, through the bare HTTP client with Jackson, and through Camel's {@code rest-openapi} with {@code http}.
 * Every way sends the bearer token, has 50 connections and ends with the parsed answer.
 */
final class RestCalls {

    private static final int CONNECTIONS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> PARAMETERS = Map.of("id", 42, "verbose", true);

    private final int port;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(Math.min(4, Runtime.getRuntime().availableProcessors()))
            .setPreferNativeTransport(false));
    private final HttpClient bare = vertx.createHttpClient(
            new HttpClientOptions().setPipelining(false).setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
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
                from("direct:codegen").to("codegen:items__getItem");
            }
        });
        camel.start();
        ProducerTemplate template = camel.createProducerTemplate();
        Codegen codegen = Codegen.of(camel);
        Endpoint endpoint = camel.getEndpoint("codegen:items__getItem");
        Endpoint route = camel.getEndpoint("direct:codegen");
        AsyncProducer endpointProducer = producerOf(endpoint);
        AsyncProducer routeProducer = producerOf(route);
        Endpoint restOpenApi = camel.getEndpoint("rest-openapi:" + document.toUri()
                + "#getItem?componentName=http&host=RAW(http://127.0.0.1:" + port + ")");
        checkAnswer(codegen.call("items__getItem", PARAMETERS));
        checkAnswer(send().join());
        checkAnswer(viaRestOpenApi(template, restOpenApi));

        Duel duel = new Duel();
        Duel.Contender client = duel.add(() -> send().join(), this::send);
        Duel.Contender java = duel.add(
                () -> codegen.call("items__getItem", PARAMETERS),
                () -> codegen.callAsync("items__getItem", PARAMETERS));
        Duel.Contender producer =
                duel.add(() -> template.requestBody(endpoint, PARAMETERS), () -> sendAsync(endpointProducer));
        Duel.Contender inRoute =
                duel.add(() -> template.requestBody(route, PARAMETERS), () -> sendAsync(routeProducer));
        Duel.Contender peer = duel.add(
                () -> viaRestOpenApi(template, restOpenApi),
                () -> CompletableFuture.supplyAsync(() -> viaRestOpenApi(template, restOpenApi), callers));

        Duration warmUp = total.dividedBy(3);
        // first, as its many calls warm the code up for the other
        duel.throughput(warmUp, total);
        Duel.throughputRow("GET, 64 in flight: `codegen:` endpoint / bare client + Jackson", producer, client, "≥ 0.85")
                .print();
        Duel.throughputRow("GET, 64 in flight: `Codegen.callAsync` / bare client + Jackson", java, client, "≥ 0.85")
                .print();
        Duel.throughputRow("GET, 64 in flight: in a route / bare client + Jackson", inRoute, client, "")
                .print();
        Duel.throughputRow(
                        "GET, 64 in flight: `codegen:` endpoint / `rest-openapi` + `camel-http`", producer, peer, "> 1")
                .print();
        duel.latency(warmUp, total);
        Duel.latencyRow("GET, p50: `codegen:` endpoint / bare client + Jackson", producer, client, "≤ 1.15")
                .print();
        Duel.latencyRow("GET, p50: `Codegen.call` / bare client + Jackson", java, client, "≤ 1.15")
                .print();
        Duel.latencyRow("GET, p50: in a route, `direct:` → `codegen:` / bare client + Jackson", inRoute, client, "")
                .print();
        Duel.latencyRow("GET, p50: `codegen:` endpoint / `rest-openapi` + `camel-http`", producer, peer, "< 1")
                .print();
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
        AsyncProducer producer = producerOf(context.getEndpoint("codegen:items__getItem"));
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

    private CompletableFuture<Object> send() {
        return bare.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/items/42?verbose=true")
                        .putHeader("authorization", "Bearer " + LoopbackServer.TOKEN)
                        .putHeader("accept", "application/json")
                        .putHeader("accept-encoding", "gzip, deflate")
                        .putHeader("user-agent", "bare"))
                // nested, so that all is attached on the event loop before the answer can be there
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(RestCalls::parse)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Object parse(Buffer body) {
        try {
            return JSON.readValue(body.getBytes(), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
