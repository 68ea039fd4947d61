package io.camelcodegen.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodegenExceptionTest {

    @Test
    void moreContextNeverReplacesWhatIsThere() {
        CodegenException error = ToolErrors.notFound("a__b", List.of("a__c"));

        CodegenException more = error.with(Map.of(ErrorContext.TOOL, "other", ErrorContext.ATTEMPTS, 2));

        assertThat(more.getContext()).containsEntry(ErrorContext.TOOL, "a__b").containsEntry(ErrorContext.ATTEMPTS, 2);
        assertThat(more.getStackTrace()).isEqualTo(error.getStackTrace());
        assertThat(error.getContext()).doesNotContainKey(ErrorContext.ATTEMPTS);
    }

    @Test
    void jsonHoldsDurationsAsSeconds() throws IOException {
        CodegenException error = SourceErrors.rateLimited("shop", Duration.ofMillis(1_500), Map.of());

        JsonNode json = new ObjectMapper().readTree(error.toJson());

        assertThat(json.at("/context/retryAfter").asDouble()).isEqualTo(1.5);
        assertThat(json.get("code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(json.get("retryable").asBoolean()).isTrue();
    }

    /** RFC 9457's object stays an object, so that a caller reads its members. */
    @Test
    void problemDetailsStandInTheContextAsTheyCame() throws IOException {
        Map<String, Object> problem =
                Map.of("type", "https://shop.example/sold-out", "title", "Sold out", "status", 409, "left", 0);

        CodegenException error =
                ToolErrors.http("shop__buy", 409, "Sold out", null, Map.of(ErrorContext.PROBLEM, problem));

        assertThat(error.getContext()).containsEntry("problem", problem);
        JsonNode json = new ObjectMapper().readTree(error.toJson());
        assertThat(json.at("/context/problem/title").textValue()).isEqualTo("Sold out");
        assertThat(json.at("/context/problem/left").intValue()).isZero();
    }

    @Test
    void contextThatIsNoPlainDataBecomesText() throws IOException {
        CodegenException error = ToolErrors.executionFailed(
                "shop__buy", "no", Map.of("since", Instant.EPOCH, "wait", Duration.ofMillis(1500)));

        JsonNode json = new ObjectMapper().readTree(error.toJson());

        assertThat(json.at("/context/since").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.at("/context/wait").doubleValue()).isEqualTo(1.5);
    }
}
