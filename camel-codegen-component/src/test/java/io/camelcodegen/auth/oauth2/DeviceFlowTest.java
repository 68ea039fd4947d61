package io.camelcodegen.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthorizationPrompt.Login;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8628, section 3.5: what each answer to a poll means. */
class DeviceFlowTest {

    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private final OAuth2Fixture fixture = new OAuth2Fixture();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        server.close();
    }

    private CredentialResolver resolver() {
        String url = "http://127.0.0.1:" + server.getPort();
        return fixture.resolver(Auth.oauth2(Auth.Flow.DEVICE_CODE)
                .tokenUrl(url + "/token")
                .deviceAuthorizationUrl(url + "/device")
                .clientId("tv")
                .build());
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private void codes(String more) {
        answer(
                200,
                "{\"device_code\":\"planted-d3vice\",\"user_code\":\"WDJB-MJHT\","
                        + "\"verification_uri\":\"https://example.com/device\",\"expires_in\":1800" + more + "}");
    }

    private void says(String error) {
        answer(400, "{\"error\":\"" + error + "\"}");
    }

    @Test
    void theServerIsAskedAtItsPaceAndSlowerWhenItSaysSo() throws Exception {
        codes(",\"interval\":7");
        says("authorization_pending");
        says("slow_down");
        says("authorization_pending");
        answer(503, "");
        answer(200, TOKEN);

        CompletableFuture<Credentials> token = resolver().resolve();

        assertThat(OAuth2Fixture.token(token)).isEqualTo("t");
        assertThat(fixture.delays)
                .containsExactly(
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(24));
        Login login = fixture.login();
        assertThat(login.userCode()).isEqualTo("WDJB-MJHT");
        assertThat(login.uri()).hasToString("https://example.com/device");
        assertThat(login.expires()).isEqualTo(Instant.parse("2026-01-01T00:30:00Z"));
    }

    @Test
    void aServerThatSaysNoPaceIsAskedEveryFiveSeconds() {
        codes("");
        answer(200, TOKEN);

        assertThat(OAuth2Fixture.token(resolver().resolve())).isEqualTo("t");
        assertThat(fixture.delays).containsExactly(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "expired_token", "invalid_grant"})
    void aLoginThatEndsOtherwiseFailsTheCall(String error) {
        codes("");
        says(error);

        CodegenException failure = OAuth2Fixture.failure(resolver().resolve());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure.getContext()).containsEntry(ErrorContext.OAUTH_ERROR, error);
        assertThat(failure.toJson()).doesNotContain("planted-d3vice");
    }

    @Test
    void nobodyIsWaitedForBeyondTheLifeOfTheCode() {
        answer(
                200,
                "{\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"https://example.com/\",\"expires_in\":0}");
        answer(
                200,
                "{\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"javascript:alert(1)\",\"expires_in\":60}");

        assertThat(OAuth2Fixture.failure(resolver().resolve()).getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(OAuth2Fixture.failure(resolver().resolve())).hasMessageContaining("something else than a web page");
        assertThat(fixture.logins).isEmpty();
    }
}
