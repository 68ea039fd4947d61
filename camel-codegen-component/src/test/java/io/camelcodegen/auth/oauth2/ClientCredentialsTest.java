package io.camelcodegen.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent for a token, and how long it is kept, seen from a token endpoint. */
class ClientCredentialsTest {

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

    private String url() {
        return "http://127.0.0.1:" + server.getPort() + "/token";
    }

    private void answers(String... answers) {
        for (String answer : answers) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(answer)
                    .build());
        }
    }

    private static String token(String value, int expiresIn) {
        return "{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\",\"expires_in\":" + expiresIn + "}";
    }

    private String nextBody() throws InterruptedException {
        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        return request.getBody().utf8();
    }

    @Test
    void theSecretGoesInTheHeaderFormEncodedFirst() throws Exception {
        answers(token("t", 3600));

        fixture.resolver(Auth.clientCredentials(url(), "my app", "a:b%", "read", "write"))
                .resolve()
                .get(10, TimeUnit.SECONDS);

        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request.getMethod()).isEqualTo("POST");
        // RFC 6749, section 2.3.1: base64 of my+app:a%3Ab%25
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic bXkrYXBwOmElM0FiJTI1");
        assertThat(request.getBody().utf8()).isEqualTo("grant_type=client_credentials&scope=read+write");
    }

    @Test
    void theSecretGoesInTheBodyWhereThatIsSaid() throws Exception {
        answers(token("t", 3600));

        OAuth2Fixture.token(fixture.resolver(Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                        .tokenUrl(url())
                        .clientId("app")
                        .clientSecret("s3cret")
                        .clientAuthentication(Auth.ClientAuthentication.CLIENT_SECRET_POST)
                        .audience("https://api.example.com")
                        .resource("https://api.example.com/v1")
                        .build())
                .resolve());

        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getBody().utf8().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials",
                        "client_id=app",
                        "client_secret=s3cret",
                        "audience=https%3A%2F%2Fapi.example.com",
                        "resource=https%3A%2F%2Fapi.example.com%2Fv1");
    }

    @Test
    void variablesAreResolvedWhenTheTokenIsAskedFor() throws Exception {
        answers(token("t", 3600));

        OAuth2Fixture.token(fixture.resolver(Auth.clientCredentials(
                        url() + "/${TENANT}", "app-${TENANT}", "secret", "${TENANT}.read ${TENANT}.write"))
                .resolve());

        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request.getTarget()).isEqualTo("/token/acme");
        assertThat(request.getBody().utf8()).contains("scope=acme.read+acme.write");
    }

    @Test
    void aTokenIsKeptUntilThirtySecondsBeforeItExpires() {
        answers(token("first", 3600), token("second", 3600));
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));

        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofSeconds(3569));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofSeconds(1));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("second");

        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(fixture.eventTypes()).containsExactly(EventType.AUTH_RESOLVE, EventType.AUTH_REFRESH);
    }

    @Test
    void aTokenThatLivesLessThanAMinuteIsKeptForHalfItsLife() {
        answers(token("first", 20), token("second", 20));
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));

        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofSeconds(9));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofSeconds(1));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("second");
    }

    @Test
    void aTokenThatDoesNotSayWhenItExpiresIsKeptForAnHour() {
        answers(
                "{\"access_token\":\"first\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"second\",\"token_type\":\"Bearer\"}");
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));

        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofMinutes(59));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("first");
        fixture.pass(Duration.ofMinutes(1));
        assertThat(OAuth2Fixture.token(resolver.resolve())).isEqualTo("second");
    }

    @Test
    void twoHundredFirstCallsMakeOneRequest() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .body(token("one", 3600))
                .build());
        Auth auth = Auth.clientCredentials(url(), "app", "secret");

        List<CompletableFuture<Credentials>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) { // each with a resolver of its own, like calls with their own auth
            calls.add(CompletableFuture.supplyAsync(() -> fixture.resolver(auth).resolve())
                    .thenCompose(token -> token));
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(OAuth2Fixture.token(call)).isEqualTo("one"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aCallThatIsCancelledEndsNobodyElsesWait() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .body(token("one", 3600))
                .build());
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));

        CompletableFuture<Credentials> first = resolver.resolve();
        CompletableFuture<Credentials> second = resolver.resolve();
        first.cancel(true);

        assertThat(OAuth2Fixture.token(second)).isEqualTo("one");
    }

    @Test
    void aTokenIsNeverUsedForAnotherPrincipalScopeAudienceOrServer() throws Exception {
        answers(token("1", 60), token("2", 60), token("3", 60), token("4", 60), token("5", 60), token("6", 60));

        List<Auth> different = List.of(
                Auth.clientCredentials(url(), "app", "secret", "read"),
                Auth.clientCredentials(url(), "app", "secret", "write"),
                Auth.clientCredentials(url(), "other", "secret", "read"),
                Auth.clientCredentials(url(), "app", "wrong", "read"),
                Auth.clientCredentials(url() + "/other", "app", "secret", "read"),
                Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                        .tokenUrl(url())
                        .clientId("app")
                        .clientSecret("secret")
                        .scopes(List.of("read"))
                        .audience("other")
                        .build());

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < different.size(); i++) {
                assertThat(OAuth2Fixture.token(
                                fixture.resolver(different.get(i)).resolve()))
                        .isEqualTo(String.valueOf(i + 1));
            }
        }
        assertThat(fixture.tokens.count()).isEqualTo(6);
    }

    @Test
    void aRefusedTokenIsRenewedOnceForAllThatWereRefused() {
        answers(token("revoked", 3600), token("good", 3600));
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));
        Credentials refused = OAuth2Fixture.get(resolver.resolve());

        List<CompletableFuture<Credentials>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(resolver.refresh(refused));
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(OAuth2Fixture.token(call)).isEqualTo("good"));
        assertThat(OAuth2Fixture.token(resolver.refresh(refused))).isEqualTo("good"); // found out late
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRenewedTokenBelongsToTheSameOwner() {
        answers(token("first", 3600), token("second", 3600), token("other", 3600));
        CredentialResolver resolver = fixture.resolver(Auth.clientCredentials(url(), "app", "secret"));

        Credentials first = OAuth2Fixture.get(resolver.resolve());
        Credentials second = OAuth2Fixture.get(resolver.refresh(first));
        Credentials other = OAuth2Fixture.get(fixture.resolver(Auth.clientCredentials(url(), "other", "secret"))
                .resolve());

        assertThat(second).isNotEqualTo(first);
        assertThat(second.owner()).isEqualTo(first.owner()).isNotEqualTo(other.owner());
    }

    @Test
    void theRefreshTokenIsUsedAndReplacedByTheNextOne() throws Exception {
        answers(
                "{\"access_token\":\"1\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r1\"}",
                "{\"access_token\":\"2\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r2\"}",
                "{\"access_token\":\"3\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
                "{\"access_token\":\"4\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        CredentialResolver resolver = fixture.resolver(Auth.oauth2(Auth.Flow.REFRESH_TOKEN)
                .tokenUrl(url())
                .clientId("app")
                .refreshToken("configured")
                .build());

        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tokens.add(OAuth2Fixture.token(resolver.resolve()));
            fixture.pass(Duration.ofHours(1));
        }

        assertThat(tokens).containsExactly("1", "2", "3", "4");
        assertThat(nextBody()).contains("refresh_token=configured").contains("client_id=app");
        assertThat(nextBody()).contains("refresh_token=r1");
        assertThat(nextBody()).contains("refresh_token=r2");
        assertThat(nextBody()).contains("refresh_token=r2");
    }
}
