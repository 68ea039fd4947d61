package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodegenErrorsTest {

    /** The table of the runtime contract, §3. */
    @ParameterizedTest
    @CsvSource({
        "TOOL_NOT_FOUND, CONFIG, false",
        "SOURCE_NOT_FOUND, CONFIG, false",
        "INVALID_CONFIG, CONFIG, false",
        "INVALID_PARAMS, VALIDATION, false",
        "SCHEMA_VALIDATION_FAILED, VALIDATION, false",
        "DISCOVERY_FAILED, DISCOVERY, true",
        "SOURCE_UNREACHABLE, CONNECTION, true",
        "CONNECTION_TIMEOUT, CONNECTION, true",
        "MCP_PROCESS_DIED, CONNECTION, true",
        "CIRCUIT_OPEN, CONNECTION, true",
        "EXECUTION_FAILED, EXECUTION, false",
        "HTTP_ERROR_4XX, EXECUTION, false",
        "HTTP_ERROR_5XX, EXECUTION, true",
        "RESPONSE_TOO_LARGE, EXECUTION, false",
        "TIMEOUT, TIMEOUT, true",
        "NETWORK_ERROR, TRANSPORT, true",
        "AUTH_FAILED, AUTH, false",
        "AUTH_TOKEN_EXPIRED, AUTH, false",
        "AUTH_MISSING, AUTH, false",
        "RATE_LIMITED, RATE_LIMIT, true",
        "INTERNAL_ERROR, INTERNAL, false",
        "NOT_IMPLEMENTED, INTERNAL, false"
    })
    void codesHaveTheirCategoryAndSayWhetherARepeatMayHelp(ErrorCode code, ErrorCategory category, boolean retryable) {
        assertThat(code.category()).isEqualTo(category);
        assertThat(code.retryable()).isEqualTo(retryable);
    }

    /** One of each; those with their own rules have tests of their own below. */
    private static final Map<ErrorCode, CodegenException> MADE = Map.ofEntries(
            made(CodegenErrors.toolNotFound("shop__by", List.of("shop__buy"))),
            made(CodegenErrors.sourceNotFound("shp", List.of("shop"))),
            made(CodegenErrors.invalidConfig("codegen.config.json", List.of("sources: is missing"))),
            made(CodegenErrors.invalidParams("shop__buy", "/id", "is missing")),
            made(CodegenErrors.schemaValidationFailed("shop__buy", List.of(Map.of("pointer", "", "message", "wrong")))),
            made(CodegenErrors.discoveryFailed("shop", "https://shop.example/api.json", "status 500", null)),
            made(CodegenErrors.sourceUnreachable("https://shop.example", "refused", null)),
            made(CodegenErrors.connectionTimeout("https://shop.example", Duration.ofSeconds(5), null)),
            made(CodegenErrors.mcpProcessDied("shop", 1, "out of memory", false)),
            made(CodegenErrors.circuitOpen("shop")),
            made(CodegenErrors.executionFailed("shop__buy", "sold out", Map.of(CodegenErrors.RESPONSE, "sold out"))),
            made(CodegenErrors.http("shop__buy", 404, "", null, Map.of())),
            made(CodegenErrors.http("shop__buy", 500, "", null, Map.of())),
            made(CodegenErrors.responseTooLarge("https://shop.example", 10)),
            made(CodegenErrors.timeout("shop__buy", Duration.ofSeconds(30))),
            made(CodegenErrors.networkError("https://shop.example", "reset", false, null)),
            made(CodegenErrors.authFailed("shop", "status 401", Map.of(CodegenErrors.STATUS, 401))),
            made(CodegenErrors.authTokenExpired("shop", "the token ended and there is none to refresh it with", null)),
            made(CodegenErrors.authMissing("shop", "the token")),
            made(CodegenErrors.rateLimited("shop", Duration.ofSeconds(3), Map.of())),
            made(CodegenErrors.internal("a fault", null)),
            made(CodegenErrors.notImplemented("an authorization of type 'saml'")));

    private static Map.Entry<ErrorCode, CodegenException> made(CodegenException error) {
        return Map.entry(error.getCode(), error);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAFactoryWhoseErrorSaysTheSameInItsJson(ErrorCode code) throws IOException {
        CodegenException error = Objects.requireNonNull(MADE.get(code), code.name());

        JsonNode json = new ObjectMapper().readTree(error.toJson());

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("code", "category", "retryable", "message", "context");
        assertThat(json.get("code").textValue()).isEqualTo(code.name());
        assertThat(json.get("category").textValue()).isEqualTo(code.category().name());
        assertThat(json.get("retryable").booleanValue()).isEqualTo(code.retryable());
        assertThat(json.get("message").textValue())
                .isEqualTo(error.getMessage())
                .isNotBlank();
        assertThat(json.get("context").size()).isEqualTo(error.getContext().size());
        assertThatThrownBy(() -> error.getContext().put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void contextHoldsWhatIsNeededToAct() {
        assertThat(MADE.get(ErrorCode.TOOL_NOT_FOUND).getContext())
                .isEqualTo(Map.of("tool", "shop__by", "suggestions", List.of("shop__buy")));
        assertThat(MADE.get(ErrorCode.INVALID_PARAMS).getContext())
                .isEqualTo(Map.of(
                        "tool",
                        "shop__buy",
                        "field",
                        "/id",
                        "violations",
                        List.of(Map.of("pointer", "/id", "message", "is missing"))));
        assertThat(MADE.get(ErrorCode.RATE_LIMITED).getContext())
                .isEqualTo(Map.of("source", "shop", "retryAfter", Duration.ofSeconds(3)));
        assertThat(MADE.get(ErrorCode.MCP_PROCESS_DIED).getContext())
                .isEqualTo(Map.of("source", "shop", "exitCode", 1));
        assertThat(MADE.get(ErrorCode.HTTP_ERROR_4XX).getContext())
                .isEqualTo(Map.of("tool", "shop__buy", "status", 404));
    }

    @Test
    void fieldExpectedAndReceivedAreThoseOfTheFirstViolation() {
        Map<String, Object> age = Map.of(
                "pointer", "/age", "message", "age: must be >= 0", "expected", "a number >= 0", "received", "-1");
        Map<String, Object> name = Map.of("pointer", "/name", "message", "missing required field 'name'");

        assertThat(CodegenErrors.invalidParams("shop__buy", List.of(age, name)).getContext())
                .containsEntry(CodegenErrors.FIELD, "/age")
                .containsEntry(CodegenErrors.EXPECTED, "a number >= 0")
                .containsEntry(CodegenErrors.RECEIVED, "-1");
        assertThat(CodegenErrors.schemaValidationFailed("shop__buy", List.of(name, age))
                        .getContext())
                .containsEntry(CodegenErrors.FIELD, "/name")
                .doesNotContainKeys(CodegenErrors.EXPECTED, CodegenErrors.RECEIVED);
    }

    @Test
    void malformedDocumentIsNotAskedForAgain() {
        CodegenException error = CodegenErrors.malformedDocument("shop", "api.json", "found HTML", null);

        assertThat(error.getCode()).isEqualTo(ErrorCode.DISCOVERY_FAILED);
        assertThat(error.isRetryable()).isFalse();
    }

    /** RFC 9457's object stays an object, so that a caller reads its members. */
    @Test
    void problemDetailsStandInTheContextAsTheyCame() throws IOException {
        Map<String, Object> problem =
                Map.of("type", "https://shop.example/sold-out", "title", "Sold out", "status", 409, "left", 0);

        CodegenException error =
                CodegenErrors.http("shop__buy", 409, "Sold out", null, Map.of(CodegenErrors.PROBLEM, problem));

        assertThat(error.getContext()).containsEntry("problem", problem);
        JsonNode json = new ObjectMapper().readTree(error.toJson());
        assertThat(json.at("/context/problem/title").textValue()).isEqualTo("Sold out");
        assertThat(json.at("/context/problem/left").intValue()).isZero();
    }

    @Test
    void contextThatIsNoPlainDataBecomesText() throws IOException {
        CodegenException error = CodegenErrors.executionFailed(
                "shop__buy", "no", Map.of("since", Instant.EPOCH, "wait", Duration.ofMillis(1500)));

        JsonNode json = new ObjectMapper().readTree(error.toJson());

        assertThat(json.at("/context/since").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.at("/context/wait").doubleValue()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource({
        "400, HTTP_ERROR_4XX, false",
        "404, HTTP_ERROR_4XX, false",
        "408, HTTP_ERROR_4XX, true",
        "425, HTTP_ERROR_4XX, true",
        "500, HTTP_ERROR_5XX, true",
        "503, HTTP_ERROR_5XX, true"
    })
    void statusDecidesCodeAndWhetherARepeatMayHelp(int status, ErrorCode code, boolean retryable) {
        CodegenException error = CodegenErrors.http("shop__get", status, "", null, Map.of());

        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.isRetryable()).isEqualTo(retryable);
        assertThat(error.isUnprocessed()).isFalse();
    }

    @Test
    void unavailableServerThatNamesADelayDidNotProcessTheRequest() {
        CodegenException error = CodegenErrors.http("shop__get", 503, "", Duration.ofSeconds(3), Map.of());

        assertThat(error.isUnprocessed()).isTrue();
        assertThat(error.getRetryAfter()).hasSeconds(3);
    }

    @Test
    void wrapFindsOurErrorInWhatFuturesPutAroundIt() {
        CodegenException error = CodegenErrors.circuitOpen("shop");

        assertThat(CodegenErrors.wrap(new CompletionException(new ExecutionException(error))))
                .isSameAs(error);
    }

    @Test
    void wrapMakesAnInternalErrorOfAnythingElseAndKeepsTheCause() {
        IOException cause = new IOException("disk full");

        CodegenException error = CodegenErrors.wrap(new CompletionException(cause));

        assertThat(error.getCode()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error).hasCause(cause).hasMessageContaining("disk full");
    }

    @Test
    void moreContextNeverReplacesWhatIsThere() {
        CodegenException error = CodegenErrors.toolNotFound("a__b", List.of("a__c"));

        CodegenException more = error.with(Map.of(CodegenErrors.TOOL, "other", CodegenErrors.ATTEMPTS, 2));

        assertThat(more.getContext())
                .containsEntry(CodegenErrors.TOOL, "a__b")
                .containsEntry(CodegenErrors.ATTEMPTS, 2);
        assertThat(more.getStackTrace()).isEqualTo(error.getStackTrace());
        assertThat(error.getContext()).doesNotContainKey(CodegenErrors.ATTEMPTS);
    }

    @Test
    void jsonHoldsDurationsAsSeconds() throws IOException {
        CodegenException error = CodegenErrors.rateLimited("shop", Duration.ofMillis(1_500), Map.of());

        JsonNode json = new ObjectMapper().readTree(error.toJson());

        assertThat(json.at("/context/retryAfter").asDouble()).isEqualTo(1.5);
        assertThat(json.get("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(json.get("retryable").asBoolean()).isTrue();
    }

    @Test
    void severalProblemsOfAConfigStandOnALineEach() {
        assertThat(CodegenErrors.invalidConfig("codegen.config.json", List.of("a", "b")))
                .hasMessage("codegen.config.json: 2 problems\n  - a\n  - b");
        assertThat(CodegenErrors.invalidConfig("codegen.config.json", List.of("a")))
                .hasMessage("codegen.config.json: a");
    }
}
