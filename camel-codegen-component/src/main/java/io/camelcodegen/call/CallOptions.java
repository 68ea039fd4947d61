package io.camelcodegen.call;

import io.camelcodegen.auth.Auth;
import io.camelcodegen.policy.RetryPolicy;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call wants otherwise than its source's config says; null for what it does not care about. Immutable, made
 * from {@link #NONE}.
 *
 * @param timeout of one attempt
 * @param retry when failures are repeated
 * @param auth whose credentials are sent
 * @param validate whether parameters are checked against the input schema; null for yes
 * @param validateOutput whether the result is checked against the output schema; null for no
 * @param contentType the media type of the request body, where the tool offers several
 * @param accept the media type of the response, where the tool offers several
 * @param idempotencyKey sent as {@code Idempotency-Key}, the same with every attempt; the call may then be repeated
 *     whatever the tool does. {@link #AUTO_IDEMPOTENCY_KEY} for a new one
 */
public record CallOptions(
        @Nullable Duration timeout,
        @Nullable RetryPolicy retry,
        @Nullable Auth auth,
        @Nullable Boolean validate,
        @Nullable Boolean validateOutput,
        @Nullable String contentType,
        @Nullable String accept,
        @Nullable String idempotencyKey) {

    /**
     * As {@link #idempotencyKey}: a random one for each call of a tool that may not be repeated otherwise. Of no effect
     * for MCP servers, which take none.
     */
    public static final String AUTO_IDEMPOTENCY_KEY = "auto";

    public static final CallOptions NONE = new CallOptions(null, null, null, null, null, null, null, null);

    public CallOptions withTimeout(@Nullable Duration value) {
        return new CallOptions(value, retry, auth, validate, validateOutput, contentType, accept, idempotencyKey);
    }

    public CallOptions withRetry(@Nullable RetryPolicy value) {
        return new CallOptions(timeout, value, auth, validate, validateOutput, contentType, accept, idempotencyKey);
    }

    public CallOptions withAuth(@Nullable Auth value) {
        return new CallOptions(timeout, retry, value, validate, validateOutput, contentType, accept, idempotencyKey);
    }

    public CallOptions withValidate(@Nullable Boolean value) {
        return new CallOptions(timeout, retry, auth, value, validateOutput, contentType, accept, idempotencyKey);
    }

    public CallOptions withValidateOutput(@Nullable Boolean value) {
        return new CallOptions(timeout, retry, auth, validate, value, contentType, accept, idempotencyKey);
    }

    public CallOptions withContentType(@Nullable String value) {
        return new CallOptions(timeout, retry, auth, validate, validateOutput, value, accept, idempotencyKey);
    }

    public CallOptions withAccept(@Nullable String value) {
        return new CallOptions(timeout, retry, auth, validate, validateOutput, contentType, value, idempotencyKey);
    }

    public CallOptions withIdempotencyKey(@Nullable String value) {
        return new CallOptions(timeout, retry, auth, validate, validateOutput, contentType, accept, value);
    }

    /** The key to send with a call of that tool, or null for none. */
    @Nullable
    String idempotencyKey(BoundTool tool) {
        if (!AUTO_IDEMPOTENCY_KEY.equals(idempotencyKey)) {
            return idempotencyKey;
        }
        boolean takesKey = !tool.tool().hints().idempotent()
                && !tool.source().config().type().equals("mcp");
        return takesKey ? UUID.randomUUID().toString() : null;
    }
}
