package io.camelcodegen.call;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a raw call, failed or not.
 *
 * @param data the result's value; null where the call failed
 * @param error null where it succeeded
 */
public record RawCallResult(
        boolean success, @Nullable Object data, @Nullable Failure error, Metadata metadata) {

    /**
     * What failed.
     *
     * @param code one of {@link io.camelcodegen.error.ErrorCode}
     * @param details the failure's context
     */
    public record Failure(String code, String message, Map<String, Object> details) {}

    /**
     * About the call.
     *
     * @param transport the kind of source, e.g. {@code openapi}; empty where the tool was not found
     * @param source the source's name; empty where the tool was not found
     */
    public record Metadata(Duration duration, String transport, String source) {}
}
