package io.camelcodegen.auth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.testing.Browser;
import io.camelcodegen.testing.OidcServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MCP's authorization, revision 2025-11-25: a server that names its authorization server, a real OpenID provider. */
class DiscoveryTest {

    private static OidcServer provider;

    private final MockWebServer mcp = new MockWebServer();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private OAuth2Fixture fixture;
    private String challenge = "Bearer";
    private String metadataPath = "/.well-known/oauth-protected-resource/mcp";
    private String resource;
    private String issuer;
    /** Of an authorization server at the MCP server's own origin. */
    private String ownMetadata;

    @BeforeAll
    static void startProvider() throws IOException {
        provider = OidcServer.start();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void start() throws IOException {
        mcp.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getMethod() + " " + request.getTarget());
                if (request.getTarget().equals(metadataPath)) {
                    return new MockResponse.Builder()
                            .addHeader("Content-Type", "application/json")
                            .body("{\"resource\":\"" + resource + "\",\"authorization_servers\":[\"" + issuer
                                    + "\"],\"scopes_supported\":[\"read\",\"write\"]}")
                            .build();
                }
                if (ownMetadata != null && request.getTarget().equals("/.well-known/oauth-authorization-server")) {
                    return new MockResponse.Builder().body(ownMetadata).build();
                }
                return request.getTarget().startsWith("/mcp")
                        ? new MockResponse.Builder()
                                .code(401)
                                .addHeader("WWW-Authenticate", challenge)
                                .build()
                        : new MockResponse.Builder().code(404).build();
            }
        });
        mcp.start();
        resource = url("/mcp");
        issuer = provider.url("");
        fixture = new OAuth2Fixture(resource);
    }

    @AfterEach
    void stop() {
        fixture.close();
        mcp.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + mcp.getPort() + path;
    }

    private CompletableFuture<Credentials> login() {
        return fixture.resolver(Auth.oauth2(Auth.Flow.AUTHORIZATION_CODE).build())
                .resolve();
    }

    private static String whoAmI(Credentials credentials) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(provider.uri("/api/me"))
                                .header("Authorization", credentials.headers().get("Authorization"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void aClientIsRegisteredAndItsTokenIsForThisServerOnly() throws Exception {
        CompletableFuture<Credentials> token = login();
        new Browser().open(fixture.login().uri());

        assertThat(whoAmI(OAuth2Fixture.get(token)))
                .contains("\"user\":\"alice\"", "\"aud\":\"" + resource + "\"", "\"scope\":\"read write\"");
        assertThat(asked).containsExactly("POST /mcp", "GET /.well-known/oauth-protected-resource/mcp");
    }

    @Test
    void the401SaysWhereTheMetadataIsAndWhichScopeIsWanted() throws Exception {
        metadataPath = "/meta";
        challenge = "Bearer realm=\"x\", resource_metadata=\"" + url("/meta") + "\", scope=\"read\"";

        CompletableFuture<Credentials> token = login();
        new Browser().open(fixture.login().uri());

        assertThat(whoAmI(OAuth2Fixture.get(token))).contains("\"scope\":\"read\"");
        assertThat(asked).containsExactly("POST /mcp", "GET /meta");
    }

    @Test
    void metadataAtAnotherOriginIsNotFollowed() throws Exception {
        try (MockWebServer stranger = new MockWebServer()) {
            stranger.start();
            challenge = "Bearer resource_metadata=\"http://127.0.0.1:" + stranger.getPort() + "/meta\"";

            CompletableFuture<Credentials> token = login();
            new Browser().open(fixture.login().uri());

            OAuth2Fixture.get(token);
            assertThat(stranger.getRequestCount()).isZero();
        }
    }

    @Test
    void metadataOfAnotherResourceIsRefused() {
        resource = "https://bank.example.com/mcp";

        CodegenException failure = OAuth2Fixture.failure(login());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure).hasMessageContaining("of another resource");
    }

    @Test
    void anAuthorizationServerBeyondThisMachineMustUseHttps() {
        issuer = "http://idp.example.com";

        assertThat(OAuth2Fixture.failure(login())).hasMessageContaining("cannot be read");
    }

    @Test
    void metadataOfAnotherIssuerIsRefused() {
        issuer = provider.url("").replace("127.0.0.1", "localhost");

        assertThat(OAuth2Fixture.failure(login())).hasMessageContaining("is of another one");
    }

    @Test
    void aServerWithoutMetadataSaysWhatToSet() {
        metadataPath = "/nowhere";

        CodegenException failure = OAuth2Fixture.failure(login());

        assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
        assertThat(failure).hasMessageContaining("set 'tokenUrl' and 'clientId'");
        assertThat(asked)
                .containsExactly(
                        "POST /mcp",
                        "GET /.well-known/oauth-protected-resource/mcp",
                        "GET /.well-known/oauth-protected-resource",
                        "GET /.well-known/oauth-authorization-server",
                        "GET /.well-known/openid-configuration");
    }

    private CompletableFuture<Credentials> application() {
        return fixture.resolver(Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                        .clientId("app")
                        .clientSecret("app-secret:with %signs")
                        .scopes(List.of("read"))
                        .build())
                .resolve();
    }

    private String ownMetadata(String issuer) {
        return "{\"issuer\":\"" + issuer + "\",\"response_types_supported\":[\"code\"],\"token_endpoint\":\""
                + provider.url("/token") + "\"}";
    }

    /** As MCP's revision 2025-03-26 had it. */
    @Test
    void aServerThatNamesNoneMayBeItsOwnAuthorizationServerUnderAPath() throws Exception {
        metadataPath = "/nowhere";
        ownMetadata = ownMetadata(url("/oauth"));

        Credentials credentials = OAuth2Fixture.get(application());

        assertThat(whoAmI(credentials)).contains("\"client\":\"app\"", "\"scope\":\"read\"");
    }

    @Test
    void aServerThatNamesNoneDoesNotSpeakForAnother() {
        metadataPath = "/nowhere";
        ownMetadata = ownMetadata("https://login.example.com");

        assertThat(OAuth2Fixture.failure(application())).hasMessageContaining("is of another one");
    }

    @Test
    void aClientThatIsConfiguredIsNotRegistered() throws Exception {
        Credentials credentials = OAuth2Fixture.get(fixture.resolver(Auth.oauth2(Auth.Flow.CLIENT_CREDENTIALS)
                        .clientId("app")
                        .clientSecret("app-secret:with %signs")
                        .build())
                .resolve());

        assertThat(whoAmI(credentials)).contains("\"client\":\"app\"", "\"aud\":\"" + resource + "\"");
    }
}
