package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
