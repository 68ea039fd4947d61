package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolErrorsTest {

    @Test
    void fieldExpectedAndReceivedAreThoseOfTheFirstViolation() {
        Map<String, Object> age = Map.of(
                "pointer", "/age", "message", "age: must be >= 0", "expected", "a number >= 0", "received", "-1");
        Map<String, Object> name = Map.of("pointer", "/name", "message", "missing required field 'name'");

        assertThat(ToolErrors.invalidParams("shop__buy", List.of(age, name)).getContext())
                .containsEntry(ErrorContext.FIELD, "/age")
                .containsEntry(ErrorContext.EXPECTED, "a number >= 0")
                .containsEntry(ErrorContext.RECEIVED, "-1");
        assertThat(ToolErrors.schemaValidationFailed("shop__buy", List.of(name, age))
                        .getContext())
                .containsEntry(ErrorContext.FIELD, "/name")
                .doesNotContainKeys(ErrorContext.EXPECTED, ErrorContext.RECEIVED);
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
        CodegenException error = ToolErrors.http("shop__get", status, "", null, Map.of());

        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.isRetryable()).isEqualTo(retryable);
        assertThat(error.isUnprocessed()).isFalse();
    }

    @Test
    void unavailableServerThatNamesADelayDidNotProcessTheRequest() {
        CodegenException error = ToolErrors.http("shop__get", 503, "", Duration.ofSeconds(3), Map.of());

        assertThat(error.isUnprocessed()).isTrue();
        assertThat(error.getRetryAfter()).hasSeconds(3);
    }
}
