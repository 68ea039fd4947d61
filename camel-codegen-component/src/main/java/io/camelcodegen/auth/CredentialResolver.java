package io.camelcodegen.auth;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.Credentials;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes credentials when an attempt needs them, so that a changed variable, vault entry or token takes effect.
 * Thread-safe; never blocks. Futures may fail with AUTH errors, or with those of the request for a token; who cancels
 * one stops waiting, and disturbs nobody else.
 */
@FunctionalInterface
public interface CredentialResolver {

    CompletableFuture<Credentials> NO_CREDENTIALS = CompletableFuture.completedFuture(Credentials.NONE);

    CredentialResolver NONE = () -> NO_CREDENTIALS;

    /** The credentials now; already complete where nothing must be asked for. Fails with AUTH_MISSING, AUTH_FAILED. */
    CompletableFuture<Credentials> resolve();

    /**
     * What resolves the credentials of one tool's calls, by what the source's document asks for. Done once for a tool.
     * One that has not what is asked for fails with AUTH_MISSING each time.
     */
    default CredentialResolver forTool(ToolSecurity security) {
        return this;
    }

    /** Whether {@link #refresh} may find others than {@link #resolve} found. */
    default boolean canRefresh() {
        return false;
    }

    /** How many tokens of its source are kept for further calls now. */
    default int tokensCached() {
        return 0;
    }

    /**
     * New credentials in place of those that the source refused with a 401. Asked for once in a call; where another
     * call has renewed them since, that renewal counts.
     */
    default CompletableFuture<Credentials> refresh(Credentials refused) {
        return resolve();
    }

    /**
     * Makes a request with the credentials now; once more with others where the source refuses those with a 401.
     *
     * @param waiting bounds the wait for credentials
     */
    default <T> CompletableFuture<T> authorized(
            UnaryOperator<CompletableFuture<Credentials>> waiting,
            Function<Credentials, CompletableFuture<T>> request) {
        return waiting.apply(resolve())
                .thenCompose(credentials -> request.apply(credentials).exceptionallyCompose(thrown -> {
                    CodegenException failure = CodegenErrors.wrap(thrown);
                    boolean refused = failure.getCode() == ErrorCode.AUTH_FAILED
                            && Integer.valueOf(401).equals(failure.getContext().get(ErrorContext.STATUS));
                    return refused && canRefresh()
                            ? waiting.apply(refresh(credentials)).thenCompose(request)
                            : CompletableFuture.failedFuture(failure);
                }));
    }
}
