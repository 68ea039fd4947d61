package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.policy.RetryPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a retry policy can be set, and that the nearest one wins; counted at a server that is always overloaded. */
class RetryLevelsTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders:
                get: {operationId: list, responses: {"200": {description: ok}}}
                post: {operationId: add, responses: {"200": {description: ok}}}
            """;

    @TempDir
    Path directory;

    private HttpServer server;
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Main main = new Main();

    @BeforeEach
    void startShop() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        property("indexDirectory", "none");
        property("circuitBreaker", "false");
        property("sources[shop.retryBudget]", "false"); // a server that always fails would use it up
        property("sources[shop.spec]", document.toString());
        property(
                "sources[shop.baseUrl]",
                "http://127.0.0.1:" + server.getAddress().getPort());
        for (int attempts = 2; attempts <= 9; attempts++) {
            main.bind("tries" + attempts, tries(attempts));
        }
    }

    @AfterEach
    void stopAll() {
        main.stop();
        server.stop(0);
    }

    private void property(String option, String value) {
        main.addInitialProperty("camel.component.codegen." + option, value);
    }

    private static RetryPolicy tries(int attempts) {
        return RetryPolicy.DEFAULT.withInitialDelay(Duration.ZERO).withMaxAttempts(attempts);
    }

    private Codegen start() {
        main.start();
        return Codegen.of(main.getCamelContext());
    }

    private int attempts(Codegen codegen, CallOptions options) {
        keys.clear();
        assertThatThrownBy(() -> codegen.call("shop__list", Map.of(), options)).isInstanceOf(CodegenException.class);
        return keys.size();
    }

    private int attempts(String uri) {
        keys.clear();
        assertThatThrownBy(() -> main.getCamelContext().createProducerTemplate().requestBody(uri, Map.of()))
                .hasCauseInstanceOf(CodegenException.class);
        return keys.size();
    }

    @ParameterizedTest
    @CsvSource({"#tries4,4", "#bean:tries5,5", "NONE,1", "none,1"})
    void componentsPolicyIsAPresetOrABean(String retry, int expected) {
        property("retry", retry);

        assertThat(attempts(start(), CallOptions.NONE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"#tries4,4", "#bean:tries5,5", "NONE,1"})
    void sourcesPolicyIsAPresetOrABeanAndComesBeforeTheComponents(String retry, int expected) {
        property("retry", "#tries2");
        property("sources[shop.retry]", retry);

        assertThat(attempts(start(), CallOptions.NONE)).isEqualTo(expected);
    }

    @Test
    void sourcesPolicyCanBeSetKeyByKey() {
        property("sources[shop.retry.maxAttempts]", "7");
        property("sources[shop.retry.initialDelay]", "0");
        property("sources[shop.retry.categories]", "EXECUTION");

        assertThat(attempts(start(), CallOptions.NONE)).isEqualTo(7);
    }

    @Test
    void onlyTheCategoriesThatAreNamedAreRepeated() {
        property("sources[shop.retry.initialDelay]", "0");
        property("sources[shop.retry.categories]", "timeout, TRANSPORT");
        Codegen codegen = start();

        assertThat(attempts(codegen, CallOptions.NONE)).isEqualTo(1);
        assertThat(attempts(codegen, CallOptions.NONE.withRetry(tries(3)))).isEqualTo(3);
        assertThat(attempts(
                        codegen, CallOptions.NONE.withRetry(tries(3).withCategories(Set.of(ErrorCategory.TIMEOUT)))))
                .isEqualTo(1);
    }

    @Test
    void endpointsPolicyComesBeforeTheSourcesAndTheCallsBeforeAll() throws Exception {
        property("retry", "#tries2");
        property("sources[shop.retry]", "#tries3");
        Path routes = Files.writeString(directory.resolve("routes.yaml"), """
                - from:
                    uri: direct:bean
                    steps:
                      - to:
                          uri: codegen:shop__list
                          parameters:
                            retry: "#tries4"
                - from:
                    uri: direct:preset
                    steps:
                      - to: codegen:shop__list?retry=NONE
                - from:
                    uri: direct:plain
                    steps:
                      - to: codegen:shop__list
                """);
        main.configure().withRoutesIncludePattern("file:" + routes);
        Codegen codegen = start();

        assertThat(attempts("direct:plain")).isEqualTo(3);
        assertThat(attempts("direct:bean")).isEqualTo(4);
        assertThat(attempts("direct:preset")).isEqualTo(1);
        assertThat(attempts("codegen:shop__list?retry=#bean:tries5")).isEqualTo(5);
        assertThat(attempts(codegen, CallOptions.NONE.withRetry(tries(6)))).isEqualTo(6);
    }

    @Test
    void beanThatIsNotThereIsToldWithItsPlace() {
        property("sources[shop.retry]", "#nobody");

        assertThatThrownBy(this::start)
                .hasStackTraceContaining("shop.retry: the registry has no RetryPolicy named 'nobody'");
    }

    @Test
    void automaticIdempotencyKeyIsOneForAllAttemptsOfACall() {
        start();
        CodegenEndpoint endpoint =
                main.getCamelContext().getEndpoint("codegen:shop__add?retry=#tries3", CodegenEndpoint.class);
        endpoint.getConfiguration().setIdempotencyKey("auto");

        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() ->
                            main.getCamelContext().createProducerTemplate().requestBody(endpoint, Map.of()))
                    .hasCauseInstanceOf(CodegenException.class);
        }

        assertThat(keys).hasSize(6).allSatisfy(key -> assertThat(UUID.fromString(key))
                .isNotNull());
        assertThat(Set.copyOf(keys.subList(0, 3))).hasSize(1);
        assertThat(Set.copyOf(keys)).hasSize(2);
    }

    /** The YAML of docs/retry-and-limits.md, which people copy. */
    @Test
    void snippetOfTheDocumentationMakesACallWithSideEffectsRepeatable() throws Exception {
        String page = Files.readString(Path.of("../docs/retry-and-limits.md"));
        int from = page.indexOf("```yaml\n") + 8;
        String snippet = page.substring(from, page.indexOf("```", from));
        Path routes = Files.writeString(
                directory.resolve("routes.yaml"),
                "- from:\n    uri: direct:in\n    steps:\n" + snippet.indent(6).replace("orders_add", "add"));
        main.configure().withRoutesIncludePattern("file:" + routes);
        property("retry", "#tries3");
        start();

        assertThat(attempts("direct:in")).isEqualTo(3);
        assertThat(Set.copyOf(keys)).hasSize(1).doesNotContain("null");
    }

    @Test
    void withoutAKeyACallWithSideEffectsIsNotRepeatedAndAReadNeedsNone() {
        Codegen codegen = start();

        assertThat(attempts("codegen:shop__add?retry=#tries3")).isEqualTo(1);
        attempts(codegen, CallOptions.NONE.withRetry(tries(2)).withIdempotencyKey(CallOptions.AUTO_IDEMPOTENCY_KEY));
        assertThat(keys).containsExactly("null", "null");
    }
}
