package io.camelcodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthRequest;
import io.camelcodegen.auth.AuthResolver;
import io.camelcodegen.auth.AuthResult;
import io.camelcodegen.auth.TicketOffice;
import io.camelcodegen.auth.ToolSecurity;
import io.camelcodegen.call.CallOptions;
import io.camelcodegen.call.Codegen;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.policy.RetryPolicy;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.testing.RecordingSource;
import io.camelcodegen.testing.Snippets;
import io.camelcodegen.tool.ToolHints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials from beans of the user's, from the configuration to what a source is sent. */
class CustomAuthTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RecordingSource shop = new RecordingSource("shop").tool("read", ToolHints.READ_ONLY, "{}");
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        context.stop();
    }

    private Codegen start(Consumer<SourceConfig.Builder> config) {
        SourceConfig.Builder builder = SourceConfig.builder("shop", "recording").retry(RetryPolicy.NONE);
        config.accept(builder);
        shop.bindTo(context, builder.build());
        context.start();
        return Codegen.of(context);
    }

    private void bind(String name, AuthResolver resolver) {
        context.getRegistry().bind(name, resolver);
    }

    private static AuthResolver giving(String token) {
        return request -> CompletableFuture.completedFuture(AuthResult.bearer(token));
    }

    private String sent(int attempt) {
        return shop.attempts.get(attempt).context().credentials().headers().get("Authorization");
    }

    private static CodegenException failure(Codegen codegen) {
        return CodegenErrors.wrap(catchThrowable(() -> codegen.call("shop__read", Map.of())));
    }

    @Test
    void callsOwnAuthWinsOverTheSourcesAndThatOverTheRegistered() {
        bind("codegen-auth-shop", giving("registered"));
        bind("mine", giving("configured"));
        bind("other", giving("own"));
        Codegen codegen = start(config -> config.auth(Auth.custom("#bean:mine")));

        codegen.call("shop__read", Map.of());
        codegen.call("shop__read", Map.of(), CallOptions.NONE.withAuth(Auth.custom("other")));
        codegen.call("shop__read", Map.of(), CallOptions.NONE.withAuth(Auth.none()));

        assertThat(sent(0)).isEqualTo("Bearer configured");
        assertThat(sent(1)).isEqualTo("Bearer own");
        assertThat(sent(2)).isNull();
    }

    @Test
    void registeredResolverServesASourceWithoutAuth() {
        bind("codegen-auth-shop", request -> {
            assertThat(request).isEqualTo(new AuthRequest("shop", ToolSecurity.NONE));
            return CompletableFuture.completedFuture(AuthResult.bearer("registered"));
        });
        Codegen codegen = start(config -> {});

        codegen.call("shop__read", Map.of());

        assertThat(sent(0)).isEqualTo("Bearer registered");
    }

    @Test
    void resultThatIsKeptIsCountedAsAToken() {
        bind(
                "mine",
                request -> CompletableFuture.completedFuture(
                        AuthResult.bearer("kept").expiresAt(Instant.now().plusSeconds(3_600))));
        Codegen codegen = start(config -> config.auth(Auth.custom("mine")));
        assertThat(codegen.metrics("shop").tokensCached()).isZero();

        codegen.call("shop__read", Map.of());

        assertThat(codegen.metrics("shop").tokensCached()).isEqualTo(1);
    }

    @Test
    void manyFirstCallsAskOnce() {
        CompletableFuture<AuthResult> answer = new CompletableFuture<>();
        bind("mine", request -> {
            asked.incrementAndGet();
            return answer;
        });
        Codegen codegen = start(config -> config.auth(Auth.custom("mine")));

        List<CompletableFuture<Object>> calls = IntStream.range(0, 100)
                .mapToObj(i -> codegen.callAsync("shop__read", Map.of()))
                .toList();
        answer.complete(AuthResult.bearer("t").expiresAt(Instant.now().plusSeconds(600)));

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("ok"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void resolverThatNeverAnswersIsATimeoutOfTheAttempt() {
        bind("mine", request -> {
            asked.incrementAndGet();
            return new CompletableFuture<>();
        });
        Codegen codegen = start(config -> config.auth(Auth.custom("mine"))
                .timeout(Duration.ofMillis(20))
                .retry(RetryPolicy.DEFAULT.withInitialDelay(Duration.ofMillis(1))));

        assertThat(failure(codegen))
                .returns(ErrorCode.TIMEOUT, CodegenException::getCode)
                .returns(true, CodegenException::isUnprocessed)
                .hasMessage("the credentials of 'shop' did not come within 20 ms");
        assertThat(shop.attempts).isEmpty();
        assertThat(asked).hasValueGreaterThan(1);
    }

    @Test
    void waitingForCredentialsTakesOfTheAttemptsTime() {
        CompletableFuture<AuthResult> answer = new CompletableFuture<>();
        bind("mine", request -> answer);
        Codegen codegen = start(config -> config.auth(Auth.custom("mine")).timeout(Duration.ofSeconds(20)));

        CompletableFuture<Object> call = codegen.callAsync("shop__read", Map.of());
        answer.complete(AuthResult.bearer("t"));
        call.join();

        assertThat(shop.attempts.get(0).context().timeout()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void resolverThatFailsIsNotRetried() {
        bind("mine", request -> {
            asked.incrementAndGet();
            throw new IllegalStateException("s3cret");
        });
        Codegen codegen = start(config -> config.auth(Auth.custom("mine")).retry(RetryPolicy.DEFAULT));

        assertThat(failure(codegen))
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode)
                .hasMessageContaining("the auth resolver 'mine' of 'shop'")
                .hasMessageNotContaining("s3cret");
        assertThat(failure(codegen).toJson()).doesNotContain("s3cret");
        assertThat(asked).hasValue(2);
    }

    @Test
    void refusedCredentialsAreRefreshedOnceAndTheCallSentAgain() {
        bind("mine", new AuthResolver() {
            @Override
            public CompletableFuture<AuthResult> resolve(AuthRequest request) {
                return CompletableFuture.completedFuture(
                        AuthResult.bearer("old").expiresAt(Instant.now().plusSeconds(600)));
            }

            @Override
            public CompletableFuture<AuthResult> refresh(AuthRequest request, AuthResult refused) {
                assertThat(refused.headers()).containsEntry("Authorization", "Bearer old");
                return CompletableFuture.completedFuture(
                        AuthResult.bearer("new").expiresAt(Instant.now().plusSeconds(600)));
            }
        });
        shop.answer((attempt, number) -> attempt.context().credentials().equals(bearer("new"))
                ? CompletableFuture.completedFuture(ToolResult.of("welcome"))
                : CompletableFuture.failedFuture(AuthErrors.refused("shop", "401", Map.of(ErrorContext.STATUS, 401))));
        Codegen codegen = start(config -> config.auth(Auth.custom("mine")));

        assertThat(codegen.call("shop__read", Map.of())).isEqualTo("welcome");
        assertThat(codegen.call("shop__read", Map.of())).isEqualTo("welcome");
        assertThat(shop.attempts).hasSize(3);
    }

    private static Credentials bearer(String token) {
        return new Credentials(Map.of("Authorization", "Bearer " + token), Map.of(), Map.of());
    }

    @Test
    void discoveryWaitsForCredentialsNoLongerThanItMay() {
        bind("mine", request -> new CompletableFuture<>());
        context.getRegistry()
                .bind(
                        "tools",
                        SourceConfig.mcpHttp("tools", "http://127.0.0.1:1/mcp")
                                .property("initTimeout", 20)
                                .auth(Auth.custom("mine"))
                                .build());
        context.start();

        CodegenException failure =
                CodegenErrors.wrap(catchThrowable(() -> Codegen.of(context).call("tools__echo", Map.of())));

        assertThat(failure)
                .returns(ErrorCode.TIMEOUT, CodegenException::getCode)
                .hasMessage("the credentials of 'tools' did not come within 20 ms");
    }

    @Test
    void clientCertificateCannotBeThatOfACall() {
        Codegen codegen = start(config -> {});

        CodegenException failure = CodegenErrors.wrap(catchThrowable(
                () -> codegen.call("shop__read", Map.of(), CallOptions.NONE.withAuth(Auth.mtls("tls")))));

        assertThat(failure)
                .returns(ErrorCode.INVALID_CONFIG, CodegenException::getCode)
                .hasMessageContaining("cannot be mtls");
    }

    @Test
    void resolverOfThePageIsTheOneTestedHere() throws Exception {
        String tested = Files.readString(Path.of("src/test/java/io/camelcodegen/auth/TicketOffice.java"));

        assertThat(Snippets.of("auth-custom.md", "java").get(0).lines().map(String::strip))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(tested).contains(line));
    }

    @Test
    void configurationOfThePageWorks(@TempDir Path folder) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body("{}").build());
            server.start();
            Files.writeString(folder.resolve("theatre.yaml"), """
                    openapi: 3.0.3
                    info: {title: Theatre, version: 1.0.0}
                    servers: [{url: "%s"}]
                    security: [{ticket: []}]
                    components: {securitySchemes: {ticket: {type: apiKey, in: header, name: X-Ticket}}}
                    paths: {/seat: {get: {operationId: seat, responses: {}}}}
                    """.formatted(
                            server.url("/").toString().replaceAll("/$", "")));
            Path config = folder.resolve("codegen.config.json");
            Files.writeString(
                    config,
                    Snippets.of("auth-custom.md", "json")
                            .get(0)
                            .replace(
                                    "theatre.yaml\",",
                                    folder + "/theatre.yaml\"," + " \"allowServerFromDocument\": true,"));
            context.getRegistry().bind("ticketOffice", new TicketOffice());
            assertThat(Snippets.of("auth-custom.md", "java").get(1))
                    .contains("bind(\"ticketOffice\", new TicketOffice())");
            CodegenComponent component = new CodegenComponent();
            component.setConfig("file:" + config);
            context.addComponent("codegen", component);
            context.start();

            context.createProducerTemplate().requestBody("codegen:theatre__seat", Map.of());

            assertThat(server.takeRequest().getHeaders().get("X-Ticket")).isEqualTo("theatre-42");
        }
    }
}
