package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import java.util.concurrent.CompletableFuture;

/** RFC 6749, section 4.4: the client as itself. */
record ClientCredentialsFlow(TokenEndpoint endpoint, Clients clients) implements Flow {

    @Override
    public CompletableFuture<HeldToken> authorize(AuthorizationServer server) {
        return Cancellable.compose(
                clients.client(server, null), client -> endpoint.token(server, client, new ClientCredentialsGrant()));
    }
}
