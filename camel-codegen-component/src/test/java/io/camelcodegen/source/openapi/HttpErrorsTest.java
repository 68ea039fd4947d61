package io.camelcodegen.source.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpErrorsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private final HttpErrors errors = new HttpErrors("api", Clock.fixed(NOW, ZoneOffset.UTC));

    private static HttpResponse response(int status, String contentType, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("content-type", List.of(contentType));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new HttpResponse(
                status,
                URI.create("https://api.example:8443/users?token=planted"),
                all,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private CodegenException error(HttpResponse response) {
        return errors.of("api__users", response, Credentials.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0, 120", "100, 20", "500, 0"})
    void delayOfACachedRefusalBeganWhenItWasCached(String age, long seconds) {
        CodegenException error = error(response(429, "text/plain", "no", "retry-after", "120", "age", age));

        assertThat(error.getRetryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whatACacheRepeatsOfLimitsIsNotOfNow() {
        CodegenException error = error(
                response(429, "text/plain", "no", "x-ratelimit-remaining", "0", "x-ratelimit-reset", "9", "age", "5"));

        assertThat(error.getRetryAfter()).isNull();
        assertThat(error.getContext()).doesNotContainKey(ErrorContext.RATE_LIMIT_HEADERS);
    }

    @ParameterizedTest
    @CsvSource({
        "400, HTTP_ERROR_4XX, false",
        "401, AUTH_FAILED, false",
        "403, AUTH_FAILED, false",
        "404, HTTP_ERROR_4XX, false",
        "408, HTTP_ERROR_4XX, true",
        "425, HTTP_ERROR_4XX, true",
        "429, RATE_LIMITED, true",
        "500, HTTP_ERROR_5XX, true",
        "503, HTTP_ERROR_5XX, true"
    })
    void mapsTheStatus(int status, ErrorCode code, boolean retryable) {
        CodegenException error = error(response(status, "text/plain", "no"));

        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.isRetryable()).isEqualTo(retryable);
        assertThat(error.getContext())
                .containsEntry(ErrorContext.TOOL, "api__users")
                .containsEntry(ErrorContext.SOURCE, "api")
                .containsEntry(ErrorContext.STATUS, status)
                .containsEntry(ErrorContext.URL, "https://api.example:8443/users")
                .containsEntry(ErrorContext.RESPONSE, "no");
        assertThat(error.toJson()).doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after | 120 | 120",
                "retry-after | 0 | 0",
                "retry-after | 315360000 | 315360000",
                "retry-after | 99999999999999999999999 | 3155760000",
                "retry-after | Mon, 23 Nov 2026 06:01:00 GMT | 60",
                "retry-after | Monday, 23-Nov-26 06:01:00 GMT | 60",
                "retry-after | Mon Nov 23 06:01:00 2026 | 60",
                "retry-after | Fri, 1 Jan 2016 00:00:00 GMT | 0",
                "retry-after | soon |",
                "retry-after | -5 |",
                "retry-after | 1.5 |",
                "ratelimit-reset | 30 | 30",
                "ratelimit | \"default\";r=0;t=45 | 45",
                "ratelimit | \"hour\";r=5;t=3000, \"minute\";r=0;t=20 | 20",
                "ratelimit | limit=10, remaining=0, reset=7 | 7",
                "ratelimit | garbage;;= |",
                "x-ratelimit-reset | 1795413690 | 90",
                "x-ratelimit-reset | 1795413690000 | 90",
                "x-ratelimit-reset | 15 | 15",
                "x-ratelimit-reset | 1000000001 | 0"
            })
    void readsTheDelayOfARateLimit(String header, String value, Long seconds) {
        CodegenException error = error(response(429, "text/plain", "", header, value));

        assertThat(error.getCode()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(error.getRetryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    void retryAfterComesBeforeTheResetHeaders() {
        CodegenException error = error(response(429, "text/plain", "", "retry-after", "5", "x-ratelimit-reset", "60"));

        assertThat(error.getRetryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a503WithADelayWasNotProcessed() {
        assertThat(error(response(503, "text/plain", "", "retry-after", "5")).isUnprocessed())
                .isTrue();
        assertThat(error(response(503, "text/plain", "")).isUnprocessed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-ratelimit-remaining | 0",
                "ratelimit-remaining | 0",
                "ratelimit | \"default\";r=0;t=45",
                "retry-after | 60"
            })
    void a403WithARateLimitSignalIsRateLimited(String header, String value) {
        assertThat(error(response(403, "text/plain", "", header, value)).getCode())
                .isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(error(response(403, "text/plain", "", "x-ratelimit-remaining", "12"))
                        .getCode())
                .isEqualTo(ErrorCode.AUTH_FAILED);
    }

    @Test
    void problemDetailsReachTheContext() {
        CodegenException error = error(response(
                409,
                "application/problem+json; charset=utf-8",
                "{\"title\":\"Out of stock\",\"detail\":\"Item 7 is gone\",\"balance\":12.50}"));

        assertThat(error).hasMessage("api__users answered 409: Out of stock: Item 7 is gone");
        assertThat(error.getContext().get(ErrorContext.PROBLEM))
                .isEqualTo(Map.of("title", "Out of stock", "detail", "Item 7 is gone", "balance", 12.5));
        assertThat(error.getContext()).doesNotContainKey(ErrorContext.RESPONSE);
    }

    @Test
    void aMessageInJsonIsToldAndOtherTextIsCutAndCleaned() {
        CodegenException told = error(response(404, "application/json", "{\"message\":\"Not\\nFound\"}"));
        CodegenException cut = error(response(500, "text/html", "<h1>\u0007" + "x".repeat(5000)));
        CodegenException binary = error(response(500, "image/png", "\u0000\u0001"));
        CodegenException untyped = error(response(500, "", "\u0000\u0001"));

        assertThat(told).hasMessage("api__users answered 404: Not Found");
        assertThat((String) cut.getContext().get(ErrorContext.RESPONSE))
                .doesNotContain("\u0007")
                .hasSizeLessThan(2100);
        assertThat(binary.getContext()).doesNotContainKey(ErrorContext.RESPONSE);
        assertThat(untyped.getContext()).doesNotContainKey(ErrorContext.RESPONSE);
    }

    @Test
    void whatTheServerRepeatsOfTheCredentialsIsTakenOut() {
        Credentials credentials =
                new Credentials(Map.of("Authorization", "Bearer s3cr3t"), Map.of("key", "qu3ry"), Map.of());

        CodegenException text =
                errors.of("t", response(400, "text/plain", "got Bearer s3cr3t, qu3ry, s3cr3t"), credentials);
        CodegenException problem =
                errors.of("t", response(401, "application/problem+json", "{\"detail\":\"token s3cr3t\"}"), credentials);

        assertThat(text.toJson() + problem.toJson() + problem.getMessage()).doesNotContain("s3cr3t", "qu3ry");
    }
}
