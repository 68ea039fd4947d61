package io.camelcodegen.auth.oauth2;

import java.util.concurrent.CompletableFuture;

/** One way to a token, from the beginning: without a token that could be renewed. */
@FunctionalInterface
interface Flow {

    /** Ends what is under way when the future handed out is cancelled. */
    CompletableFuture<HeldToken> authorize(AuthorizationServer server);
}
