package io.camelcodegen.auth.oauth2;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCategory;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.http.HttpRequest.Addresses;
import io.camelcodegen.http.HttpResponse;
import io.camelcodegen.http.Redaction;
import io.camelcodegen.http.SafeUri;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Asks an authorization server, and reads what it answers: a JSON object, or the error it is (RFC 6749, section 5.2).
 * What cannot be read is told without a word of it.
 */
final class ServerAnswers {

    private static final Set<String> SECRET_PARAMETERS =
            Set.of("client_secret", "refresh_token", "code", "code_verifier", "device_code");
    private static final Set<ErrorCategory> UNAVAILABLE =
            Set.of(ErrorCategory.CONNECTION, ErrorCategory.TIMEOUT, ErrorCategory.TRANSPORT);

    private final String source;
    private final AuthorizationHttp http;
    private final Clock clock;

    ServerAnswers(String source, AuthorizationHttp http, Clock clock) {
        this.source = source;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Sends a request and reads the answer. Fails with AUTH_FAILED where the server refuses or answers what it must
     * not, and with CONNECTION, TIMEOUT, TRANSPORT, HTTP_ERROR_5XX or RATE_LIMITED where it cannot be asked now.
     *
     * @param reader of the object; may fail
     */
    <T> CompletableFuture<T> ask(HTTPRequest request, Addresses addresses, Reader<T> reader) {
        String where = SafeUri.text(request.getURI().toString());
        Redaction redaction = new Redaction(secrets(request));
        return http.send(request, addresses)
                .thenApply(response -> read(response, where, redaction, reader))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(describe(failure)));
    }

    /** Makes a value of the answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JSONObject answer) throws ParseException;
    }

    private <T> T read(HttpResponse response, String where, Redaction redaction, Reader<T> reader) {
        int status = response.status();
        if (status == 429 || status == 408 || status == 425 || status >= 500) {
            throw AuthErrors.serverBusy(source, where, status, retryAfter(response));
        }
        JSONObject answer = object(response);
        Function<String, CodegenException> failed = what -> AuthErrors.noToken(
                source, where + " " + what, Map.of(ErrorContext.URL, where, ErrorContext.STATUS, status), null);
        if (answer != null && answer.get("error") instanceof String error) { // some say so with status 200
            throw refused(where, status, error, answer.get("error_description"), redaction);
        }
        if (status < 200 || status >= 300) {
            throw failed.apply("answered " + status + (status == 404 ? "; check the URL" : ""));
        }
        if (answer == null) {
            throw failed.apply("answered something that is no JSON object");
        }
        try {
            return reader.read(answer);
        } catch (ParseException | IllegalArgumentException e) { // whose messages may repeat the answer
            throw failed.apply("answered a JSON object that lacks what OAuth 2 asks for");
        }
    }

    private CodegenException refused(
            String where, int status, String error, @Nullable Object description, Redaction redaction) {
        String code = ServerText.clean(error, redaction);
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(ErrorContext.OAUTH_ERROR, code);
        context.put(ErrorContext.URL, where);
        context.put(ErrorContext.STATUS, status);
        String said = description instanceof String text ? ": " + ServerText.clean(text, redaction) : "";
        return AuthErrors.noToken(source, where + " says " + code + said, context, null);
    }

    /** Null where the body is no JSON object. */
    private static @Nullable JSONObject object(HttpResponse response) {
        try {
            return JSONObjectUtils.parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            return null;
        }
    }

    private CodegenException describe(Throwable thrown) {
        CodegenException failure = CodegenErrors.wrap(thrown);
        if (failure.getContext().containsKey(ErrorContext.SOURCE) || failure.getCategory() == ErrorCategory.CONFIG) {
            return failure;
        }
        return UNAVAILABLE.contains(failure.getCategory())
                ? AuthErrors.serverUnavailable(source, failure)
                : AuthErrors.noToken(source, String.valueOf(failure.getMessage()), Map.of(), failure.getCause());
    }

    private static List<String> secrets(HTTPRequest request) {
        List<String> secrets = new ArrayList<>();
        if (request.getAuthorization() != null) {
            secrets.add(request.getAuthorization()
                    .substring(request.getAuthorization().indexOf(' ') + 1));
        }
        try {
            if (request.getAuthorization() != null) {
                secrets.add(ClientSecretBasic.parse(request.getAuthorization())
                        .getClientSecret()
                        .getValue());
            }
            if (request.getBody() != null) {
                request.getBodyAsFormParameters().forEach((name, values) -> {
                    if (SECRET_PARAMETERS.contains(name)) {
                        secrets.addAll(values);
                    }
                });
            }
        } catch (ParseException e) {
            return secrets; // neither a form nor Basic: holds none of them
        }
        return secrets;
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private @Nullable Duration retryAfter(HttpResponse response) {
        String value = response.header("retry-after");
        if (value == null) {
            return null;
        }
        try {
            if (value.strip().matches("[0-9]{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value.strip()));
            }
            Instant date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration delay = Duration.between(clock.instant(), date);
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
