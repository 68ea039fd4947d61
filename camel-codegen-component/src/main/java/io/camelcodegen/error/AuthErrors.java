package io.camelcodegen.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures to get credentials, and credentials that a source does not take. */
public final class AuthErrors {

    private AuthErrors() {}

    /** The source was asked, and did not take the credentials. */
    public static CodegenException refused(String source, String what, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "'" + source + "' refused the credentials: " + what)
                .with(ErrorContext.SOURCE, source);
        context.forEach(builder::with);
        return builder.build();
    }

    /** @param what which token it is, and why no new one can be had */
    public static CodegenException tokenExpired(String source, String what, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_TOKEN_EXPIRED, "the credentials of '" + source + "' have expired: " + what)
                .with(ErrorContext.SOURCE, source)
                .cause(cause)
                .build();
    }

    /**
     * An authorization server gives no credentials, or asks a user who does not. Nothing was sent to the source.
     *
     * @param context {@link ErrorContext#OAUTH_ERROR} and what else is known
     */
    public static CodegenException noToken(
            String source, String what, Map<String, ?> context, @Nullable Throwable cause) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "no token for '" + source + "': " + what)
                .with(ErrorContext.SOURCE, source)
                .cause(cause)
                .unprocessed(true);
        context.forEach(builder::with);
        return builder.build();
    }

    /** The authorization server cannot be asked, now: as {@code why}, but nothing was sent to the source. */
    public static CodegenException serverUnavailable(String source, CodegenException why) {
        CodegenException.Builder builder = CodegenException.builder(
                        why.getCode(), "no token for '" + source + "': " + why.getMessage())
                .with(ErrorContext.SOURCE, source)
                .cause(why.getCause())
                .retryable(why.isRetryable())
                .unprocessed(true);
        why.getContext().forEach(builder::with);
        return builder.build();
    }

    /**
     * The authorization server answers 408, 425, 429 or 5xx.
     *
     * @param where without secrets
     */
    public static CodegenException serverBusy(String source, String where, int status, @Nullable Duration retryAfter) {
        ErrorCode code = status == 429
                ? ErrorCode.RATE_LIMITED
                : status >= 500 ? ErrorCode.HTTP_ERROR_5XX : ErrorCode.HTTP_ERROR_4XX;
        return CodegenException.builder(code, "no token for '" + source + "': " + where + " answered " + status)
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.URL, where)
                .with(ErrorContext.STATUS, status)
                .with(ErrorContext.RETRY_AFTER, retryAfter)
                .retryable(true)
                .unprocessed(true)
                .build();
    }

    /** @param what the variable, security scheme or field that has no value */
    public static CodegenException missing(String source, String what) {
        return CodegenException.builder(ErrorCode.AUTH_MISSING, "no credentials for '" + source + "': " + what)
                .with(ErrorContext.SOURCE, source)
                .build();
    }

    /**
     * A tool needs credentials, and none are configured. Nothing was sent.
     *
     * @param asked what is asked for, and what there is
     * @param config what would provide it; empty where that cannot be said
     * @param schemes the names of the security schemes
     */
    public static CodegenException notConfigured(String source, String asked, String config, List<String> schemes) {
        String hint = config.isEmpty()
                ? ""
                : "; configure the source with " + config
                        + ", or with \"auth\": {\"type\": \"none\"} where the server needs none";
        return CodegenException.builder(ErrorCode.AUTH_MISSING, "no credentials for '" + source + "': " + asked + hint)
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.SCHEME, schemes.isEmpty() ? null : schemes.get(0))
                .with(ErrorContext.SCHEMES, schemes.isEmpty() ? null : List.copyOf(schemes))
                .with(ErrorContext.CONFIG, config.isEmpty() ? null : config)
                .unprocessed(true)
                .build();
    }

    /** A resolver of the user's own did not give credentials. Nothing was sent. */
    public static CodegenException resolverFailed(
            String source, String resolver, String what, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "the auth resolver '" + resolver + "' of '" + source + "' " + what)
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.RESOLVER, resolver)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    /** Credentials did not come in time. Nothing was sent. */
    public static CodegenException timeout(String source, Duration timeout) {
        return CodegenException.builder(
                        ErrorCode.TIMEOUT,
                        "the credentials of '" + source + "' did not come within " + timeout.toMillis() + " ms")
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.TIMEOUT, timeout)
                .unprocessed(true)
                .build();
    }
}
