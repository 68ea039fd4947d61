package io.camelcodegen.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelcodegen.auth.Auth.Location;
import io.camelcodegen.auth.SecurityScheme.Kind;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ConfigErrors;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.event.EventSink;
import io.camelcodegen.http.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchemeCredentialsTest {

    private static final SecurityScheme TOKEN = new SecurityScheme("token", Kind.OAUTH2, null, null, List.of(), true);
    private static final SecurityScheme KEY =
            new SecurityScheme("key", Kind.API_KEY, "X-Key", Location.HEADER, List.of(), true);
    private static final SecurityScheme OTHER = new SecurityScheme("other", Kind.BASIC, null, null, List.of(), true);

    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, String> variables = new HashMap<>();
    private final CustomAuthentication custom = new CustomAuthentication(
            "shop",
            bean -> request -> CompletableFuture.completedFuture(AuthResult.bearer("t" + asked.incrementAndGet())
                    .expiresAt(Instant.now().plusSeconds(600))),
            Runnable::run,
            EventSink.NONE,
            Clock.systemUTC(),
            Duration.ofSeconds(30));

    private CredentialResolver resolver(Map<String, Auth> schemes, List<List<SecurityScheme>> alternatives) {
        return new SchemeCredentials(
                        "shop",
                        new Auth.Schemes(schemes),
                        auth -> auth instanceof Auth.Custom named
                                ? custom.of(named)
                                : StaticCredentials.of("shop", auth, this::variable))
                .forTool(new ToolSecurity(alternatives, List.of(KEY)));
    }

    private String variable(String text) {
        if (text.equals("${MISSING}")) {
            throw ConfigErrors.variableMissing("shop", "MISSING", null);
        }
        return variables.getOrDefault(text, text);
    }

    private static Map<String, String> headers(CompletableFuture<Credentials> credentials) {
        return credentials.join().headers();
    }

    @Test
    void firstAlternativeThatIsConfiguredWholeIsTaken() {
        CredentialResolver resolver = resolver(
                Map.of("token", Auth.bearer("t"), "key", Auth.apiKey("k")),
                List.of(List.of(TOKEN, OTHER), List.of(KEY), List.of(TOKEN)));

        assertThat(headers(resolver.resolve())).isEqualTo(Map.of("X-Key", "k"));
    }

    @Test
    void configuredCredentialsAreSentWhereNoneAreNeeded() {
        CredentialResolver resolver = resolver(Map.of("key", Auth.apiKey("k")), List.of(List.of(), List.of(KEY)));

        assertThat(headers(resolver.resolve())).isEqualTo(Map.of("X-Key", "k"));
    }

    @Test
    void toolThatAsksForNothingIsSentNothing() {
        assertThat(resolver(Map.of("key", Auth.apiKey("k")), List.of())
                        .resolve()
                        .join())
                .isEqualTo(Credentials.NONE);
    }

    @Test
    void nextAlternativeIsTakenWhereAVariableIsMissingAndTheFirstIsTold() {
        Map<String, Auth> schemes = Map.of("token", Auth.bearer("${MISSING}"), "key", Auth.apiKey("${KEY}"));
        CredentialResolver resolver = resolver(schemes, List.of(List.of(TOKEN), List.of(KEY)));
        variables.put("${KEY}", "k");
        assertThat(headers(resolver.resolve())).isEqualTo(Map.of("X-Key", "k"));

        variables.put("${KEY}", "");

        assertThatThrownBy(() -> resolver.resolve().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        CodegenException.class, e -> assertThat(e.getCode()).isEqualTo(ErrorCode.AUTH_MISSING))
                .hasMessageContaining("MISSING");
    }

    @Test
    void alternativeThatWasSentIsTheOneRefreshed() {
        Map<String, Auth> schemes = Map.of("key", Auth.apiKey("${MISSING}"), "token", Auth.custom("tokens"));
        CredentialResolver resolver = resolver(schemes, List.of(List.of(KEY), List.of(TOKEN)));
        Credentials sent = resolver.resolve().join();

        assertThat(resolver.canRefresh()).isTrue();
        assertThat(headers(resolver.refresh(sent))).isEqualTo(Map.of("Authorization", "Bearer t2"));
    }

    @Test
    void onlyThePartThatCanBeRefreshedIs() {
        CredentialResolver resolver =
                resolver(Map.of("token", Auth.custom("tokens"), "key", Auth.apiKey("k")), List.of(List.of(TOKEN, KEY)));
        Credentials sent = resolver.resolve().join();
        assertThat(sent.headers()).isEqualTo(Map.of("Authorization", "Bearer t1", "X-Key", "k"));

        assertThat(resolver.canRefresh()).isTrue();
        assertThat(headers(resolver.refresh(sent))).isEqualTo(Map.of("Authorization", "Bearer t2", "X-Key", "k"));
        assertThat(headers(resolver.refresh(sent))).containsEntry("Authorization", "Bearer t2");
        assertThat(asked).hasValue(2);
    }
}
