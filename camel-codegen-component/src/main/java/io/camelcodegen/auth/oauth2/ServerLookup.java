package io.camelcodegen.auth.oauth2;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.auth.AuthContext;
import java.util.concurrent.CompletableFuture;

/** Finds the authorization server; one that is found from the source is kept, a failure is not. */
@FunctionalInterface
interface ServerLookup {

    /** The future is the caller's own. */
    CompletableFuture<AuthorizationServer> server();

    /**
     * The server that the configuration names, else the one that the source itself names, where it has a URL.
     *
     * @throws io.camelcodegen.error.CodegenException INVALID_CONFIG
     */
    static ServerLookup of(Auth.OAuth2 config, AuthContext context, AuthorizationHttp http) {
        if (config.tokenUrl() == null && context.resource() != null) {
            return new DiscoveredServer(config, context, http);
        }
        AuthorizationServer configured = ConfiguredServer.of(context.source(), config);
        return () -> CompletableFuture.completedFuture(configured);
    }
}
