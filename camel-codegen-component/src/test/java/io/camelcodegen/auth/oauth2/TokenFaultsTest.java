package io.camelcodegen.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.event.EventType;
import io.camelcodegen.testing.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token endpoints that are down, slow, broken, or say no. */
class TokenFaultsTest {

    private static final String SECRET = "planted-s3cret";

    private final OAuth2Fixture fixture = new OAuth2Fixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private CredentialResolver resolver(String url) {
        return fixture.resolver(Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                .tokenUrl(url)
                .clientId("app")
                .clientSecret(SECRET)
                .clientAuthentication(Auth.ClientAuthentication.CLIENT_SECRET_POST)
                .build());
    }

    private CredentialResolver resolver(FaultServer server) {
        return resolver(server.uri("/token").toString());
    }

    private static String http(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String token(String value) {
        return http(200, "", "{\"access_token\":\"" + value + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    @Test
    void whatTheServerSaysIsToldWithoutTheSecretThatItRepeats() throws IOException {
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"no\\u0007 such secret: " + SECRET + "\"}";
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(http(401, "", body)))) {
            CodegenException failure = OAuth2Fixture.failure(resolver(server).resolve());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("no token for 'shop'")
                    .hasMessageContaining("says invalid_client: no such secret: xxxxxx");
            assertThat(failure.getContext()).containsEntry(ErrorContext.OAUTH_ERROR, "invalid_client");
            assertThat(failure.toJson()).doesNotContain(SECRET);
            assertThat(fixture.events.toString() + fixture.events.get(0).getFailure())
                    .doesNotContain(SECRET);
            assertThat(fixture.eventTypes()).containsExactly(EventType.AUTH_ERROR);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, HTTP_ERROR_5XX", "503, HTTP_ERROR_5XX", "429, RATE_LIMITED", "408, HTTP_ERROR_4XX"})
    void aServerThatIsBusyMayBeAskedAgain(int status, ErrorCode code) throws IOException {
        String answer = http(status, "Retry-After: 7\r\n", "{}");
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(answer))) {
            CodegenException failure = OAuth2Fixture.failure(resolver(server).resolve());

            assertThat(failure)
                    .returns(code, CodegenException::getCode)
                    .returns(true, CodegenException::isRetryable)
                    .returns(true, CodegenException::isUnprocessed)
                    .returns(Duration.ofSeconds(7), CodegenException::getRetryAfter);
        }
    }

    @Test
    void aServerThatIsDownIsUnreachableAndTheNextCallAsksAgain() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        CodegenException failure = OAuth2Fixture.failure(
                resolver("http://127.0.0.1:" + port + "/token").resolve());

        assertThat(failure)
                .returns(ErrorCode.SOURCE_UNREACHABLE, CodegenException::getCode)
                .returns(true, CodegenException::isRetryable)
                .returns(true, CodegenException::isUnprocessed)
                .hasMessageStartingWith("no token for 'shop': cannot reach");
    }

    @Test
    void aServerThatIsSlowIsNotWaitedForEndlessly() throws IOException {
        try (FaultServer server = FaultServer.start(FaultServer.silent(), FaultServer.answeringRaw(token("back")));
                OAuth2Fixture impatient = new OAuth2Fixture(null, Duration.ofMillis(300))) {
            CredentialResolver resolver = impatient.resolver(
                    Auth.clientCredentials(server.uri("/token").toString(), "app", SECRET));

            CodegenException failure = OAuth2Fixture.failure(resolver.resolve());

            assertThat(failure)
                    .returns(ErrorCode.TIMEOUT, CodegenException::getCode)
                    .returns(true, CodegenException::isRetryable)
                    .returns(true, CodegenException::isUnprocessed);
            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("back");
        }
    }

    @Test
    void aConnectionThatBreaksIsATransportErrorAndNothingWentToTheSource() throws IOException {
        try (FaultServer server =
                FaultServer.start(FaultServer.resettingAfterRequest(), FaultServer.answeringRaw(token("back")))) {
            CredentialResolver resolver = resolver(server);

            CodegenException failure = OAuth2Fixture.failure(resolver.resolve());

            assertThat(failure)
                    .returns(ErrorCode.NETWORK_ERROR, CodegenException::getCode)
                    .returns(true, CodegenException::isUnprocessed);
            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("back");
        }
    }

    @Test
    void aTokenServesToItsEndWhereTheServerIsDownWhenItIsToBeRenewed() throws IOException {
        try (FaultServer server = FaultServer.start(
                FaultServer.answeringRaw(token("first")),
                FaultServer.answeringRaw(http(503, "", "{}")),
                FaultServer.answeringRaw(http(503, "", "{}")),
                FaultServer.answeringRaw(token("second")))) {
            CredentialResolver resolver = resolver(server);

            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
            fixture.pass(Duration.ofSeconds(3590));
            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
            fixture.pass(Duration.ofSeconds(10));
            assertThat(OAuth2Fixture.failure(resolver.resolve()).getCode()).isEqualTo(ErrorCode.HTTP_ERROR_5XX);
            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("second");
        }
    }

