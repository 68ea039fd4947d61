package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that calls an API with tokens of an authorization server in this JVM. */
class OAuth2EndToEndTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Shop, version: 1.0.0}
            paths:
              /orders:
                post:
                  operationId: create_order
                  requestBody:
                    content: {application/json: {schema: {type: object, properties: {item: {type: string}}}}}
                  responses:
                    "201": {description: made, content: {application/json: {schema: {type: object}}}}
            """;

    @TempDir
    Path directory;

    private final MockOAuth2Server authorization = new MockOAuth2Server();
    private final MockWebServer shop = new MockWebServer();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Main main = new Main();

    @BeforeEach
    void start() throws Exception {
        authorization.start(InetAddress.getLoopbackAddress(), 0);
        shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String token = String.valueOf(request.getHeaders().get("Authorization"));
                tokens.add(token);
                boolean good = token.startsWith("Bearer ") && !refused.contains(token);
                return new MockResponse.Builder()
                        .code(good ? 201 : 401)
                        .addHeader("Content-Type", "application/json")
                        .body(good ? "{\"order\": 7}" : "{\"error\": \"no\"}")
                        .build();
            }
        });
        shop.start();
        Path document = Files.writeString(directory.resolve("shop.yaml"), DOCUMENT);
        main.addInitialProperty("camel.component.codegen.indexDirectory", "none");
        option("spec", document.toString());
        option("baseUrl", "http://127.0.0.1:" + shop.getPort());
        option("auth.type", "oauth2");
        option("auth.tokenUrl", tokenUrl());
        option("auth.clientId", "app");
        option("auth.clientSecret", "{{shop.secret}}");
        option("auth.scopes", "orders.write");
        main.addInitialProperty("shop.secret", "s3cret");
    }

    @AfterEach
    void stop() {
        main.stop();
        shop.close();
        authorization.shutdown();
    }

    private void option(String key, String value) {
        main.addInitialProperty("camel.component.codegen.sources[shop." + key + "]", value);
    }

    private String tokenUrl() {
        return authorization.tokenEndpointUrl("default").toString();
    }

    private int tokenRequests() {
        int count = 0;
        while (takeTokenRequest() != null) {
            count++;
        }
        return count;
    }

    private Object takeTokenRequest() {
        try {
            return authorization.takeRequest(100, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) { // how it says that there is none
            return null;
        }
    }

    @Test
    void aRefusedTokenIsRenewedOnceWithinTheCallEvenOfOneWithSideEffects() throws Exception {
        main.start();
        call();
        assertThat(Codegen.of(main.getCamelContext()).metrics("shop").tokensCached())
                .isEqualTo(1);
        String first = tokens.get(0);
        refused.add(first);
        tokens.clear();

        Object answer = call();

        assertThat(answer).isEqualTo(Map.of("order", 7));
        assertThat(tokens).hasSize(2).first().isEqualTo(first);
        SignedJWT second = SignedJWT.parse(tokens.get(1).substring("Bearer ".length()));
        assertThat(second.getJWTClaimsSet().getSubject()).isEqualTo("app");
        assertThat(second.getJWTClaimsSet().getAudience()).containsExactly("orders.write");
        assertThat(tokenRequests()).isEqualTo(2);
    }

    private Object call() {
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("codegen:shop__create_order", Map.of("item", "tea"));
    }

    @Test
    void aSourceThatRefusesEveryTokenFailsTheCallAfterOneRenewal() throws Exception {
        main.start();
        shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(401).build();
            }
        });

        assertThatThrownBy(this::call).cause().isInstanceOfSatisfying(CodegenException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo(ErrorCode.AUTH_FAILED);
            assertThat(failure.toJson()).doesNotContain("s3cret");
        });
        assertThat(shop.getRequestCount()).isEqualTo(2);
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void aTokenThatCannotBeHadAtOnceIsAskedForAgainEvenForACallWithSideEffects() throws Exception {
        try (MockWebServer busy = new MockWebServer()) {
            busy.enqueue(new MockResponse.Builder().code(503).build());
            busy.enqueue(new MockResponse.Builder()
                    .body("{\"access_token\":\"late\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                    .build());
            busy.start();
            option("auth.tokenUrl", "http://127.0.0.1:" + busy.getPort() + "/token");
            option("retry.initialDelay", "1ms");
            main.start();

            assertThat(call()).isEqualTo(Map.of("order", 7));

            assertThat(busy.getRequestCount()).isEqualTo(2);
            assertThat(tokens).containsExactly("Bearer late");
        }
    }

    @Test
    void twoHundredCallsWithAuthOfTheirOwnShareOneTokenRequest() throws Exception {
        main.start();
        Codegen codegen = main.getCamelContext()
                .getComponent("codegen", CodegenComponent.class)
                .codegen();

        List<CompletableFuture<?>> calls = IntStream.range(0, 200)
                .<CompletableFuture<?>>mapToObj(i -> codegen.callAsync(
                        "shop__create_order",
                        Map.of("item", "tea"),
                        CallOptions.NONE.withAuth(Auth.clientCredentials(tokenUrl(), "other-" + i % 2, "secret"))))
                .toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.get(60, TimeUnit.SECONDS)).isNotNull());
        assertThat(tokenRequests()).isEqualTo(2);
        assertThat(tokens.stream().distinct()).hasSize(2);
    }

    @Test
    void anMcpServerWithoutATokenUrlIsAskedForItsAuthorizationServer() throws Exception {
        main.addInitialProperty(
                "camel.component.codegen.sources[tools.url]", "http://127.0.0.1:" + shop.getPort() + "/mcp");
        main.addInitialProperty("camel.component.codegen.sources[tools.auth.type]", "oauth2");
        main.addInitialProperty("camel.component.codegen.sources[tools.auth.flow]", "authorizationCode");
        shop.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(request.getTarget().equals("/mcp") ? 401 : 404)
                        .build();
            }
        });
        main.start();

        assertThatThrownBy(() ->
                        main.getCamelContext().createProducerTemplate().requestBody("codegen:tools__search", Map.of()))
                .rootCause()
                .isInstanceOfSatisfying(CodegenException.class, failure -> assertThat(failure)
                        .hasMessageContaining("no metadata of its authorization server is found at http://127"));
    }
}
