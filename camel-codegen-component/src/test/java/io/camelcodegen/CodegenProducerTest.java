package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.tool.ToolHints;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodegenProducerTest extends CamelTestSupport {

    public record Pet(int id, String name) {}

    private final RecordingSource pets = new RecordingSource("pets")
            .tool("get/pet", ToolHints.READ_ONLY, """
                    {"type":"object","properties":{"id":{"type":"integer"},"verbose":{"type":"boolean"},
                     "tags":{"type":"array","items":{"type":"string"}}},
                     "required":["id"],"additionalProperties":false}""")
            .tool("add", ToolHints.WRITE, "{\"type\":\"object\"}");

    @Override
    protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
        pets.bindTo(context());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("codegen:pets__get_pet");
                from("direct:typed").to("codegen:pets__get_pet?outputType=" + Pet.class.getName());
                from("direct:byHeader").to("codegen:pets__*?allowToolNameHeader=true");
                from("direct:dynamic").toD("codegen:pets__${header.which}");
                from("direct:lazy").to("codegen:pets__gone?lazyStartProducer=true");
                from("direct:reentrant").process(exchange -> exchange.getMessage()
                        .setBody(((CodegenComponent) getContext().getComponent("codegen"))
                                .codegen()
                                .call("pets__get_pet", exchange.getIn().getBody())));
                from("direct:caught")
                        .onException(CodegenException.class)
                        .handled(true)
                        .setBody(simple("${exception.category}/${exception.code}"))
                        .end()
                        .to("codegen:pets__get_pet");
            }
        };
    }

    @Test
    void bodyBecomesTheParametersAndTheResultTheBody() {
        pets.answer(Map.of("id", 7, "name", "Rex"));

        Exchange answer = template.request("direct:get", e -> {
            e.getIn().setBody(Map.of("id", 7));
            e.getIn().setHeader("mine", "stays");
        });

        assertThat(answer.getMessage().getBody()).isEqualTo(Map.of("id", 7, "name", "Rex"));
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("mine", "stays")
                .containsEntry(CodegenConstants.TOOL, "pets__get_pet")
                .containsEntry(CodegenConstants.SOURCE, "pets")
                .containsKey(CodegenConstants.DURATION)
                .doesNotContainKey(CodegenConstants.RESPONSE_STATUS);
        assertThat(pets.attempts).singleElement().satisfies(attempt -> assertThat(attempt.parameters())
                .hasToString("{\"id\":7}"));
    }

    @Test
    void statusAndHeadersOfTheResponseBecomeHeaders() {
        pets.answer((attempt, number) ->
                CompletableFuture.completedFuture(new ToolResult("x", 201, Map.of("etag", List.of("\"1\"")))));

        Exchange answer = template.request("direct:get", e -> e.getIn().setBody("{\"id\":1}"));

        assertThat(answer.getMessage().getHeaders())
                .containsEntry(CodegenConstants.RESPONSE_STATUS, 201)
                .containsEntry(CodegenConstants.RESPONSE_HEADERS, Map.of("etag", List.of("\"1\"")));
    }

    @Test
    void parametersOfTheEndpointWinOverThoseOfTheBody() {
        template.requestBody("codegen:pets__get_pet?param.id=9&param.tags=RAW([\"a\",\"b\"])", Map.of("id", 1));

        assertThat(pets.attempts.get(0).parameters()).hasToString("{\"id\":9,\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    void objectOfTheCallerIsNotModified() {
        ObjectNode tree = new ObjectMapper().createObjectNode().put("id", "42").put("tags", "new");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", "42");
        map.put("tags", "new");

        template.requestBody("codegen:pets__get_pet?param.verbose=true", tree);
        template.requestBody("codegen:pets__get_pet?param.verbose=true", map);

        assertThat(tree).hasToString("{\"id\":\"42\",\"tags\":\"new\"}");
        assertThat(map).isEqualTo(Map.of("id", "42", "tags", "new"));
        assertThat(pets.attempts).hasSize(2).allSatisfy(attempt -> assertThat(attempt.parameters())
                .hasToString("{\"id\":42,\"tags\":[\"new\"],\"verbose\":true}"));
    }

    @Test
    void parametersAreCoercedAndAllViolationsReportedBeforeAnythingIsSent() {
        template.requestBody("direct:get", Map.of("id", "42", "verbose", "true"));
        assertThat(pets.attempts.get(0).parameters().get("id").isInt()).isTrue();

        CodegenException error = failure("direct:get", Map.of("id", "12abc", "verbose", "perhaps", "colour", "red"));

        assertThat(error.getCode()).isEqualTo(ErrorCode.INVALID_PARAMS);
        assertThat((List<?>) error.getContext().get(ErrorContext.VIOLATIONS))
                .hasSize(3)
                .extracting(violation -> ((Map<?, ?>) violation).get("pointer").toString())
                .contains("/id", "/verbose");
        assertThat(pets.attempts).hasSize(1);
    }

    @Test
    void streamIsReadAsJson() {
        template.requestBody("direct:get", new ByteArrayInputStream("{\"id\":3}".getBytes()));

        assertThat(pets.attempts.get(0).parameters()).hasToString("{\"id\":3}");
    }

    @Test
    void outputTypeMakesTheResultAnObject() {
        pets.answer(Map.of("id", 7, "name", "Rex", "unknown", true));

        assertThat(template.requestBody("direct:typed", Map.of("id", 7))).isEqualTo(new Pet(7, "Rex"));

        pets.answer(List.of(Map.of("id", 7, "name", "Rex")));
        assertThat(template.requestBody(
                        "codegen:pets__get_pet?outputType=" + Pet.class.getName() + "[]", Map.of("id", 7)))
                .isEqualTo(new Pet[] {new Pet(7, "Rex")});
        assertThat(failure("direct:typed", Map.of("id", 7)).getCode()).isEqualTo(ErrorCode.SCHEMA_VALIDATION_FAILED);
    }

    /** A class that cannot be initialised. */
    static final class Broken {
        static final int LENGTH = Integer.parseInt("none");
    }

    @Test
    void outputTypeThatDoesNotLoadFailsTheCall() {
        pets.answer((attempt, number) -> CompletableFuture.supplyAsync(() -> ToolResult.of(Map.of("id", 7))));

        assertThat(template.request(
                                "codegen:pets__get_pet?outputType=" + Broken.class.getName(),
                                exchange -> exchange.getIn().setBody(Map.of("id", 7)))
                        .getException())
                .isInstanceOf(CodegenException.class);
    }

    @Test
    void headerChoosesTheToolOnlyWhereTheEndpointAllowsIt() {
        template.requestBodyAndHeader("direct:get", Map.of("id", 1), CodegenConstants.TOOL_NAME, "pets__add");
        assertThat(pets.attempts.get(0).tool().wireName()).isEqualTo("get/pet");

        template.requestBodyAndHeader("direct:byHeader", Map.of(), CodegenConstants.TOOL_NAME, "pets__add");
        assertThat(pets.attempts.get(1).tool().wireName()).isEqualTo("add");

        assertThat(failure("direct:byHeader", Map.of()).getMessage()).contains(CodegenConstants.TOOL_NAME);
        Exchange elsewhere = template.request("direct:byHeader", e -> {
            e.getIn().setBody(Map.of());
            e.getIn().setHeader(CodegenConstants.TOOL_NAME, "bank__pay");
        });
        assertThat(elsewhere.getException(CodegenException.class).getCode()).isEqualTo(ErrorCode.TOOL_NOT_FOUND);
    }

    @Test
    void patternWithoutTheOptInIsRefused() {
        assertThatThrownBy(() -> context.getEndpoint("codegen:pets__*"))
                .hasRootCauseMessage("codegen:pets__* names no single tool; that needs allowToolNameHeader=true");
    }

    @Test
    void sourcesOwnSpellingAndDynamicEndpointsFindTheTool() {
        template.requestBody("codegen:pets__get/pet", Map.of("id", 1));
        template.requestBodyAndHeader("direct:dynamic", Map.of("id", 2), "which", "get_pet");

        assertThat(pets.attempts).hasSize(2).allMatch(a -> a.tool().wireName().equals("get/pet"));
    }

    @Test
    void unknownToolFailsTheStartOfTheRouteNamingTheNearest() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:wrong").routeId("wrong").to("codegen:pets__get_pt");
                    }
                }))
                .isInstanceOf(FailedToStartRouteException.class)
                .rootCause()
                .hasMessageContaining("no tool 'pets__get_pt'")
                .hasMessageContaining("pets__get_pet");
    }

    @Test
    void lazyProducerReportsAnUnknownToolAtTheCall() {
        assertThat(failure("direct:lazy", Map.of()).getCode()).isEqualTo(ErrorCode.TOOL_NOT_FOUND);
    }

    @Test
    void unknownSourceAndMistypedOptionAreRefused() {
        assertThat(failure("codegen:shop__buy?lazyStartProducer=true", Map.of()).getMessage())
                .contains("no source 'shop'; configured are pets");
        assertThatThrownBy(() -> context.getEndpoint("codegen:pets__add?timeuot=5"))
                .hasMessageContaining("timeuot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5x", "abc", "0", "-5"})
    void timeoutThatIsNoneIsRefused(String timeout) {
        assertThatThrownBy(() -> context.getEndpoint("codegen:pets__add?timeout=" + timeout))
                .rootCause()
                .hasMessageContaining("timeout must be more than 0")
                .hasMessageContaining("5s");
        CodegenComponent component = new CodegenComponent();
        assertThatThrownBy(() -> PropertyBindingSupport.build()
                        .withCamelContext(context)
                        .withTarget(component)
                        .withProperty("timeout", timeout)
                        .bind())
                .rootCause()
                .hasMessageContaining("timeout must be more than 0");
    }

    @Test
    void callerWhoseRouteWaitsInABeanIsAnswered() {
        pets.answer((attempt, number) -> CompletableFuture.supplyAsync(() -> ToolResult.of("late")));

        assertThat(template.requestBody("direct:reentrant", Map.of("id", 1))).isEqualTo("late");
    }

    @Test
    void onExceptionSelectsByCategoryAndCode() {
        assertThat(template.requestBody("direct:caught", Map.of())).isEqualTo("VALIDATION/INVALID_PARAMS");
    }

    @Test
    void rawCallSendsParametersAsTheyAre() {
        template.requestBody("codegen:pets__get_pet?raw=true", Map.of("anything", "goes"));

        assertThat(pets.attempts.get(0).parameters()).hasToString("{\"anything\":\"goes\"}");
    }

    @Test
    void routeGoesOnOnAWorkerAndNotOnTheThreadThatAnswered() throws Exception {
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<String> continuedOn = new CompletableFuture<>();
        pets.answer((attempt, number) -> {
            asked.complete(null);
            return answer;
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:threads")
                        .to("codegen:pets__get_pet")
                        .process(
                                e -> continuedOn.complete(Thread.currentThread().getName()));
            }
        });

        template.asyncRequestBody("direct:threads", Map.of("id", 1));
        asked.join();
        new Thread(() -> answer.complete(ToolResult.of("x")), "an-io-thread").start();

        assertThat(continuedOn.get()).contains("CodegenWorker");
    }

    @Test
    void changedToolsAreFollowedByEndpointsAlreadyInUse() {
        template.requestBody("direct:get", Map.of("id", 1));

        pets.removeTools();
        pets.toolsChanged();

        assertThat(failure("direct:get", Map.of("id", 1)).getCode()).isEqualTo(ErrorCode.TOOL_NOT_FOUND);
    }

    @Test
    void errorAsJsonHoldsCodeCategoryAndContext() throws Exception {
        String json = failure("direct:get", Map.of()).toJson();

        JsonNode node = new ObjectMapper().readTree(json);
        assertThat(node.get("code").asText()).isEqualTo("INVALID_PARAMS");
        assertThat(node.get("category").asText()).isEqualTo("VALIDATION");
        assertThat(node.get("retryable").asBoolean()).isFalse();
        assertThat(node.at("/context/tool").asText()).isEqualTo("pets__get_pet");
        assertThat(node.at("/context/source").asText()).isEqualTo("pets");
        assertThat(node.at("/context/field").asText()).isEqualTo("/id");
        assertThat(node.at("/context/violations/0/message").asText()).isEqualTo("missing required field 'id'");
    }

    @Test
    void sourceIsClosedWithTheContext() {
        context.stop();

        assertThat(pets.isClosed()).isTrue();
    }

    private CodegenException failure(String endpoint, Object body) {
        try {
            template.requestBody(endpoint, body);
        } catch (CamelExecutionException e) {
            return (CodegenException) e.getCause();
        }
        throw new AssertionError("the call did not fail");
    }
}
