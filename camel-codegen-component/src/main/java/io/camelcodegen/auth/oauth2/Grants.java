package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Obtains and renews the tokens of one configuration: by its refresh token where there is one, else by its flow. */
final class Grants {

    /** A source that refuses a token of this age refuses its user: another login would not help. */
    private static final Duration JUST_OBTAINED = Duration.ofMinutes(1);

    private final String source;
    private final Auth.OAuth2 config;
    private final ServerLookup servers;
    private final TokenEndpoint endpoint;
    private final Flow flow;
    private final Clock clock;

    Grants(String source, Auth.OAuth2 config, ServerLookup servers, TokenEndpoint endpoint, Flow flow, Clock clock) {
        this.source = source;
        this.config = config;
        this.servers = servers;
        this.endpoint = endpoint;
        this.flow = flow;
        this.clock = clock;
    }

    /** Facts for events. */
    Map<String, Object> details() {
        return Map.of("flow", config.flow().name());
    }

    CompletableFuture<HeldToken> first() {
        return Cancellable.compose(servers.server(), flow::authorize);
    }

    /**
     * A token in place of {@code previous}.
     *
     * @param refused whether the source refused it although it looked fresh
     * @param refreshTokenRefused told where its refresh token is of no use any more
     */
    CompletableFuture<HeldToken> renew(HeldToken previous, boolean refused, Consumer<HeldToken> refreshTokenRefused) {
        if (previous.refreshToken() == null) {
            return again(previous, refused);
        }
        String refreshToken = previous.refreshToken();
        CompletableFuture<HeldToken> renewed = Cancellable.compose(
                servers.server(),
                server -> endpoint.renew(server, previous.client(), refreshToken, previous.principal()));
        return Cancellable.recover(renewed, thrown -> {
            CodegenException failure = CodegenErrors.wrap(thrown);
            boolean useless = failure.getCode() == ErrorCode.AUTH_FAILED
                    && failure.getContext().containsKey(ErrorContext.OAUTH_ERROR);
            if (!useless) {
                return CompletableFuture.failedFuture(failure);
            }
            refreshTokenRefused.accept(previous);
            boolean sameAgain = config.flow() == Auth.Flow.REFRESH_TOKEN && refreshToken.equals(config.refreshToken());
            return sameAgain ? CompletableFuture.failedFuture(failure) : first();
        });
    }

    private CompletableFuture<HeldToken> again(HeldToken previous, boolean refused) {
        boolean justObtained = clock.instant().isBefore(previous.obtained().plus(JUST_OBTAINED));
        if (refused && TokenEndpoint.asksUser(config.flow()) && justObtained) {
            return CompletableFuture.failedFuture(AuthErrors.refused(
                    source, "it refuses the token of a login just made; may this user do that?", Map.of()));
        }
        return first();
    }
}
