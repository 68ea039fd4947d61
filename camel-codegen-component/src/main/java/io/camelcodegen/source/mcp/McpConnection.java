package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.error.SourceErrors;
import io.camelcodegen.error.ToolErrors;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpClientSession;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * One initialised session with one server, over whatever transport. Once it has ended it stays so. Built on the SDK's
 * session and not on its client, which drops a whole answer for one content type it does not know.
 */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the futures of the calls
final class McpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(McpConnection.class);
    /** Every call has its own timeout; the session's own only bounds what is forgotten. */
    private static final Duration SESSION_TIMEOUT = Duration.ofHours(24);

    private static final Map<String, Object> CLIENT_INFO = Map.of("name", "camel-codegen", "version", version());

    private final McpSettings settings;
    private final FailureReader failures;
    private final RawTransport transport;
    private final McpClientSession session;
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CodegenException end;
    private volatile @Nullable String protocolVersion;
    private volatile Consumer<Object> givenUp = id -> {};

    /** Connects the session to its transport, and sends nothing yet. */
    McpConnection(McpSettings settings, McpClientTransport transport, FailureReader failures, Notices notices) {
        this.settings = settings;
        this.failures = failures;
        this.transport = new RawTransport(transport);
        this.session = new McpClientSession(
                SESSION_TIMEOUT,
                this.transport,
                Map.of(McpSchema.METHOD_PING, params -> Mono.just(Map.of())),
                notices.handlers(),
                connecting -> connecting);
    }

    private static String version() {
        String version = McpConnection.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    /** The handshake of the specification's lifecycle; completes with this connection. */
    CompletableFuture<McpConnection> initialize(Context context) {
        List<String> versions = transport.protocolVersions();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("protocolVersion", versions.stream().max(String::compareTo).orElseThrow());
        params.put("capabilities", Map.of());
        params.put("clientInfo", CLIENT_INFO);
        McpClient.Request request = new McpClient.Request(McpSchema.METHOD_INITIALIZE, params, settings.source());
        return request(request, settings.initTimeout(), context).thenCompose(result -> {
            String offered = String.valueOf(result.get("protocolVersion"));
            if (!versions.contains(offered)) {
                throw SourceErrors.malformedDocument(
                        settings.source(),
                        failures.where(),
                        "the server speaks MCP " + ServerWords.word(offered) + ", this client "
                                + String.join(", ", versions),
                        null);
            }
            protocolVersion = offered;
            return session.sendNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED, Map.of())
                    .contextWrite(context(context))
                    .onErrorMap(failure -> failures.read(request, failure, settings.initTimeout()))
                    .thenReturn(this)
                    .toFuture();
        });
    }

    /**
     * Sends a request and waits for its result. A request that times out or whose future is cancelled is cancelled at
     * the server too.
     */
    CompletableFuture<Map<String, Object>> request(McpClient.Request request, Duration timeout, Context context) {
        Call call = new Call(request);
        inFlight.add(call);
        CodegenException ended = end;
        if (ended != null) { // after adding: an end in between has either seen the call or is seen here
            call.result.completeExceptionally(ended);
            inFlight.remove(call);
            return call.result;
        }
        Disposable subscription = session.sendRequest(request.method(), request.params(), McpJson.RAW)
                .timeout(timeout)
                .contextWrite(context(context).put(RawTransport.ID_LISTENER, (Consumer<Object>) id -> call.id = id))
                .subscribe(call::succeed, failure -> call.fail(failure, timeout));
        call.result.whenComplete((result, failure) -> {
            inFlight.remove(call);
            if (call.result.isCancelled()) {
                subscription.dispose();
                call.abandon("cancelled by the caller");
            }
        });
        return call.result;
    }

    private Context context(Context context) {
        String version = protocolVersion;
        return version == null ? context : context.put(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION, version);
    }

    /**
     * Fails what is in flight for {@code reason}, and all that comes with {@code refusal}. The first end counts.
     *
     * @param refusal unprocessed: what comes later is not sent
     */
    void end(CodegenException reason, CodegenException refusal) {
        retire(refusal);
        List.copyOf(inFlight).forEach(call -> call.result.completeExceptionally(reason));
        session.close();
    }

    /** Whom to tell the id of a request that was given up, to free what its exchange holds. */
    void onGivenUp(Consumer<Object> listener) {
        givenUp = listener;
    }

    boolean waitsFor(String id) {
        return inFlight.stream().anyMatch(call -> id.equals(call.id));
    }

    /** Fails a request whose answer cannot come any more; does nothing where it has come. */
    void answerLost(String id, Throwable cause) {
        for (Call call : List.copyOf(inFlight)) {
            if (id.equals(call.id)) {
                call.result.completeExceptionally(failures.read(call.request, cause, Duration.ZERO));
                transport.forget(id);
            }
        }
    }

    /** Lets no further request in; those in flight may yet be answered. */
    void retire(CodegenException refusal) {
        if (end == null) {
            end = refusal;
        }
    }

    /** Fails the request whose id stands in {@code edges}, the beginning and end of a message that was too long. */
    void failTooLong(String edges) {
        for (Call call : List.copyOf(inFlight)) {
            Object id = call.id;
            if (id != null && edges.contains('"' + id.toString() + '"')) {
                call.result.completeExceptionally(
                        NetworkErrors.responseTooLarge(failures.where(), settings.maxMessageBytes()));
                transport.forget(id);
            }
        }
    }

    boolean ended() {
        return end != null;
    }

    boolean idle() {
        return inFlight.isEmpty();
    }

    CompletableFuture<Void> close() {
        return transport.closeGracefully().toFuture();
    }

    /** A request that has no answer yet. */
    private final class Call {
        private final McpClient.Request request;
        private final CompletableFuture<Map<String, Object>> result = new CompletableFuture<>();
        private volatile @Nullable Object id;

        private Call(McpClient.Request request) {
            this.request = request;
        }

        @SuppressWarnings("unchecked") // the keys of JSON objects are texts
        private void succeed(Object value) {
            if (value instanceof Map<?, ?> map) {
                result.complete((Map<String, Object>) map);
            } else {
                result.completeExceptionally(ToolErrors.executionFailed(
                        request.subject(), "the server answered a result that is no object", Map.of()));
            }
        }

        private void fail(Throwable failure, Duration timeout) {
            if (failure instanceof TimeoutException) {
                abandon("timed out after " + timeout.toMillis() + " ms");
            }
            result.completeExceptionally(failures.read(request, failure, timeout));
        }

        private void abandon(String reason) {
            Object known = id;
            if (known == null) {
                return;
            }
            transport.forget(known);
            givenUp.accept(known);
            if (ended()
                    || request.method()
                            .equals(McpSchema.METHOD_INITIALIZE)) { // which the specification forbids to cancel
                return;
            }
            session.sendNotification("notifications/cancelled", Map.of("requestId", known, "reason", reason))
                    .contextWrite(context(Context.empty()))
                    .subscribe(
                            done -> {},
                            failure -> LOG.debug(
                                    "'{}' was not told of a cancellation: {}", settings.source(), failure.toString()));
        }
    }
}
