package io.camelcodegen.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One factory per kind of failure. Callers pass facts already free of secrets: a URL without credentials, a header's
 * name but not its value.
 */
public final class CodegenErrors {

    /** Context keys. */
    public static final String TOOL = "tool";

    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String URL = "url";
    /** The wait the source asked for, a {@link Duration}. */
    public static final String RETRY_AFTER = "retryAfter";

    public static final String VIOLATIONS = "violations";
    /** Of the first violation: the JSON pointer of the value that does not fit. Absent where it is the whole. */
    public static final String FIELD = "field";
    /** Of the first violation: what the schema asks for, and what was there instead, as far as that may be shown. */
    public static final String EXPECTED = "expected";

    public static final String RECEIVED = "received";
    public static final String SUGGESTIONS = "suggestions";
    public static final String PROBLEMS = "problems";
    /** An RFC 9457 problem details object the source answered with, a Map. */
    public static final String PROBLEM = "problem";
    /** What the source answered, cut to a few kilobytes. */
    public static final String RESPONSE = "response";

    public static final String ATTEMPTS = "attempts";
    public static final String LOCATION = "location";
    public static final String VARIABLE = "variable";
    /** The name of a security scheme that the document asks for; {@link #SCHEMES} has all. */
    public static final String SCHEME = "scheme";

    public static final String SCHEMES = "schemes";
    /** What to write into the configuration. */
    public static final String CONFIG = "config";

    public static final String RESOLVER = "resolver";
    public static final String TIMEOUT = "timeout";
    public static final String LIMIT = "limit";
    /** The {@code error} of an authorization server, RFC 6749, section 5.2. */
    public static final String OAUTH_ERROR = "oauthError";

    public static final String EXIT_CODE = "exitCode";
    /** The option that limits us, where not the source but a limit of our own refused the call. */
    public static final String OWN_LIMIT = "ownLimit";
    /** The rate limit headers that came with the answer, a Map of text with lower-case names. */
    public static final String RATE_LIMIT_HEADERS = "rateLimitHeaders";
    /** True where the call was not repeated because too many calls of the source were. */
    public static final String RETRY_BUDGET_EXHAUSTED = "retryBudgetExhausted";

    /** The alerts of RFC 8446, section 6.2, that a server answers a missing or wrong client certificate with. */
    private static final Pattern CLIENT_CERTIFICATE = Pattern.compile(
            "fatal alert: (bad_certificate|certificate_required|certificate_unknown|unknown_ca|handshake_failure)");

    private CodegenErrors() {}

    public static CodegenException toolNotFound(String name, List<String> suggestions) {
        String hint = suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?";
        return CodegenException.builder(ErrorCode.TOOL_NOT_FOUND, "no tool '" + name + "'" + hint)
                .with(TOOL, name)
                .with(SUGGESTIONS, List.copyOf(suggestions))
                .build();
    }

    public static CodegenException sourceNotFound(String source, List<String> known) {
        String hint = known.isEmpty() ? "no source is configured" : "configured are " + String.join(", ", known);
        return CodegenException.builder(ErrorCode.SOURCE_NOT_FOUND, "no source '" + source + "'; " + hint)
                .with(SOURCE, source)
                .with(SUGGESTIONS, List.copyOf(known))
                .build();
    }

    /** @param problems each with the place it was found and what is allowed there */
    public static CodegenException invalidConfig(String where, List<String> problems) {
        String message = problems.size() == 1
                ? where + ": " + problems.get(0)
                : where + ": " + problems.size() + " problems\n  - " + String.join("\n  - ", problems);
        return CodegenException.builder(ErrorCode.INVALID_CONFIG, message)
                .with(LOCATION, where)
                .with(PROBLEMS, List.copyOf(problems))
                .build();
    }

    /** @param why the lock file of the source does not let the tool be called, and how to accept it as it is */
    public static CodegenException lockedOut(String tool, String why) {
        return CodegenException.builder(ErrorCode.INVALID_CONFIG, tool + " is refused: " + why)
                .with(TOOL, tool)
                .unprocessed(true)
                .build();
    }

    /** @param violations one map per violation: {@code pointer}, {@code message}, {@code expected}, {@code received} */
    public static CodegenException invalidParams(String tool, List<Map<String, Object>> violations) {
        return violated(
                ErrorCode.INVALID_PARAMS,
                tool,
                "invalid parameters for " + tool + ": " + messages(violations),
                violations);
    }

