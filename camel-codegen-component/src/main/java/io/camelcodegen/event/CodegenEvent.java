package io.camelcodegen.event;

import io.camelcodegen.error.CodegenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.CamelEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a source or a call. Any Camel {@code EventNotifier} sees it, as an event of type
 * {@link Type#Custom}. Holds no parameters, results or secrets.
 */
public final class CodegenEvent implements CamelEvent {

    private final EventType eventType;
    private final String source;
    private final @Nullable String tool;
    private final int attempt;
    private final @Nullable Duration duration;
    private final @Nullable CodegenException failure;
    private final Map<String, Object> details;
    private long timestamp = System.currentTimeMillis();

    private CodegenEvent(
            EventType eventType,
            String source,
            @Nullable String tool,
            int attempt,
            @Nullable Duration duration,
            @Nullable CodegenException failure,
            Map<String, Object> details) {
        this.eventType = eventType;
        this.source = source;
        this.tool = tool;
        this.attempt = attempt;
        this.duration = duration;
        this.failure = failure;
        this.details = details;
    }

    /** An event of a source. */
    public static CodegenEvent of(EventType type, String source) {
        return new CodegenEvent(type, source, null, 0, null, null, Map.of());
    }

    /**
     * An event of a call.
     *
     * @param attempt 1 for the first; 0 before it
     */
    public static CodegenEvent of(EventType type, String source, String tool, int attempt) {
        return new CodegenEvent(type, source, tool, attempt, null, null, Map.of());
    }

    public CodegenEvent withDuration(Duration value) {
        return new CodegenEvent(eventType, source, tool, attempt, value, failure, details);
    }

    public CodegenEvent withFailure(CodegenException value) {
        return new CodegenEvent(eventType, source, tool, attempt, duration, value, details);
    }

    /** Further facts by name: strings, numbers, booleans. */
    public CodegenEvent withDetails(Map<String, Object> value) {
        return new CodegenEvent(eventType, source, tool, attempt, duration, failure, Map.copyOf(value));
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    public EventType getEventType() {
        return eventType;
    }

    /** The name of the source; of {@code runtime:init} that of the CamelContext. */
    @Override
    public String getSource() {
        return source;
    }

    /** {@code source__tool}; null for what happens to a source as a whole. */
    public @Nullable String getTool() {
        return tool;
    }

    /** 1 for a call's first attempt; 0 where no attempt is meant. */
    public int getAttempt() {
        return attempt;
    }

    /** How long it took; of {@code call:retry} how long the call waits. */
    public @Nullable Duration getDuration() {
        return duration;
    }

    public @Nullable CodegenException getFailure() {
        return failure;
    }

    public Map<String, Object> getDetails() {
        return details;
    }

    /** Milliseconds since the epoch. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /**
     * The event as plain data, in this order and only what it has: {@code type}, {@code timestamp} (ISO 8601, UTC),
     * {@code source}, {@code tool}, {@code attempt}, {@code durationMillis}, {@code code}, {@code category},
     * {@code message}, {@code details}.
     */
    public Map<String, Object> toMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", eventType.toString());
        facts.put("timestamp", Instant.ofEpochMilli(timestamp).toString());
        facts.put("source", source);
        if (tool != null) {
            facts.put("tool", tool);
        }
        if (attempt > 0) {
            facts.put("attempt", attempt);
        }
        if (duration != null) {
            facts.put("durationMillis", duration.toMillis());
        }
        if (failure != null) {
            facts.put("code", failure.getCode().name());
            facts.put("category", failure.getCategory().name());
            facts.put("message", String.valueOf(failure.getMessage()));
        }
        if (!details.isEmpty()) {
            facts.put("details", details);
        }
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public String toString() {
        return eventType + "[" + (tool == null ? source : tool) + (attempt == 0 ? "" : ", attempt " + attempt)
                + (failure == null ? "" : ", " + failure.getCode()) + "]";
    }
}
