package io.camelcodegen.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests that belong to no call, with credentials that may be refused. */
class CredentialResolverTest {

    private final List<Credentials> sent = new ArrayList<>();

    private static Credentials token(String token) {
        return new Credentials(Map.of("Authorization", "Bearer " + token), Map.of(), Map.of());
    }

    private static CredentialResolver renewable() {
        return new CredentialResolver() {
            @Override
            public CompletableFuture<Credentials> resolve() {
                return CompletableFuture.completedFuture(token("old"));
            }

            @Override
            public boolean canRefresh() {
                return true;
            }

            @Override
            public CompletableFuture<Credentials> refresh(Credentials refused) {
                assertThat(refused).isEqualTo(token("old"));
                return CompletableFuture.completedFuture(token("new"));
            }
        };
    }

    private CompletableFuture<String> refusing(Credentials credentials, int status, String refusedToken) {
        sent.add(credentials);
        boolean refused = credentials.equals(token(refusedToken)) || refusedToken.equals("all");
        return refused
                ? CompletableFuture.failedFuture(AuthErrors.refused("shop", "no", Map.of(ErrorContext.STATUS, status)))
                : CompletableFuture.completedFuture("answer");
    }

    @Test
    void a401IsTriedOnceMoreWithOtherCredentials() {
        assertThat(renewable()
                        .authorized(waiting -> waiting, with -> refusing(with, 401, "old"))
                        .join())
                .isEqualTo("answer");
        assertThat(sent).containsExactly(token("old"), token("new"));
    }

    @Test
    void theSecondRefusalCounts() {
        CompletableFuture<String> answer =
                renewable().authorized(waiting -> waiting, with -> refusing(with, 401, "all"));

        assertThat(answer.handle((value, failure) -> CodegenErrors.wrap(failure))
                        .join())
                .returns(ErrorCode.AUTH_FAILED, CodegenException::getCode);
        assertThat(sent).hasSize(2);
    }

    @Test
    void otherRefusalsAndOtherCredentialsAreNotTriedAgain() {
        assertThat(renewable().authorized(waiting -> waiting, with -> refusing(with, 403, "all")))
                .isCompletedExceptionally();
        assertThat(CredentialResolver.NONE.authorized(waiting -> waiting, with -> refusing(with, 401, "all")))
                .isCompletedExceptionally();
        assertThat(sent).hasSize(2);
    }
}
