package io.camelcodegen.source.openapi;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.Redaction;
import io.camelcodegen.policy.RateLimitHint;
import io.camelcodegen.tool.JsonValues;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes exceptions of answers with a status of 400 or more: AUTH_FAILED (401, 403), RATE_LIMITED (429, and 403 with a
 * rate-limit signal), HTTP_ERROR_4XX, HTTP_ERROR_5XX. Problem details (RFC 9457) become the context's {@code problem},
 * any other text, cut to 2 KB, its {@code response}. Immutable.
 */
final class HttpErrors {

    private static final int MAX_RESPONSE = 2048;
    private static final int MAX_PROBLEM = 16 * 1024;
    private static final int MAX_MESSAGE = 300;
    private static final int MAX_HEADER = 300;

    private final String source;
    private final RetryDelay delays;

    HttpErrors(String source, Clock clock) {
        this.source = source;
        this.delays = new RetryDelay(clock);
    }

    /** @param secrets what the request was authenticated with; never stands in the error */
    CodegenException of(String tool, HttpResponse response, Credentials secrets) {
        int status = response.status();
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(ErrorContext.TOOL, tool);
        context.put(ErrorContext.SOURCE, source);
        context.put(ErrorContext.STATUS, status);
        context.put(ErrorContext.URL, response.url().toString());
        context.putAll(rateLimitHeaders(response, secrets));
        String said = describe(response, secrets, context);
        if (status == 429 || status == 403 && delays.isExhausted(response)) {
            return SourceErrors.rateLimited(source, delays.rateLimit(response), context);
        }
        if (status == 401 || status == 403) {
            return AuthErrors.refused(source, said.isEmpty() ? "status " + status : said, context);
        }
        return ToolErrors.http(tool, status, said, delays.retryAfter(response), context);
    }

    /** Those that say how many calls are left, under one key; none where there are none. */
    private static Map<String, Object> rateLimitHeaders(HttpResponse response, Credentials secrets) {
        Map<String, String> found = new LinkedHashMap<>();
        boolean earlier = RateLimitHint.isOfEarlierRequest(response.header("age"));
        for (String name : earlier ? List.<String>of() : RateLimitHint.HEADERS) {
            String value = response.header(name);
            if (value != null && value.length() <= MAX_HEADER) {
                found.put(name, redact(value, secrets));
            }
        }
        return found.isEmpty() ? Map.of() : Map.of(ErrorContext.RATE_LIMIT_HEADERS, Collections.unmodifiableMap(found));
    }

    /** Puts what the server said into the context, and gives it in a line. */
    private static String describe(HttpResponse response, Credentials secrets, Map<String, Object> context) {
        byte[] body = response.body();
        MediaTypeName type = ResponseText.type(response);
        if (body.length == 0 || ResponseText.undecoded(response) != null) {
            return "";
        }
        if (!type.isJson() && !type.isText() && type.isKnown()) {
            return "";
        }
        Map<?, ?> object = body.length <= MAX_PROBLEM && !type.isText() ? object(body, secrets) : null;
        if (object != null && type.essence().equals("application/problem+json")) {
            context.put(ErrorContext.PROBLEM, object);
        } else {
            String text = redact(ResponseText.excerpt(body, type, MAX_RESPONSE), secrets);
            if (!text.isEmpty()) {
                context.put(ErrorContext.RESPONSE, text);
            }
        }
        return object == null ? "" : line(object);
    }

    private static @Nullable Map<?, ?> object(byte[] body, Credentials secrets) {
        String text = ResponseText.utf8(body);
        try {
            return text != null && JsonValues.read(redact(text, secrets)) instanceof Map<?, ?> object ? object : null;
        } catch (IOException e) {
            return null; // then it is shown as text
        }
    }

    /** Problem details' own words, or what most APIs call them. */
    private static String line(Map<?, ?> object) {
        StringBuilder line = new StringBuilder();
        for (String key : new String[] {"title", "detail", "message", "error", "error_description"}) {
            if (object.get(key) instanceof String text && line.indexOf(text) < 0) {
                line.append(line.isEmpty() ? "" : ": ").append(text);
            }
        }
        String printable = line.toString().replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_MESSAGE ? printable : printable.substring(0, MAX_MESSAGE) + "…";
    }

    /** Takes out what the request was authenticated with. */
    static String redact(String text, Credentials secrets) {
        return secrets.isEmpty() ? text : new Redaction(secrets.secrets()).apply(text);
    }
}
