package io.camelcodegen.error;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Failures that belong to no one concern, and any other failure as one of ours. */
public final class CodegenErrors {

    private CodegenErrors() {}

    /** @param what was not done in time: a call, a request */
    public static CodegenException timeout(String what, Duration timeout) {
        return CodegenException.builder(
                        ErrorCode.TIMEOUT, what + " did not finish within " + timeout.toMillis() + " ms")
                .with(ErrorContext.TIMEOUT, timeout)
                .build();
    }

    public static CodegenException internal(String what, @Nullable Throwable cause) {
        return CodegenException.builder(ErrorCode.INTERNAL_ERROR, what)
                .cause(cause)
                .build();
    }

    /** @param what was asked for, and what can be had instead */
    public static CodegenException notImplemented(String what) {
        return CodegenException.builder(ErrorCode.NOT_IMPLEMENTED, what + " is not supported yet")
                .build();
    }

    /** The failure as one of ours: unwraps what futures wrap; anything unknown becomes {@code INTERNAL_ERROR}. */
    public static CodegenException wrap(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        if (cause instanceof CodegenException known) {
            return known;
        }
        if (cause instanceof CancellationException) {
            return CodegenException.builder(ErrorCode.EXECUTION_FAILED, "cancelled by the caller")
                    .cause(cause)
                    .build();
        }
        return internal("unexpected " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
