package io.camelcodegen.auth.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthorizationPrompt.Login;
import io.camelcodegen.auth.CredentialResolver;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.event.EventType;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.testing.Browser;
import io.camelcodegen.testing.OidcServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every flow against a real OpenID provider, whose API says whom each token is for. */
class OidcProviderTest {

    private static OidcServer server;

    private final OAuth2Fixture fixture = new OAuth2Fixture();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startServer() throws IOException {
        server = OidcServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static Auth login() {
        return Auth.oauth2(Auth.Flow.AUTHORIZATION_CODE)
                .tokenUrl(server.url("/token"))
                .authorizationUrl(server.url("/auth"))
                .clientId("desktop")
                .scopes(List.of("openid", "read"))
                .build();
    }

    private static Auth device() {
        return Auth.oauth2(Auth.Flow.DEVICE_CODE)
                .tokenUrl(server.url("/token"))
                .deviceAuthorizationUrl(server.url("/device/auth"))
                .clientId("desktop")
                .scopes(List.of("openid", "read"))
                .build();
    }

    private HttpResponse<String> api(Credentials credentials) throws Exception {
        return http.send(
                HttpRequest.newBuilder(server.uri("/api/me"))
                        .header("Authorization", credentials.headers().get("Authorization"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @param client id and secret; a public client has none */
    private void revoke(String client, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/token/revocation"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        String body = "token=" + token;
        if (client.endsWith(":")) {
            body += "&client_id=" + client.substring(0, client.length() - 1);
        } else {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)));
        }
        HttpResponse<String> revoked = http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(revoked.statusCode()).isEqualTo(200);
    }

    @Test
    void anApplicationGetsATokenForItself() throws Exception {
        Auth auth = Auth.clientCredentials(server.url("/token"), "app", "app-secret:with %signs", "read");

        Credentials credentials = OAuth2Fixture.get(fixture.resolver(auth).resolve());

        assertThat(api(credentials).body()).contains("\"client\":\"app\"", "\"scope\":\"read\"");
    }

    @Test
    void anApplicationMayNameItselfInTheBody() throws Exception {
        Auth auth = Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                .tokenUrl(server.url("/token"))
                .clientId("app-post")
                .clientSecret("post-secret")
                .clientAuthentication(Auth.ClientAuthentication.CLIENT_SECRET_POST)
                .resource("https://api.example.com/")
                .scopes(List.of("write"))
                .build();

        Credentials credentials = OAuth2Fixture.get(fixture.resolver(auth).resolve());

        assertThat(api(credentials).body())
                .contains("\"client\":\"app-post\"", "\"scope\":\"write\"", "\"aud\":\"https://api.example.com/\"");
    }

    @Test
    void aWrongSecretIsToldInTheServersWords() {
        Auth auth = Auth.clientCredentials(server.url("/token"), "app", "wrong-s3cret");

        CodegenException failure = OAuth2Fixture.failure(fixture.resolver(auth).resolve());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure.getContext()).containsEntry(ErrorContext.OAUTH_ERROR, "invalid_client");
        assertThat(failure.toJson()).doesNotContain("wrong-s3cret");
    }

    @Test
    void aUserLogsInWithABrowserAndStaysLoggedIn() throws Exception {
        CredentialResolver resolver = fixture.resolver(login());

        CompletableFuture<Credentials> first = resolver.resolve();
        CompletableFuture<Credentials> another = resolver.resolve();
        Login login = fixture.login();
        HttpResponse<String> landed = new Browser().open(login.uri());

        assertThat(landed.body()).contains("You are logged in");
        assertThat(login.uri().getQuery()).contains("code_challenge_method=S256", "redirect_uri=http://127.0.0.1:");
        assertThat(api(OAuth2Fixture.get(first)).body()).contains("\"client\":\"desktop\"", "\"user\":\"alice\"");
        assertThat(OAuth2Fixture.get(another)).isEqualTo(OAuth2Fixture.get(first));

        fixture.pass(Duration.ofHours(2));
        Credentials renewed = OAuth2Fixture.get(resolver.resolve());

        assertThat(renewed).isNotEqualTo(OAuth2Fixture.get(first));
        assertThat(renewed.owner()).isEqualTo(OAuth2Fixture.get(first).owner());
        assertThat(api(renewed).body()).contains("\"user\":\"alice\"");
        assertThat(fixture.logins).isEmpty(); // the refresh token did it
        assertThat(fixture.eventTypes()).containsExactly(EventType.AUTH_RESOLVE, EventType.AUTH_REFRESH);

        fixture.pass(Duration.ofHours(2));
        assertThat(api(OAuth2Fixture.get(resolver.resolve())).statusCode()).isEqualTo(200); // by the rotated one
        assertThat(fixture.logins).isEmpty();
    }

    @Test
    void theListenerOfALoginIsGoneAfterwards() throws Exception {
        CompletableFuture<Credentials> token = fixture.resolver(login()).resolve();
        URI redirect = redirectUri(fixture.login());

        fixture.tokens.close();

        assertThat(OAuth2Fixture.failure(token)).hasMessageContaining("the component was stopped");
        assertThat(Listening.endsAt(redirect)).isTrue();
    }

    private static URI redirectUri(Login login) {
        for (String pair : login.uri().getQuery().split("&")) {
            if (pair.startsWith("redirect_uri=")) {
                return URI.create(pair.substring("redirect_uri=".length()));
            }
        }
        throw new AssertionError("no redirect_uri");
    }

    @Test
    void onlyTheAnswerToOurOwnRequestCounts() throws Exception {
        CompletableFuture<Credentials> token = fixture.resolver(login()).resolve();
        Login login = fixture.login();
        URI redirect = redirectUri(login);
        Browser stranger = new Browser();

        assertThat(stranger.open(URI.create(redirect + "?code=stolen&state=guessed"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(stranger.open(URI.create(redirect + "?code=stolen")).statusCode())
                .isEqualTo(400);
        assertThat(stranger.open(redirect.resolve("/other?code=x")).statusCode())
                .isEqualTo(404);
        assertThat(token).isNotDone();

        new Browser().open(login.uri());
        assertThat(api(OAuth2Fixture.get(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void aLoginThatIsRefusedFailsTheCallAndTheNextCallAsksAgain() throws Exception {
        CredentialResolver resolver = fixture.resolver(login());
        CompletableFuture<Credentials> refused = resolver.resolve();
        Login login = fixture.login();
        String state = login.uri().getQuery().replaceFirst(".*state=([^&]+).*", "$1");

        new Browser().open(URI.create(redirectUri(login) + "?error=access_denied&error_description=no&state=" + state));

        CodegenException failure = OAuth2Fixture.failure(refused);
        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure).hasMessageContaining("the login ended with access_denied: no");

        CompletableFuture<Credentials> again = resolver.resolve();
        new Browser().open(fixture.login().uri());
        assertThat(api(OAuth2Fixture.get(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void aUserLogsInOnAnotherDevice() throws Exception {
        CompletableFuture<Credentials> token = fixture.resolver(device()).resolve();
        Login login = fixture.login();

        Browser browser = new Browser();
        HttpResponse<String> page = browser.open(login.uri());
        HttpResponse<String> confirm = browser.submit(page, Map.of("user_code", login.userCode()));
        HttpResponse<String> done = browser.submit(confirm, Map.of("confirm", "yes"));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(api(OAuth2Fixture.get(token)).body()).contains("\"client\":\"desktop\"", "\"user\":\"alice\"");
        assertThat(fixture.delays).first().isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aRevokedTokenIsRenewedWithoutTheUserWhereTheServerAllowsThat() throws Exception {
        Auth auth = Auth.clientCredentials(server.url("/token"), "app", "app-secret:with %signs");
        CredentialResolver resolver = fixture.resolver(auth);
        Credentials revoked = OAuth2Fixture.get(resolver.resolve());
        revoke("app:app-secret%3Awith+%25signs", OAuth2Fixture.token(revoked));
        assertThat(api(revoked).statusCode()).isEqualTo(401);

        Credentials renewed = OAuth2Fixture.get(resolver.refresh(revoked));

        assertThat(api(renewed).statusCode()).isEqualTo(200);
    }

    /** This provider revokes the grant with its token, and so the refresh token too. */
    @Test
    void aUserWhoseRefreshTokenIsRevokedIsAskedToLogInAgain() throws Exception {
        CredentialResolver resolver = fixture.resolver(login());
        CompletableFuture<Credentials> first = resolver.resolve();
        new Browser().open(fixture.login().uri());
        Credentials revoked = OAuth2Fixture.get(first);
        revoke("desktop:", OAuth2Fixture.token(revoked));
        fixture.pass(Duration.ofMinutes(5));

        CompletableFuture<Credentials> second = resolver.refresh(revoked);
        new Browser().open(fixture.login().uri());

        assertThat(api(OAuth2Fixture.get(second)).statusCode()).isEqualTo(200);
        assertThat(OAuth2Fixture.get(second).owner()).isNotEqualTo(revoked.owner()); // it may be another user
    }

    @Test
    void aRefreshTokenThatTheServerDoesNotKnowIsToldInItsWords() {
        CodegenException failure = OAuth2Fixture.failure(fixture.resolver(Auth.oauth2(Auth.Flow.REFRESH_TOKEN)
                        .tokenUrl(server.url("/token"))
                        .clientId("desktop")
                        .refreshToken("no-such-token")
                        .build())
                .resolve());

        assertThat(failure.getContext()).containsEntry(ErrorContext.OAUTH_ERROR, "invalid_grant");
        assertThat(failure.toJson()).doesNotContain("no-such-token");
    }
}