    /** One thing wrong with the parameters, not found by the schema. */
    public static CodegenException invalidParams(String tool, String pointer, String message) {
        return invalidParams(tool, List.of(Map.of("pointer", pointer, "message", message)));
    }

    public static CodegenException schemaValidationFailed(String tool, List<Map<String, Object>> violations) {
        return violated(
                ErrorCode.SCHEMA_VALIDATION_FAILED,
                tool,
                "response of " + tool + " does not match its output schema: " + messages(violations),
                violations);
    }

    /** Says of the first violation in the context itself what expressions of a route can read easily. */
    private static CodegenException violated(
            ErrorCode code, String tool, String message, List<Map<String, Object>> violations) {
        Map<String, Object> first = violations.isEmpty() ? Map.of() : violations.get(0);
        return CodegenException.builder(code, message)
                .with(TOOL, tool)
                .with(FIELD, "".equals(first.get("pointer")) ? null : first.get("pointer"))
                .with(EXPECTED, first.get("expected"))
                .with(RECEIVED, first.get("received"))
                .with(VIOLATIONS, List.copyOf(violations))
                .build();
    }

    private static String messages(List<Map<String, Object>> violations) {
        return violations.stream().map(v -> String.valueOf(v.get("message"))).collect(Collectors.joining("; "));
    }

    /** The source could not be asked, now; asking again may help. */
    public static CodegenException discoveryFailed(
            String source, String location, String found, @Nullable Throwable cause) {
        return discovery(source, location, found, cause, true);
    }

    /** What the source sent is not what it must send; asking again does not help. */
    public static CodegenException malformedDocument(
            String source, String location, String found, @Nullable Throwable cause) {
        return discovery(source, location, found, cause, false);
    }

    private static CodegenException discovery(
            String source, String location, String found, @Nullable Throwable cause, boolean retryable) {
        return CodegenException.builder(
                        ErrorCode.DISCOVERY_FAILED,
                        "cannot discover the tools of '" + source + "' from " + location + ": " + found)
                .with(SOURCE, source)
                .with(LOCATION, location)
                .cause(cause)
                .retryable(retryable)
                .build();
    }

    /** Connecting failed: nothing was sent. */
    public static CodegenException sourceUnreachable(String where, String why, @Nullable Throwable cause) {
        return CodegenException.builder(ErrorCode.SOURCE_UNREACHABLE, "cannot reach " + where + ": " + why)
                .with(URL, where)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    /** The TLS handshake failed. Never repeated: the peer is not who it should be, or speaks another TLS. */
    public static CodegenException tlsFailed(String where, String why, @Nullable Throwable cause) {
        boolean certificate = CLIENT_CERTIFICATE.matcher(why).find();
        return CodegenException.builder(
                        ErrorCode.SOURCE_UNREACHABLE,
                        "TLS handshake with " + where + " failed: " + why
                                + (certificate
                                        ? "; the server may want a client certificate that it trusts: configure"
                                                + " \"auth\": {\"type\": \"mtls\", \"sslContextParameters\": \"#…\"}"
                                        : ""))
                .with(URL, where)
                .cause(cause)
                .unprocessed(true)
                .retryable(false)
                .build();
    }

    public static CodegenException connectionTimeout(String where, Duration timeout, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.CONNECTION_TIMEOUT,
                        "no connection to " + where + " within " + timeout.toMillis() + " ms")
                .with(URL, where)
                .with(TIMEOUT, timeout)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    /** @param unprocessed whether the process ended before it was sent the request */
    public static CodegenException mcpProcessDied(
            String source, @Nullable Integer exitCode, String detail, boolean unprocessed) {
        return CodegenException.builder(
                        ErrorCode.MCP_PROCESS_DIED,
                        "the MCP server process of '" + source + "' ended"
                                + (exitCode == null ? "" : " with exit code " + exitCode)
                                + (detail.isEmpty() ? "" : ": " + detail))
                .with(SOURCE, source)
                .with(EXIT_CODE, exitCode)
                .unprocessed(unprocessed)
                .build();
    }

    public static CodegenException circuitOpen(String source) {
        return CodegenException.builder(
                        ErrorCode.CIRCUIT_OPEN,
                        "the circuit breaker of '" + source + "' is open: too many of its latest calls failed")
                .with(SOURCE, source)
                .unprocessed(true)
                .build();
    }

    /** The source was reached and says that the call failed, or answered what cannot be read. */
    public static CodegenException executionFailed(String tool, String what, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.EXECUTION_FAILED, tool + " failed: " + what)
                .with(TOOL, tool);
        context.forEach(builder::with);
        return builder.build();
    }

