package io.camelcodegen.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Failures of one tool: it cannot be called, is called wrongly, or says that the call failed. */
public final class ToolErrors {

    private ToolErrors() {}

    public static CodegenException notFound(String name, List<String> suggestions) {
        return notFound(name, suggestions, "");
    }

    /** @param why it is not there, or what there is instead; empty where that is not known */
    public static CodegenException notFound(String name, List<String> suggestions, String why) {
        String reason = why.isEmpty() ? "" : ": " + why;
        String hint = suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?";
        return CodegenException.builder(ErrorCode.TOOL_NOT_FOUND, "no tool '" + name + "'" + reason + hint)
                .with(ErrorContext.TOOL, name)
                .with(ErrorContext.SUGGESTIONS, List.copyOf(suggestions))
                .build();
    }

    /**
     * A tool that the configuration does not give to the one who asks.
     *
     * @param remedy what the configuration's owner can write there
     */
    public static CodegenException withheld(String name, String why, String remedy) {
        return CodegenException.builder(
                        ErrorCode.TOOL_NOT_FOUND,
                        "tool '" + name + "' is not for agents: " + why
                                + "; the owner of the configuration can allow it (" + remedy + "), an agent cannot")
                .with(ErrorContext.TOOL, name)
                .with(ErrorContext.CONFIG, remedy)
                .build();
    }

    /** @param why the lock file of the source does not let the tool be called, and how to accept it as it is */
    public static CodegenException lockedOut(String tool, String why) {
        return CodegenException.builder(ErrorCode.INVALID_CONFIG, tool + " is refused: " + why)
                .with(ErrorContext.TOOL, tool)
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
                .with(ErrorContext.TOOL, tool)
                .with(ErrorContext.FIELD, "".equals(first.get("pointer")) ? null : first.get("pointer"))
                .with(ErrorContext.EXPECTED, first.get("expected"))
                .with(ErrorContext.RECEIVED, first.get("received"))
                .with(ErrorContext.VIOLATIONS, List.copyOf(violations))
                .build();
    }

    private static String messages(List<Map<String, Object>> violations) {
        return violations.stream().map(v -> String.valueOf(v.get("message"))).collect(Collectors.joining("; "));
    }

    /** The source was reached and says that the call failed, or answered what cannot be read. */
    public static CodegenException executionFailed(String tool, String what, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.EXECUTION_FAILED, tool + " failed: " + what)
                .with(ErrorContext.TOOL, tool);
        context.forEach(builder::with);
        return builder.build();
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
                .with(ErrorContext.TOOL, tool)
                .with(ErrorContext.STATUS, status)
                .with(ErrorContext.RETRY_AFTER, retryAfter)
                .unprocessed(status == 503 && retryAfter != null);
        if (!server) {
            builder.retryable(status == 408 || status == 425);
        }
        context.forEach(builder::with);
        return builder.build();
    }
}
