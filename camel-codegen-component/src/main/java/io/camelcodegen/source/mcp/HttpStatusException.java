package io.camelcodegen.source.mcp;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer of an MCP server over HTTP whose status is not 2xx. */
final class HttpStatusException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    /** A larger number of seconds is a time, not a delay. */
    private static final long EPOCH_SECONDS = 1_000_000_000;

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
                        || status == BAD_REQUEST
                                && body.toLowerCase(Locale.ROOT).contains("session"));
    }

    /** Whether this is about rate although its status is 403. */
    boolean rateExhausted() {
        return headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent()
                || headers.firstValue("retry-after").isPresent();
    }

    /** From {@code Retry-After}, or when the limit is reset; null where nothing is said that can be read. */
    @Nullable
    Duration retryAfter() {
        for (String header : List.of("retry-after", "ratelimit-reset", "x-ratelimit-reset")) {
            Duration delay = delay(headers.firstValue(header).orElse("").strip());
            if (delay != null) {
                return delay;
            }
        }
        return null;
    }

    /** RFC 9110, section 10.2.3: seconds or a date; and what others write, seconds since 1970. */
    private static @Nullable Duration delay(String value) {
        try {
            if (value.chars().allMatch(c -> c >= '0' && c <= '9') && !value.isEmpty()) {
                long seconds = Long.parseLong(value);
                return notNegative(Duration.ofSeconds(
                        seconds < EPOCH_SECONDS
                                ? seconds
                                : seconds - Instant.now().getEpochSecond()));
            }
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return notNegative(Duration.between(Instant.now(), date));
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    private static Duration notNegative(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
