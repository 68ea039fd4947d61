package io.camelcodegen.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Failures of a source, whatever the tool: it is unknown, its tools cannot be had, or it takes no calls now. */
public final class SourceErrors {

    private SourceErrors() {}

    public static CodegenException notFound(String source, List<String> known) {
        String hint = known.isEmpty() ? "no source is configured" : "configured are " + String.join(", ", known);
        return CodegenException.builder(ErrorCode.SOURCE_NOT_FOUND, "no source '" + source + "'; " + hint)
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.SUGGESTIONS, List.copyOf(known))
                .build();
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

    /**
     * A failure of the two kinds above, its message saying of which part of the document it is; any other failure as it
     * is.
     */
    public static CodegenException inPart(String part, CodegenException failure) {
        String message = String.valueOf(failure.getMessage());
        String start = discoveryStart(
                String.valueOf(failure.getContext().get(ErrorContext.SOURCE)),
                String.valueOf(failure.getContext().get(ErrorContext.LOCATION)));
        return message.startsWith(start)
                ? failure.saying(start + part + ": " + message.substring(start.length()))
                : failure;
    }

    private static String discoveryStart(String source, String location) {
        return "cannot discover the tools of '" + source + "' from " + location + ": ";
    }

    private static CodegenException discovery(
            String source, String location, String found, @Nullable Throwable cause, boolean retryable) {
        return CodegenException.builder(ErrorCode.DISCOVERY_FAILED, discoveryStart(source, location) + found)
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.LOCATION, location)
                .cause(cause)
                .retryable(retryable)
                .build();
    }

    /** @param unprocessed whether the process ended before it was sent the request */
    public static CodegenException processDied(
            String source, @Nullable Integer exitCode, String detail, boolean unprocessed) {
        return CodegenException.builder(
                        ErrorCode.MCP_PROCESS_DIED,
                        "the MCP server process of '" + source + "' ended"
                                + (exitCode == null ? "" : " with exit code " + exitCode)
                                + (detail.isEmpty() ? "" : ": " + detail))
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.EXIT_CODE, exitCode)
                .unprocessed(unprocessed)
                .build();
    }

    public static CodegenException circuitOpen(String source) {
        return CodegenException.builder(
                        ErrorCode.CIRCUIT_OPEN,
                        "the circuit breaker of '" + source + "' is open: too many of its latest calls failed")
                .with(ErrorContext.SOURCE, source)
                .unprocessed(true)
                .build();
    }

    public static CodegenException rateLimited(String source, @Nullable Duration retryAfter, Map<String, ?> context) {
        CodegenException.Builder builder = CodegenException.builder(
                        ErrorCode.RATE_LIMITED,
                        "'" + source + "' allows no more calls for now"
                                + (retryAfter == null ? "" : "; try again in " + retryAfter.toSeconds() + " s"))
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.RETRY_AFTER, retryAfter)
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
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.OWN_LIMIT, option)
                .with(ErrorContext.LIMIT, limit)
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
                .with(ErrorContext.SOURCE, source)
                .with(ErrorContext.RETRY_AFTER, retryAfter)
                .unprocessed(true)
                .build();
    }
}
