package io.camelcodegen.routes;

import static io.camelcodegen.routes.ShopApplication.answer;
import static io.camelcodegen.routes.ShopApplication.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.error.CodegenException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the contract as routes of EIPs, one by one and one around the other. */
class OwnContractTest {

    private static final Map<String, Object> ORDER = Map.of("path", Map.of("id", 7));

    @TempDir
    Path directory;

    private ShopApplication application;

    @BeforeEach
    void prepare() throws Exception {
        application = new ShopApplication(directory);
        application.set("codegen.own-retry.delay", "1");
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void validationPassesWhatFits() throws Exception {
        application.shop.setDispatcher(answering(200));
        application.start(VALIDATION);

        assertThat(request(ORDER)).isEqualTo(Map.of("id", 7));
        assertThat(request("{\"path\": {\"id\": 7}}")).isEqualTo(Map.of("id", 7));
    }

    @Test
    void validationStopsWhatDoesNotFit() throws Exception {
        application.start(VALIDATION);

        assertThatThrownBy(() -> request(Map.of("path", Map.of("id", "seven"))))
                .hasCauseInstanceOf(JsonValidationException.class)
                .hasStackTraceContaining("$.path.id: string found, integer expected");
        assertThat(application.shop.getRequestCount()).isZero();
    }

    @Test
    void validationIsAStepOfARouteToo() throws Exception {
        application.start("""
                - from:
                    uri: direct:order
                    steps:
                      - kamelet:
                          name: codegen-validate-action
                          parameters: { tool: shop__get_order }
                """);

        assertThat(request(ORDER)).isEqualTo("{\"path\":{\"id\":7}}");
        assertThatThrownBy(() -> request(Map.of())).hasCauseInstanceOf(JsonValidationException.class);
    }

    @Test
    void retryRepeatsWhatMaySucceedLater() throws Exception {
        application.shop.setDispatcher(answering(500, 503, 200));
        application.start(RETRY);

        assertThat(request(ORDER)).isEqualTo(Map.of("id", 7));
        assertThat(application.shop.getRequestCount()).isEqualTo(3);
    }

    @Test
    void retryEndsWithTheFailureOfTheLastAttempt() throws Exception {
        application.shop.setDispatcher(answering(500));
        application.start(RETRY);

        assertThatThrownBy(() -> request(ORDER)).hasCauseInstanceOf(CodegenException.class);
        assertThat(application.shop.getRequestCount()).isEqualTo(3);
    }

    @Test
    void retryDoesNotRepeatWhatWillFailAgain() throws Exception {
        application.shop.setDispatcher(answering(404));
        application.start(RETRY);

        assertThatThrownBy(() -> request(ORDER)).hasCauseInstanceOf(CodegenException.class);
        assertThat(application.shop.getRequestCount()).isEqualTo(1);
    }

    @Test
    void retryWaitsAsLongAsTheServerAsks() throws Exception {
        application.shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return application.shop.getRequestCount() == 1
                        ? new MockResponse(429, Headers.of("Retry-After", "1"), "")
                        : answer(200, "{}");
            }
        });
        application.start(RETRY);
        long start = System.nanoTime();

        request(ORDER);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    @Test
    void breakerOpensAndThenFailsAtOnce() throws Exception {
        application.shop.setDispatcher(answering(500));
        application.start(BREAKER);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> request(ORDER)).hasCauseInstanceOf(CodegenException.class);
        }

        assertThatThrownBy(() -> request(ORDER)).hasCauseInstanceOf(CallNotPermittedException.class);
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    @Test
    void limitLetsTheRestWait() throws Exception {
        application.shop.setDispatcher(answering(200));
        application.start("""
                - templatedRoute:
                    routeTemplateRef: codegen-own-limit
                    parameters:
                      - { name: from, value: direct:order }
                      - { name: requests, value: 2 }
                      - { name: period, value: 1000 }
                      - { name: call, value: "codegen:shop__get_order?raw=true" }
                """);
        long start = System.nanoTime();

        CompletableFuture<?>[] calls = IntStream.range(0, 3)
                .mapToObj(i -> application
                        .main
                        .getCamelContext()
                        .createProducerTemplate()
                        .asyncRequestBody("direct:order", ORDER))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(calls).get(30, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(application.shop.getRequestCount()).isEqualTo(3);
    }

    @Test
    void retryGoesAroundTheBreaker() throws Exception {
        application.shop.setDispatcher(answering(500, 200));
        application.start(BREAKER.replace("direct:order", "direct:guarded")
                + RETRY.replace("codegen:shop__get_order?raw=true", "direct:guarded"));

        assertThat(request(ORDER)).isEqualTo(Map.of("id", 7));
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    @Test
    void allRulesTogether() throws Exception {
        application.shop.setDispatcher(answering(503, 200));
        application.start(WHOLE);

        assertThat(request(ORDER)).isEqualTo(Map.of("id", 7));
        assertThatThrownBy(() -> request(Map.of())).hasCauseInstanceOf(JsonValidationException.class);
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    @Test
    void inJavaTheBreakerItselfCanInheritTheErrorHandler() throws Exception {
        application.shop.setDispatcher(answering(500, 200));
        application.main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .onException(CodegenException.class)
                        .onWhen(simple("${exception.retryable}"))
                        .maximumRedeliveries(2)
                        .redeliveryDelay(1)
                        .end()
                        .circuitBreaker()
                        .inheritErrorHandler(true)
                        .resilience4jConfiguration()
                        .throwExceptionWhenHalfOpenOrOpenState(true)
                        .end()
                        .to("codegen:shop__get_order?raw=true")
                        .end();
            }
        });
        application.start("[]");

        assertThat(request(ORDER)).isEqualTo(Map.of("id", 7));
        assertThat(application.shop.getRequestCount()).isEqualTo(2);
    }

    private static final String VALIDATION = """
            - templatedRoute:
                routeTemplateRef: codegen-own-validation
                parameters:
                  - { name: from, value: direct:order }
                  - { name: tool, value: shop__get_order }
                  - { name: call, value: "codegen:shop__get_order?raw=true" }
            """;

    private static final String RETRY = """
            - templatedRoute:
                routeTemplateRef: codegen-own-retry
                parameters:
                  - { name: from, value: direct:order }
                  - { name: call, value: "codegen:shop__get_order?raw=true" }
            """;

    private static final String BREAKER = """
            - templatedRoute:
                routeTemplateRef: codegen-own-breaker
                parameters:
                  - { name: from, value: direct:order }
                  - { name: window, value: 2 }
                  - { name: call, value: "codegen:shop__get_order?raw=true" }
            """;

    private static final String WHOLE = """
            - templatedRoute:
                routeTemplateRef: codegen-own-validation
                parameters:
                  - { name: from, value: direct:order }
                  - { name: tool, value: shop__get_order }
                  - { name: call, value: direct:retried }
            - templatedRoute:
                routeTemplateRef: codegen-own-retry
                parameters:
                  - { name: from, value: direct:retried }
                  - { name: call, value: direct:limited }
            - templatedRoute:
                routeTemplateRef: codegen-own-limit
                parameters:
                  - { name: from, value: direct:limited }
                  - { name: call, value: direct:guarded }
            - templatedRoute:
                routeTemplateRef: codegen-own-breaker
                parameters:
                  - { name: from, value: direct:guarded }
                  - { name: call, value: "codegen:shop__get_order?raw=true" }
            """;

    private Object request(Object parameters) throws Exception {
        return application.main.getCamelTemplate().requestBody("direct:order", parameters);
    }
}
