package io.camelcodegen.routes;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the outside may see it, problem details of RFC 9457 with the type {@code about:blank}. What a caller can
 * act on is told; what would show how the gateway is built (hosts, commands, variables, names of other tools) is not.
 *
 * @param status the HTTP status
 * @param members the JSON object
 * @param retryAfterSeconds null where there is no delay to keep
 */
record ProblemDetails(
        int status, Map<String, Object> members, @Nullable Long retryAfterSeconds) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** @param reference finds the failure in the log */
    static ProblemDetails of(CodegenException error, String reference) {
        ErrorCode code = error.getCode();
        int status = status(code);
        Map<String, Object> members = members(status, detail(error));
        members.put("code", code.name());
        members.put("category", error.getCategory().name());
        members.put("retryable", error.isRetryable());
        Map<String, Object> context = error.getContext();
        if (code == ErrorCode.INVALID_PARAMS) {
            copy(context, ErrorContext.VIOLATIONS, members, "violations");
        } else if (code == ErrorCode.HTTP_ERROR_4XX) {
            copy(context, ErrorContext.STATUS, members, "sourceStatus");
            copy(context, ErrorContext.PROBLEM, members, "sourceProblem");
        }
        members.put("reference", reference);
        Duration delay = error.getRetryAfter();
        return new ProblemDetails(status, members, delay == null ? null : seconds(delay));
    }

    static ProblemDetails of(RefusedRequestException refused) {
        return new ProblemDetails(
                refused.status(), members(refused.status(), String.valueOf(refused.getMessage())), null);
    }

    private static Map<String, Object> members(int status, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", title(status));
        members.put("status", status);
        members.put("detail", detail);
        return members;
    }

    private static void copy(Map<String, Object> from, String key, Map<String, Object> to, String name) {
        Object value = from.get(key);
        if (value != null) {
            to.put(name, value);
        }
    }

    /** Up to the next second: who waits less than asked for is refused again. */
    private static long seconds(Duration delay) {
        return Math.max(0, delay.plusNanos(999_999_999).toSeconds());
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case INVALID_PARAMS -> 400;
            case TOOL_NOT_FOUND, SOURCE_NOT_FOUND -> 404;
            case HTTP_ERROR_4XX -> 422;
            case RATE_LIMITED -> 429;
            case INVALID_CONFIG, INTERNAL_ERROR -> 500;
            case NOT_IMPLEMENTED -> 501;
            case CIRCUIT_OPEN -> 503;
            case TIMEOUT, CONNECTION_TIMEOUT -> 504;
            default -> 502;
        };
    }

    private static String detail(CodegenException error) {
        return switch (error.getCode()) {
            case INVALID_PARAMS, HTTP_ERROR_4XX, RATE_LIMITED -> String.valueOf(error.getMessage());
            case EXECUTION_FAILED ->
                error.getContext().containsKey(ErrorContext.RESPONSE)
                        ? String.valueOf(
                                error.getMessage()) // the tool's own words; without them it may name an address
                        : "The tool failed.";
            case TOOL_NOT_FOUND, SOURCE_NOT_FOUND -> "There is no such tool.";
            case CIRCUIT_OPEN -> "The tool failed too often of late and is not called for a while.";
            case TIMEOUT, CONNECTION_TIMEOUT -> "The tool did not answer in time.";
            case RESPONSE_TOO_LARGE -> "The tool's answer is too large.";
            case SCHEMA_VALIDATION_FAILED -> "The tool's answer does not have the form it promises.";
            case AUTH_FAILED, AUTH_MISSING, AUTH_TOKEN_EXPIRED -> "The gateway is not admitted to the tool.";
            case DISCOVERY_FAILED -> "The tool cannot be found out about at present.";
            case INVALID_CONFIG, INTERNAL_ERROR -> "The gateway failed.";
            case NOT_IMPLEMENTED -> "The gateway cannot do this.";
            default -> "The tool failed or cannot be reached.";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }
}
