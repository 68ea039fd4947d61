package io.camelcodegen.source.openapi;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.source.ToolResult;
import io.camelcodegen.tool.JsonValues;
import io.camelcodegen.tool.Tool;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes results of responses. The {@code Content-Type} decides: a JSON type is parsed, a text type is text, NDJSON a
 * list, any other a {@code byte[]}; an empty body is null whatever its type. Without a Content-Type a body is JSON where
 * it is an object or array from the first character to the last, text where it is UTF-8, else bytes. Thread-safe.
 */
final class ResponseMapper {

    private static final int EXCERPT = 200;

    private final String source;
    private final HttpErrors errors;
    /** The Content-Type read last, as nearly all answers of a source have the same. */
    private volatile ContentType latest = new ContentType(null, MediaTypeName.of(null));

    private record ContentType(@Nullable String text, MediaTypeName name) {}

    ResponseMapper(String source, HttpErrors errors) {
        this.source = source;
        this.errors = errors;
    }

    /**
     * @param secrets what the request was authenticated with; never stands in an error
     * @throws CodegenException EXECUTION_FAILED for an answer that cannot be read or is a redirect that was not
     *     followed; for a status of 400 or more see {@link HttpErrors}
     */
    ToolResult map(Tool tool, HttpResponse response, Credentials secrets) {
        int status = response.status();
        if (status >= 400) {
            throw errors.of(tool.name().toString(), response, secrets);
        }
        if (status >= 300 && status != 304) {
            throw failed(tool, response, secrets, "answered " + status + ", a redirect that cannot be followed", null);
        }
        return new ToolResult(value(tool, response, secrets), status, response.headers());
    }

    private @Nullable Object value(Tool tool, HttpResponse response, Credentials secrets) {
        byte[] body = response.body();
        if (body.length == 0) {
            return null;
        }
        String encoding = ResponseText.undecoded(response);
        if (encoding != null) {
            throw failed(tool, response, secrets, "answered in the encoding '" + encoding + "', not asked for", null);
        }
        MediaTypeName type = type(response);
        try {
            if (type.isJson()) {
                Charset charset = type.knownCharset();
                return charset == null || charset.name().startsWith("UTF-")
                        ? JsonValues.read(body) // tells UTF-8, -16 and -32 apart itself
                        : JsonValues.read(new String(body, charset));
            }
            if (type.isNdjson()) {
                return JsonValues.readAll(ResponseText.text(body, type));
            }
        } catch (IOException e) {
            throw failed(tool, response, secrets, "answered " + type.essence() + " that is not JSON", e);
        }
        if (type.isText()) {
            return ResponseText.text(body, type);
        }
        return type.isKnown() ? body : sniffed(body);
    }

    private MediaTypeName type(HttpResponse response) {
        String text = response.header("content-type");
        ContentType known = latest;
        if (!Objects.equals(text, known.text())) {
            known = new ContentType(text, MediaTypeName.of(text));
            latest = known;
        }
        return known.name();
    }

    private static @Nullable Object sniffed(byte[] body) {
        String text = ResponseText.utf8(body);
        if (text == null || ResponseText.isBinary(text)) {
            return body;
        }
        String trimmed = text.stripLeading();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                return JsonValues.read(text);
            } catch (IOException e) {
                return text;
            }
        }
        return text;
    }

    private CodegenException failed(
            Tool tool, HttpResponse response, Credentials secrets, String what, @Nullable IOException cause) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(ErrorContext.SOURCE, source);
        context.put(ErrorContext.STATUS, response.status());
        context.put(ErrorContext.URL, response.url().toString());
        String begins =
                HttpErrors.redact(ResponseText.excerpt(response.body(), ResponseText.type(response), EXCERPT), secrets);
        String message = what;
        if (!begins.isEmpty() && cause != null) {
            context.put(ErrorContext.RESPONSE, begins);
            message += "; it begins: " + begins.replace('\n', ' ');
        }
        return ToolErrors.executionFailed(tool.name().toString(), message, context);
    }
}
