package io.camelcodegen.auth;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.http.Credentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Bounds how long a caller waits for credentials that others may be waiting for, too. */
public final class CredentialWait {

    private CredentialWait() {}

    /**
     * The same credentials, or TIMEOUT; what resolves them goes on. A future that is done already is given back as it is.
     *
     * @param source for the message
     */
    public static CompletableFuture<Credentials> atMost(
            Duration timeout, CompletableFuture<Credentials> resolving, String source) {
        if (resolving.isDone()) {
            return resolving;
        }
        return resolving
                .copy()
                .orTimeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    throw cause instanceof TimeoutException
                            ? AuthErrors.timeout(source, timeout)
                            : CodegenErrors.wrap(cause);
                });
    }
}
