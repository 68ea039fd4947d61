package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    /** One of each; those with rules of their own have tests of their own. */
    private static final Map<ErrorCode, CodegenException> MADE = Map.ofEntries(
            made(ToolErrors.notFound("shop__by", List.of("shop__buy"))),
            made(SourceErrors.notFound("shp", List.of("shop"))),
            made(ConfigErrors.invalid("codegen.config.json", List.of("sources: is missing"))),
            made(ToolErrors.invalidParams("shop__buy", "/id", "is missing")),
            made(ToolErrors.schemaValidationFailed("shop__buy", List.of(Map.of("pointer", "", "message", "wrong")))),
            made(SourceErrors.discoveryFailed("shop", "https://shop.example/api.json", "status 500", null)),
            made(NetworkErrors.unreachable("https://shop.example", "refused", null)),
            made(NetworkErrors.connectionTimeout("https://shop.example", Duration.ofSeconds(5), null)),
            made(SourceErrors.processDied("shop", 1, "out of memory", false)),
            made(SourceErrors.circuitOpen("shop")),
            made(ToolErrors.executionFailed("shop__buy", "sold out", Map.of(ErrorContext.RESPONSE, "sold out"))),
            made(ToolErrors.http("shop__buy", 404, "", null, Map.of())),
            made(ToolErrors.http("shop__buy", 500, "", null, Map.of())),
            made(NetworkErrors.responseTooLarge("https://shop.example", 10)),
            made(CodegenErrors.timeout("shop__buy", Duration.ofSeconds(30))),
            made(NetworkErrors.broken("https://shop.example", "reset", false, null)),
            made(AuthErrors.refused("shop", "status 401", Map.of(ErrorContext.STATUS, 401))),
            made(AuthErrors.tokenExpired("shop", "the token ended and there is none to refresh it with", null)),
            made(AuthErrors.missing("shop", "the token")),
            made(SourceErrors.rateLimited("shop", Duration.ofSeconds(3), Map.of())),
            made(CodegenErrors.internal("a fault", null)),
            made(CodegenErrors.notImplemented("an authorization of type 'saml'")));

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

    private static Map.Entry<ErrorCode, CodegenException> made(CodegenException error) {
        return Map.entry(error.getCode(), error);
    }
}