    @Test
    void aRefusedRefreshTokenFallsBackToTheConfiguredOne() throws IOException {
        String refused = http(400, "", "{\"error\":\"invalid_grant\"}");
        try (FaultServer server = FaultServer.start(
                FaultServer.answeringRaw(
                        http(
                                200,
                                "",
                                "{\"access_token\":\"1\",\"token_type\":\"Bearer\",\"expires_in\":60,\"refresh_token\":\"r1\"}")),
                FaultServer.answeringRaw(refused),
                FaultServer.answeringRaw(token("2")))) {
            CredentialResolver resolver = fixture.resolver(Auth.oauth2(Auth.Flow.REFRESH_TOKEN)
                    .tokenUrl(server.uri("/token").toString())
                    .clientId("app")
                    .refreshToken("configured")
                    .build());

            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("1");
            fixture.pass(Duration.ofMinutes(2));
            assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("2");

            assertThat(server.requests().get(1).text()).contains("refresh_token=r1");
            assertThat(server.requests().get(2).text()).contains("refresh_token=configured");
        }
    }

    @Test
    void theConfiguredRefreshTokenThatIsRefusedFailsTheCall() throws IOException {
        String refused = http(400, "", "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}");
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(refused))) {
            CredentialResolver resolver = fixture.resolver(Auth.oauth2(Auth.Flow.REFRESH_TOKEN)
                    .tokenUrl(server.uri("/token").toString())
                    .clientId("app")
                    .refreshToken(SECRET)
                    .build());

            CodegenException failure = OAuth2Fixture.failure(resolver.resolve());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure).hasMessageContaining("says invalid_grant: expired");
            assertThat(failure.toJson()).doesNotContain(SECRET);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>planted-s3cret</html>",
                "[]",
                "{}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"planted-s3cret\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"planted-s3cret\\r\\nX-Evil: 1\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":7,\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"planted-s3cret\",\"token_type\":\"Bearer\",\"expires_in\":\"soon\"}",
                "{\"error\":\"bad_verification_code\"}"
            })
    void anAnswerThatIsNoTokenFailsWithoutAWordOfIt(String body) throws IOException {
        try (FaultServer server = FaultServer.start(FaultServer.answeringRaw(http(200, "", body)))) {
            CodegenException failure = OAuth2Fixture.failure(resolver(server).resolve());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure.toString() + failure.toJson()).doesNotContain(SECRET);
        }
    }

    @Test
    void anAnswerWithoutEndIsCut() throws IOException {
        try (FaultServer server = FaultServer.start(FaultServer.endless())) {
            CodegenException failure = OAuth2Fixture.failure(resolver(server).resolve());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure).hasMessageContaining("larger than the limit");
        }
    }

    @Test
    void theSecretInTheBodyDoesNotFollowARedirectToAnotherOrigin() throws IOException {
        try (FaultServer thief = FaultServer.start(FaultServer.answeringRaw(token("stolen")));
                FaultServer server = FaultServer.start(
                        FaultServer.answeringRaw(http(307, "Location: " + thief.uri("/token") + "\r\n", "")))) {
            CodegenException failure = OAuth2Fixture.failure(resolver(server).resolve());

            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure).hasMessageContaining("must not get the secrets");
            assertThat(thief.connections()).isZero();
        }
    }

    @Test
    void theSecretInTheHeaderDoesNotFollowARedirectToAnotherOrigin() throws IOException {
        try (FaultServer thief = FaultServer.start(FaultServer.answeringRaw(token("stolen")));
                FaultServer server = FaultServer.start(
                        FaultServer.answeringRaw(http(307, "Location: " + thief.uri("/token") + "\r\n", "")))) {
            Auth basic = Auth.clientCredentials(server.uri("/token").toString(), "app", SECRET);

            assertThat(OAuth2Fixture.failure(fixture.resolver(basic).resolve()).getCode())
                    .isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(thief.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://idp.example.com/token", "ftp://127.0.0.1/token", "https://u:p@idp.example.com/", "x"})
    void anUnsafeTokenUrlIsNeverAsked(String url) {
        CodegenException failure = OAuth2Fixture.failure(resolver(url).resolve());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.INVALID_CONFIG);
        assertThat(failure).hasMessageContaining("'tokenUrl' ").hasMessageNotContaining(SECRET);
    }
}
