package io.camelcodegen.auth;

import java.util.concurrent.CompletableFuture;

/**
 * Finds credentials in a way that is not built in: a vault, a signing service, a token exchange. A bean in the registry;
 * a source names it ({@code "auth": {"type": "custom", "resolver": "#myResolver"}}), or it is called
 * {@code codegen-auth-{source}} and serves the source of that name where that has no {@code auth}.
 *
 * <p>Thread-safe. Called on a worker thread of the component. What it asks for at once may come late, but a call waits
 * for it no longer than its attempt may take. A result with {@link AuthResult#expires()} is kept, and one call asks for
 * it while others wait without a thread; a result without is for one attempt.
 *
 * <p>Whatever it fails with, other than a {@link io.camelcodegen.error.CodegenException}, is AUTH_FAILED.
 */
@FunctionalInterface
public interface AuthResolver {

    CompletableFuture<AuthResult> resolve(AuthRequest request);

    /**
     * Others in place of those that the source refused with 401. Asked for at most once in a call.
     *
     * @param refused what was sent; {@link AuthResult#expires()} only where the result is one that was kept
     */
    default CompletableFuture<AuthResult> refresh(AuthRequest request, AuthResult refused) {
        return resolve(request);
    }
}
