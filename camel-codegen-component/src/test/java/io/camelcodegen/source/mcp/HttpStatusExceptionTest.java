package io.camelcodegen.source.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusExceptionTest {

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 0", "'Sun, 06 Nov 1994 08:49:37 GMT', 0"})
    void readsSecondsAndDatesAndNoTimeInThePast(String value, long seconds) {
        assertThat(withRetryAfter(value).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"RateLimit-Reset, 30, 30", "X-RateLimit-Reset, 1000000001, 0"})
    void readsWhenALimitIsReset(String header, String value, long seconds) {
        HttpStatusException refusal = new HttpStatusException(429, headers(Map.of(header, List.of(value))), false, "");

        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateInTheFuture() {
        assertThat(withRetryAfter("Thu, 31 Dec 2099 23:59:59 GMT").retryAfter()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1.5", "99999999999999999999", "٣"})
    void whatCannotBeReadIsNoDelay(String value) {
        assertThat(withRetryAfter(value).retryAfter()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "404, true, gone, true",
        "404, false, gone, false",
        "400, true, No valid Session, true",
        "400, true, bad arguments, false",
        "500, true, session, false"
    })
    void tellsALostSessionFromOtherRefusals(int status, boolean inSession, String body, boolean lost) {
        assertThat(new HttpStatusException(status, headers(Map.of()), inSession, body).sessionLost())
                .isEqualTo(lost);
    }

    private static HttpStatusException withRetryAfter(String value) {
        return new HttpStatusException(429, headers(Map.of("Retry-After", List.of(value))), false, "");
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
