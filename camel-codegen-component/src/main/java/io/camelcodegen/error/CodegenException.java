package io.camelcodegen.error;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * Every failure of a tool call, of discovery and of configuration. Immutable.
 *
 * <p>The message says what was wrong, where, and what to do; the {@linkplain #getContext() context} holds the same
 * facts for programs. Neither ever holds a secret. Made by the factories of this package ({@link ToolErrors},
 * {@link SourceErrors} …).
 */
public final class CodegenException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final boolean retryable;
    private final boolean unprocessed;
    private final transient Map<String, Object> context;

    private CodegenException(Builder builder) {
        super(builder.message, builder.cause);
        this.code = builder.code;
        this.retryable = builder.retryable;
        this.unprocessed = builder.unprocessed;
        this.context = Collections.unmodifiableMap(new LinkedHashMap<>(builder.context));
    }

    static Builder builder(ErrorCode code, String message) {
        return new Builder(code, message);
    }

    public ErrorCode getCode() {
        return code;
    }

    public ErrorCategory getCategory() {
        return code.category();
    }

    /** Whether repeating the same call later may succeed. Not a promise that repeating has no side effect. */
    public boolean isRetryable() {
        return retryable;
    }

    /** Whether the source certainly did not process the request, so that even a call with side effects may be repeated. */
    public boolean isUnprocessed() {
        return unprocessed;
    }

    /**
     * What is needed to act, by the names {@link ErrorContext} declares ({@code tool}, {@code source},
     * {@code status}, {@code url}, {@code retryAfter} …). Values are strings, numbers, booleans, lists and maps of
     * those, and {@link Duration}s. Unmodifiable.
     */
    public Map<String, Object> getContext() {
        return context == null ? Map.of() : context; // null after deserialisation
    }

    /** The delay the source asked for before the next attempt, or null where it named none. */
    public @Nullable Duration getRetryAfter() {
        return getContext().get(ErrorContext.RETRY_AFTER) instanceof Duration delay ? delay : null;
    }

    /** This failure with more context; keys already there keep their value. */
    public CodegenException with(Map<String, ?> more) {
        Builder copy = toBuilder(getMessage() == null ? "" : getMessage());
        more.forEach(copy.context::putIfAbsent);
        CodegenException result = copy.build();
        result.setStackTrace(getStackTrace());
        return result;
    }

    /** This failure in other words. */
    CodegenException saying(String message) {
        CodegenException result = toBuilder(message).build();
        result.setStackTrace(getStackTrace());
        return result;
    }

    private Builder toBuilder(String message) {
        Builder copy = new Builder(code, message);
        copy.cause = getCause();
        copy.retryable = retryable;
        copy.unprocessed = unprocessed;
        copy.context.putAll(getContext());
        return copy;
    }

    /** One JSON object: {@code code}, {@code category}, {@code retryable}, {@code message}, {@code context}. */
    public String toJson() {
        return ErrorJson.write(this);
    }

    static final class Builder {
        private final ErrorCode code;
        private final String message;
        private final Map<String, Object> context = new LinkedHashMap<>();
        private @Nullable Throwable cause;
        private boolean retryable;
        private boolean unprocessed;

        private Builder(ErrorCode code, String message) {
            this.code = code;
            this.message = message;
            this.retryable = code.retryable();
        }

        /** Adds a fact; a null value is left out. */
        Builder with(String key, @Nullable Object value) {
            if (value != null) {
                context.put(key, value);
            }
            return this;
        }

        Builder cause(@Nullable Throwable value) {
            cause = value;
            return this;
        }

        Builder retryable(boolean value) {
            retryable = value;
            return this;
        }

        Builder unprocessed(boolean value) {
            unprocessed = value;
            return this;
        }

        CodegenException build() {
            return new CodegenException(this);
        }
    }
}
