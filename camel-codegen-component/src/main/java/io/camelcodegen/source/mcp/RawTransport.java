package io.camelcodegen.source.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Any transport of the SDK, seen by the SDK's session, with what the session lacks: results as they came instead of
 * records that reject what they do not know, the ids of requests, and a way to make the session forget one.
 */
final class RawTransport implements McpClientTransport {

    /** Under this key in the Reactor context stands a {@code Consumer<Object>} that wants the request's id. */
    static final String ID_LISTENER = "codegen.mcp.id";

    /** What the SDK's HTTP transports hand to their request customizer; but for the id also keys of the context. */
    static final String CALL_ID = "codegen.mcp.call";

    static final String CALL_HEADERS = "codegen.mcp.headers";

    static final String CALL_CREDENTIALS = "codegen.mcp.credentials";

    private static final Logger LOG = LoggerFactory.getLogger(RawTransport.class);
    private static final int ABANDONED = -32_000;
    private static final Set<String> UNDERSTOOD =
            Set.of(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED, McpSchema.METHOD_NOTIFICATION_PROGRESS);

    private final McpClientTransport transport;
    private final Set<Object> unanswered = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler;

    RawTransport(McpClientTransport transport) {
        this.transport = transport;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> session) {
        handler = session;
        return transport.connect(messages -> session.apply(messages.filter(this::expected)));
    }

    /** The session warns of each notification it has no handler for, and of each answer to a call that was given up. */
    private boolean expected(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response && !unanswered.remove(response.id())) {
            if (LOG.isDebugEnabled()) {
                LOG.debug("an answer nobody waits for: {}", ServerWords.word(response.id()));
            }
            return false;
        }
        if (message instanceof JSONRPCNotification notification && !UNDERSTOOD.contains(notification.method())) {
            if (LOG.isDebugEnabled()) {
                LOG.debug("not interested in {}", ServerWords.word(notification.method()));
            }
            return false;
        }
        return true;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        if (!(message instanceof JSONRPCRequest request)) {
            return transport.sendMessage(message);
        }
        return Mono.deferContextual(context -> {
            Consumer<Object> listener = context.getOrDefault(ID_LISTENER, id -> {});
            listener.accept(request.id());
            unanswered.add(request.id());
            Map<String, Object> call = new HashMap<>();
            call.put(CALL_ID, request.id());
            context.<Object>getOrEmpty(CALL_HEADERS).ifPresent(headers -> call.put(CALL_HEADERS, headers));
            context.<Object>getOrEmpty(CALL_CREDENTIALS).ifPresent(present -> call.put(CALL_CREDENTIALS, present));
            return transport
                    .sendMessage(message)
                    .doOnError(failure -> unanswered.remove(request.id()))
                    .contextWrite(inner -> inner.put(McpTransportContext.KEY, McpTransportContext.create(call)));
        });
    }

    /** Makes the session forget a request nobody waits for; it would keep it for ever if the server never answers. */
    void forget(Object id) {
        Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> session = handler;
        if (session != null && unanswered.remove(id)) {
            session.apply(Mono.just(JSONRPCResponse.error(id, new JSONRPCError(ABANDONED, "abandoned"))))
                    .subscribe();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // RAW's type is what JSON-RPC results are parsed to
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return type == McpJson.RAW ? (T) data : transport.unmarshalFrom(data, type);
    }

    @Override
    public List<String> protocolVersions() {
        return transport.protocolVersions();
    }

    @Override
    public void setExceptionHandler(Consumer<Throwable> listener) {
        transport.setExceptionHandler(listener);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return transport.closeGracefully();
    }
}
