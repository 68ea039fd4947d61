package io.camelcodegen.source.mcp;

import io.camelcodegen.error.AuthErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.ErrorCode;
import io.camelcodegen.error.ErrorContext;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.camelcodegen.http.Redaction;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Makes errors of ours of what a server over HTTP, or the way to it, fails with. */
final class HttpFailures extends FailureReader {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final Set<Integer> SSE_SIGNS = Set.of(400, 404, 405, 406, 415);
    private static final int MAX_SAID = 300;

    private final String source;
    private final long maxBytes;
    private final Supplier<Redaction> redaction;

    HttpFailures(String source, String where, long maxBytes, Supplier<Redaction> redaction) {
        super(where);
        this.redaction = redaction;
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /** Whether the server has forgotten the session, and did not process the request therefore. */
    static boolean sessionLost(CodegenException failure) {
        return failure.getCause() instanceof HttpStatusException answer && answer.sessionLost();
    }

    /** Whether the server may be one that speaks the older HTTP with SSE; the specification says how to find out. */
    static boolean mayBeSse(CodegenException failure) {
        return failure.getCode() == ErrorCode.HTTP_ERROR_4XX
                && SSE_SIGNS.contains(failure.getContext().getOrDefault(ErrorContext.STATUS, 0));
    }

    /** For calls whose answers would have come by a stream that ended. */
    CodegenException cutOff(Throwable cause) {
        return read(new McpClient.Request("", Map.of(), source), cause, Duration.ZERO);
    }

    @Override
    CodegenException read(McpClient.Request request, Throwable failure, Duration timeout) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof CodegenException known) {
                return known;
            }
            if (cause instanceof HttpStatusException answer) {
                return status(request, answer);
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return NetworkErrors.connectionTimeout(where(), CONNECT_TIMEOUT, cause);
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return NetworkErrors.unreachable(where(), "its host name is not known; check 'url'", cause);
            }
            if (cause instanceof SSLException) {
                return NetworkErrors.tlsFailed(where(), String.valueOf(cause.getMessage()), cause);
            }
            if (cause instanceof WatchedBody.Dropped dropped && dropped.tooLarge()) {
                return NetworkErrors.responseTooLarge(where(), maxBytes);
            }
        }
        for (Throwable cause : causes(failure)) { // after its own cause, which may be more precise
            if (cause instanceof ConnectException) {
                return NetworkErrors.unreachable(
                        where(), "the connection was refused; check 'url' and that the server runs", cause);
            }
        }
        return super.read(request, failure, timeout);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 10; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private CodegenException status(McpClient.Request request, HttpStatusException answer) {
        int status = answer.status();
        String body = redaction.get().apply(answer.body());
        Map<String, Object> context = body.isEmpty()
                ? Map.of(ErrorContext.STATUS, status)
                : Map.of(ErrorContext.STATUS, status, ErrorContext.RESPONSE, body);
        if (status == 429 || status == 403 && answer.rateExhausted()) {
            return SourceErrors.rateLimited(source, answer.retryAfter(), context);
        }
        if (status == 401 || status == 403) {
            return AuthErrors.refused(source, "HTTP status " + status, context);
        }
        if (answer.sessionLost()) {
            return NetworkErrors.broken(
                    where(), "it does not know the session any more (HTTP status " + status + ")", true, answer);
        }
        String said = body.length() > MAX_SAID ? body.substring(0, MAX_SAID) + "…" : body;
        return ToolErrors.http(
                request.subject(), status, said.replaceAll("\\p{Cntrl}+", " "), answer.retryAfter(), context);
    }
}
