package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer of an MCP server over HTTP whose status is not 2xx. */
final class HttpStatusException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final transient HttpHeaders headers;
    private final boolean inSession;
    private final String body;

    /**
     * @param inSession whether the request named a session
     * @param body its first kilobytes
     */
    HttpStatusException(int status, HttpHeaders headers, boolean inSession, String body) {
        super("HTTP status " + status);
        this.status = status;
        this.headers = headers;
        this.inSession = inSession;
        this.body = body;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    /** 404 as the specification says (transports, session management); some servers say 400. */
    boolean sessionLost() {
        return inSession
                && (status == NOT_FOUND
                        || status == BAD_REQUEST && body.toLowerCase(Locale.ROOT).contains("session"));
    }

    /** Whether this is about rate although its status is 403. */
    boolean rateExhausted() {
        return headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent()
                || headers.firstValue("retry-after").isPresent();
    }

    /** RFC 9110, section 10.2.3: seconds or a date; null where there is none that can be read. */
    @Nullable
    Duration retryAfter() {
        String value = headers.firstValue("retry-after").orElse("").strip();
        try {
            if (value.chars().allMatch(c -> c >= '0' && c <= '9') && !value.isEmpty()) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant date =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration delay = Duration.between(Instant.now(), date);
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    /** The context that errors made of this carry. */
    java.util.Map<String, Object> context() {
        return body.isEmpty()
                ? java.util.Map.of(CodegenErrors.STATUS, status)
                : java.util.Map.of(CodegenErrors.STATUS, status, CodegenErrors.RESPONSE, body);
    }
}