    public static CodegenException responseTooLarge(String where, long limit) {
        return CodegenException.builder(
                        ErrorCode.RESPONSE_TOO_LARGE,
                        "the response of " + where + " is larger than the limit of " + limit + " bytes")
                .with(URL, where)
                .with(LIMIT, limit)
                .build();
    }

    public static CodegenException timeout(String what, Duration timeout) {
        return CodegenException.builder(
                        ErrorCode.TIMEOUT, what + " did not finish within " + timeout.toMillis() + " ms")
                .with(TIMEOUT, timeout)
                .build();
    }

    /** @param unprocessed whether it broke before anything of the request was sent */
    public static CodegenException networkError(
            String where, String why, boolean unprocessed, @Nullable Throwable cause) {
        return CodegenException.builder(ErrorCode.NETWORK_ERROR, "the connection to " + where + " broke: " + why)
                .with(URL, where)
                .cause(cause)
                .unprocessed(unprocessed)
                .build();
    }

    public static CodegenException authFailed(String source, String what, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "'" + source + "' refused the credentials: " + what)
                .with(SOURCE, source);
        context.forEach(builder::with);
        return builder.build();
    }

    /** @param what which token it is, and why no new one can be had */
    public static CodegenException authTokenExpired(String source, String what, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_TOKEN_EXPIRED, "the credentials of '" + source + "' have expired: " + what)
                .with(SOURCE, source)
                .cause(cause)
                .build();
    }

    /**
     * An authorization server gives no credentials, or asks a user who does not. Nothing was sent to the source.
     *
     * @param context {@link #OAUTH_ERROR} and what else is known
     */
    public static CodegenException authorizationFailed(
            String source, String what, Map<String, ?> context, @Nullable Throwable cause) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "no token for '" + source + "': " + what)
                .with(SOURCE, source)
                .cause(cause)
                .unprocessed(true);
        context.forEach(builder::with);
        return builder.build();
    }

    /** The authorization server cannot be asked, now: as {@code why}, but nothing was sent to the source. */
    public static CodegenException authorizationUnavailable(String source, CodegenException why) {
        CodegenException.Builder builder = CodegenException.builder(
                        why.getCode(), "no token for '" + source + "': " + why.getMessage())
                .with(SOURCE, source)
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
    public static CodegenException authorizationBusy(
            String source, String where, int status, @Nullable Duration retryAfter) {
        ErrorCode code = status == 429
                ? ErrorCode.RATE_LIMITED
                : status >= 500 ? ErrorCode.HTTP_ERROR_5XX : ErrorCode.HTTP_ERROR_4XX;
        return CodegenException.builder(code, "no token for '" + source + "': " + where + " answered " + status)
                .with(SOURCE, source)
                .with(URL, where)
                .with(STATUS, status)
                .with(RETRY_AFTER, retryAfter)
                .retryable(true)
                .unprocessed(true)
                .build();
    }

    /** @param what the variable, security scheme or field that has no value */
    public static CodegenException authMissing(String source, String what) {
        return CodegenException.builder(ErrorCode.AUTH_MISSING, "no credentials for '" + source + "': " + what)
                .with(SOURCE, source)
                .build();
    }

    /**
     * A tool needs credentials, and none are configured. Nothing was sent.
     *
     * @param asked what is asked for, and what there is
     * @param config what would provide it; empty where that cannot be said
     * @param schemes the names of the security schemes
     */
    public static CodegenException credentialsMissing(
            String source, String asked, String config, List<String> schemes) {
        String hint = config.isEmpty()
                ? ""
                : "; configure the source with " + config
                        + ", or with \"auth\": {\"type\": \"none\"} where the server needs none";
        return CodegenException.builder(ErrorCode.AUTH_MISSING, "no credentials for '" + source + "': " + asked + hint)
                .with(SOURCE, source)
                .with(SCHEME, schemes.isEmpty() ? null : schemes.get(0))
                .with(SCHEMES, schemes.isEmpty() ? null : List.copyOf(schemes))
                .with(CONFIG, config.isEmpty() ? null : config)
                .unprocessed(true)
                .build();
    }

    /** A resolver of the user's own did not give credentials. Nothing was sent. */
    public static CodegenException resolverFailed(
            String source, String resolver, String what, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_FAILED, "the auth resolver '" + resolver + "' of '" + source + "' " + what)
                .with(SOURCE, source)
                .with(RESOLVER, resolver)
                .cause(cause)
                .unprocessed(true)
                .build();
    }

    /** Credentials did not come in time. Nothing was sent. */
    public static CodegenException credentialsTimeout(String source, Duration timeout) {
        return CodegenException.builder(
                        ErrorCode.TIMEOUT,
                        "the credentials of '" + source + "' did not come within " + timeout.toMillis() + " ms")
                .with(SOURCE, source)
                .with(TIMEOUT, timeout)
                .unprocessed(true)
                .build();
    }

    /**
     * A value of the source's config cannot be had.
     *
     * @param variable its name, or the placeholder with its braces
     */
    public static CodegenException variableMissing(String source, String variable, @Nullable Throwable cause) {
        return CodegenException.builder(
                        ErrorCode.AUTH_MISSING,
                        "no value for " + variable + " in the config of '" + source + "': set it"
                                + (variable.startsWith("{{")
                                        ? " where Camel looks for it"
                                        : " in the environment or as a system property, or write ${" + variable
                                                + ":-default}"))
                .with(SOURCE, source)
                .with(VARIABLE, variable)
                .cause(cause)
                .build();
    }

    public static CodegenException rateLimited(String source, @Nullable Duration retryAfter, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.RATE_LIMITED,
                        "'" + source + "' allows no more calls for now"
                                + (retryAfter == null ? "" : "; try again in " + retryAfter.toSeconds() + " s"))
                .with(SOURCE, source)
                .with(RETRY_AFTER, retryAfter)
                .unprocessed(true);
        context.forEach(builder::with);
        return builder.build();
    }

    /**
     * A limit of our own left no room for an attempt in time; the source was not asked.
     *
     * @param option its name in the source's config
     * @param limit its value
     * @param waited how long the attempt could wait
     */
    public static CodegenException ownLimit(String source, String option, Number limit, Duration waited) {
        return CodegenException.builder(
                        ErrorCode.RATE_LIMITED,
                        "our own limit " + option + "=" + limit + " for '" + source + "' left no room within "
                                + waited.toMillis() + " ms; call it less often, or raise limits." + option
                                + " or the timeout")
                .with(SOURCE, source)
                .with(OWN_LIMIT, option)
                .with(LIMIT, limit)
                .unprocessed(true)
                .build();
    }

    /**
     * The source said earlier that it allows no calls for longer than an attempt may wait; it was not asked again.
     *
     * @param retryAfter until it may be asked
     */
    public static CodegenException stillRateLimited(String source, Duration retryAfter) {
        return CodegenException.builder(
                        ErrorCode.RATE_LIMITED,
                        "'" + source
                                + "' said that it allows no more calls for now, so this one was not sent; try again in "
                                + (retryAfter.toMillis() + 999) / 1000 + " s")
                .with(SOURCE, source)
                .with(RETRY_AFTER, retryAfter)
                .unprocessed(true)
                .build();
    }

    /**
     * A 4xx or 5xx answer that is neither about credentials nor about rate.
     *
     * @param retryAfter the answer's own delay; a 503 that names one was not processed
     */
    public static CodegenException http(
            String tool, int status, String what, @Nullable Duration retryAfter, Map<String, ?> context) {
        boolean server = status >= 500;
        CodegenException.Builder builder = CodegenException.builder(
                        server ? ErrorCode.HTTP_ERROR_5XX : ErrorCode.HTTP_ERROR_4XX,
                        tool + " answered " + status + (what.isEmpty() ? "" : ": " + what))
                .with(TOOL, tool)
                .with(STATUS, status)
                .with(RETRY_AFTER, retryAfter)
                .unprocessed(status == 503 && retryAfter != null);
        if (!server) {
            builder.retryable(status == 408 || status == 425);
        }
        context.forEach(builder::with);
        return builder.build();
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
