package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.camelcodegen.auth.Auth;
import io.camelcodegen.error.AuthErrors;
import java.util.concurrent.CompletableFuture;

/** RFC 6749, section 6, from the beginning: with the refresh token that is configured. */
record RefreshTokenFlow(String source, Auth.OAuth2 config, TokenEndpoint endpoint, Clients clients) implements Flow {

    @Override
    public CompletableFuture<HeldToken> authorize(AuthorizationServer server) {
        String refreshToken = config.refreshToken();
        if (refreshToken == null || refreshToken.isBlank()) {
            return CompletableFuture.failedFuture(AuthErrors.missing(source, "'refreshToken' is empty"));
        }
        return Cancellable.compose(
                clients.client(server, null),
                client -> endpoint.token(server, client, new RefreshTokenGrant(new RefreshToken(refreshToken))));
    }
}
