package io.camelcodegen;

import static io.camelcodegen.CodegenPredicates.category;
import static io.camelcodegen.CodegenPredicates.code;
import static io.camelcodegen.CodegenPredicates.retryable;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodegenPredicatesTest extends CamelTestSupport {

    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        shop.bindTo(
                context(),
                SourceConfig.builder("shop", "recording")
                        .retry(RetryPolicy.NONE)
                        .build());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // docs/errors.md shows these three
                onException(CodegenException.class)
                        .onWhen(CodegenPredicates.category(ErrorCategory.TIMEOUT, ErrorCategory.CONNECTION))
                        .handled(true)
                        .setBody(constant("later"));
                onException(CodegenException.class)
                        .onWhen(CodegenPredicates.code(ErrorCode.RATE_LIMITED))
                        .handled(true)
                        .setBody(constant("slower"));
                onException(CodegenException.class)
                        .onWhen(CodegenPredicates.retryable())
                        .handled(true)
                        .setBody(constant("again"));
                from("direct:java").to("codegen:shop__read");
                from("direct:tried")
                        .doTry()
                        .to("codegen:shop__read")
                        .doCatch(CodegenException.class)
                        .choice()
                        .when(code(ErrorCode.AUTH_MISSING, ErrorCode.AUTH_FAILED))
                        .setBody(constant("sign in"))
                        .otherwise()
                        .setBody(simple("${exception.category}: ${exception.toJson}"))
                        .end()
                        .end();
            }
        };
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(CodegenErrors.timeout("shop__read", Duration.ofSeconds(1)), "later"),
                Arguments.of(SourceErrors.circuitOpen("shop"), "later"),
                Arguments.of(SourceErrors.rateLimited("shop", null, Map.of()), "slower"),
                Arguments.of(NetworkErrors.broken("shop", "reset", false, null), "again"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void javaRouteSelectsByCategoryAndCode(CodegenException failure, String handledBy) {
        shop.answer((attempt, number) -> CompletableFuture.failedFuture(failure));

        assertThat(template.requestBody("direct:java", Map.of())).isEqualTo(handledBy);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void yamlAndXmlRoutesSelectByCategoryAndCodeInSimple(CodegenException failure, String handledBy) throws Exception {
        shop.answer((attempt, number) -> CompletableFuture.failedFuture(failure));
        load("selecting.yaml", """
                - onException:
                    exception: [io.camelcodegen.error.CodegenException]
                    onWhen:
                      simple: "${exception.category} == 'TIMEOUT' || ${exception.category} == 'CONNECTION'"
                    handled: {constant: "true"}
                    steps:
                      - setBody: {constant: later}
                - onException:
                    exception: [io.camelcodegen.error.CodegenException]
                    onWhen: {simple: "${exception.code} == 'RATE_LIMITED'"}
                    handled: {constant: "true"}
                    steps:
                      - setBody: {constant: slower}
                - onException:
                    exception: [io.camelcodegen.error.CodegenException]
                    onWhen: {simple: "${exception.retryable}"}
                    handled: {constant: "true"}
                    steps:
                      - setBody: {constant: again}
                - from:
                    uri: direct:yaml
                    steps:
                      - to: codegen:shop__read
                """);
        load("selecting.xml", """
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route>
                    <from uri="direct:xml"/>
                    <onException>
                      <exception>io.camelcodegen.error.CodegenException</exception>
                      <onWhen><simple>${exception.category} in 'TIMEOUT,CONNECTION'</simple></onWhen>
                      <handled><constant>true</constant></handled>
                      <setBody><constant>later</constant></setBody>
                    </onException>
                    <onException>
                      <exception>io.camelcodegen.error.CodegenException</exception>
                      <onWhen><simple>${exception.code} == 'RATE_LIMITED'</simple></onWhen>
                      <handled><constant>true</constant></handled>
                      <setBody><constant>slower</constant></setBody>
                    </onException>
                    <onException>
                      <exception>io.camelcodegen.error.CodegenException</exception>
                      <onWhen><simple>${exception.retryable}</simple></onWhen>
                      <handled><constant>true</constant></handled>
                      <setBody><constant>again</constant></setBody>
                    </onException>
                    <to uri="codegen:shop__read"/>
                  </route>
                </routes>
                """);

        assertThat(template.requestBody("direct:yaml", Map.of())).isEqualTo(handledBy);
        assertThat(template.requestBody("direct:xml", Map.of())).isEqualTo(handledBy);
    }

    @Test
    void failureThatNothingSelectsReachesTheCallerAsItIs() {
        shop.answer((attempt, number) ->
                CompletableFuture.failedFuture(ToolErrors.executionFailed("shop__read", "no", Map.of())));

        Exchange answer = template.request("direct:java", e -> e.getIn().setBody(Map.of()));

        assertThat(answer.getException(CodegenException.class).getCode()).isEqualTo(ErrorCode.EXECUTION_FAILED);
    }

    @Test
    void caughtFailureIsSelectedInAChoiceAndShownAsJson() {
        shop.answer((attempt, number) -> CompletableFuture.failedFuture(AuthErrors.missing("shop", "token")));
        assertThat(template.requestBody("direct:tried", Map.of())).isEqualTo("sign in");

        shop.answer((attempt, number) -> CompletableFuture.failedFuture(CodegenErrors.internal("oh", null)));
        assertThat(template.requestBody("direct:tried", Map.of(), String.class))
                .startsWith("INTERNAL: {\"code\":\"INTERNAL_ERROR\"");
    }

    @Test
    void predicatesLookThroughWrappersAndMatchNothingElse() {
        Exchange exchange = new DefaultExchange(context);
        assertThat(retryable().matches(exchange)).isFalse();

        exchange.setException(new IllegalStateException("other"));
        assertThat(category(ErrorCategory.INTERNAL).matches(exchange)).isFalse();

        exchange.setException(new CamelExecutionException("wrapped", exchange, SourceErrors.circuitOpen("shop")));
        assertThat(code(ErrorCode.CIRCUIT_OPEN).matches(exchange)).isTrue();
        assertThat(code(ErrorCode.CIRCUIT_OPEN, ErrorCode.TIMEOUT)).hasToString("code in [CIRCUIT_OPEN, TIMEOUT]");
    }

    @Test
    void snippetInJavaOfTheDocumentationIsTheRouteOfThisTest() throws Exception {
        String page = Files.readString(Path.of("../docs/errors.md"));
        String snippet = page.substring(page.indexOf("```java\n") + 8, page.indexOf("\n```", page.indexOf("```java")));
        String here = Files.readString(Path.of("src/test/java/io/camelcodegen/CodegenPredicatesTest.java"));

        assertThat(here.replaceAll("\\s+", " ")).contains(snippet.replaceAll("\\s+", " "));
    }

    /** The snippets in YAML of docs/errors.md, each the head of a route. */
    @Test
    void snippetsOfTheDocumentationWork() throws Exception {
        String page = Files.readString(Path.of("../docs/errors.md"));
        List<String> snippets = Stream.of(page.split("```yaml\n"))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("\n```")))
                .toList();
        assertThat(snippets).isNotEmpty();
        shop.answer((attempt, number) ->
                CompletableFuture.failedFuture(SourceErrors.rateLimited("shop", Duration.ofSeconds(1), Map.of())));

        for (int i = 0; i < snippets.size(); i++) {
            load("snippet" + i + ".yaml", snippets.get(i) + """

                    - from:
                        uri: direct:snippet%1$d
                        steps:
                          - to: codegen:shop__read
                    """.formatted(i).replace("direct:later", "mock:later"));
            assertThat(template.request("direct:snippet" + i, e -> e.getIn().setBody(Map.of()))
                            .getException())
                    .isNull();
        }
    }

    private void load(String name, String routes) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(name, routes.replace("direct:later", "mock:later")));
    }
}
