package io.camelcodegen.source.mcp;

import io.camelcodegen.auth.CredentialWait;
import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.http.Credentials;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ConnectionEvents;
import io.camelcodegen.source.SourceConfig;
import io.camelcodegen.source.SourceContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.Context;

/**
 * A server over HTTP: one session for each owner of credentials, so that no call sees the session of another's. A
 * session that is lost is opened again once for the call that found out.
 */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the futures of the calls
final class HttpSessions implements McpClient {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSessions.class);
    /** Idle ones beyond are closed, the longest unused first; as many as are in use stay. */
    private static final int MAX_SESSIONS = 50;

    private static final long CLOSE_SECONDS = 2;

    private final McpSettings settings;
    private final SourceConfig config;
    private final SourceContext context;
    private final Notices notices;
    private final ConnectionEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    /** By the owner of the credentials: a token that is renewed goes on with the session of the one before. */
    private final Map<Object, CompletableFuture<McpConnection>> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private @Nullable HttpClient client;
    private volatile McpSettings.Transport kind;
    private volatile String where;
    private boolean closed;

    HttpSessions(McpSettings settings, SourceConfig config, SourceContext context, Notices notices) {
        this.settings = settings;
        this.config = config;
        this.context = context;
        this.notices = notices;
        this.events = new ConnectionEvents(settings.source(), context.events());
        this.kind = settings.transport();
        this.where = HttpTarget.whereOf(settings.url());
    }

    @Override
    public String where() {
        return where;
    }

    @Override
    public CompletableFuture<Map<String, Object>> request(Request request) {
        return context.credentials()
                .authorized(
                        waiting -> CredentialWait.atMost(settings.initTimeout(), waiting, settings.source()),
                        credentials -> send(request, credentials, Map.of(), settings.initTimeout(), true));
    }

    @Override
    public CompletableFuture<Map<String, Object>> request(Request request, CallContext call) {
        return send(request, call.credentials(), call.headers(), call.timeout(), true);
    }

    private CompletableFuture<Map<String, Object>> send(
            Request request, Credentials credentials, Map<String, String> headers, Duration timeout, boolean first) {
        long begun = System.nanoTime();
        CompletableFuture<McpConnection> session = session(credentials);
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        Context sending = Context.of(RawTransport.CALL_HEADERS, headers, RawTransport.CALL_CREDENTIALS, credentials);
        CompletableFuture<Map<String, Object>> attempt = OnceReady.send(
                session, where, timeout, (connection, left) -> connection.request(request, left, sending));
        attempt.whenComplete((result, thrown) -> {
            if (thrown == null) {
                answer.complete(result);
                return;
            }
            CodegenException failure = CodegenErrors.wrap(thrown);
            boolean lost = lost(session, failure);
            if (lost) {
                forget(credentials, session, failure);
            }
            if (lost && first && failure.isUnprocessed() && !answer.isDone()) {
                Duration left = timeout.minusNanos(System.nanoTime() - begun);
                Relay.connect(send(request, credentials, headers, left, false), value -> value, answer);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        answer.whenComplete((result, failure) -> {
            if (answer.isCancelled()) {
                attempt.cancel(false);
            }
        });
        return answer;
    }

    private static boolean lost(CompletableFuture<McpConnection> session, CodegenException failure) {
        if (!session.isDone() || session.isCompletedExceptionally()) {
            return false;
        }
        return HttpFailures.sessionLost(failure) || session.join().ended();
    }

    private CompletableFuture<McpConnection> session(Credentials credentials) {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(closedError());
            }
            CompletableFuture<McpConnection> known = sessions.get(credentials.owner());
            if (known != null && !known.isCompletedExceptionally()) {
                return known;
            }
            CompletableFuture<McpConnection> opening = new CompletableFuture<>();
            sessions.put(credentials.owner(), opening);
            closeIdle();
            try {
                context.workers().execute(() -> open(credentials, opening));
            } catch (RejectedExecutionException e) {
                opened(credentials, opening, null, closedError());
            }
            return opening;
        } finally {
            lock.unlock();
        }
    }

    private void open(Credentials credentials, CompletableFuture<McpConnection> opening) {
        try {
            HttpClient shared = client();
            HttpTarget target = HttpTarget.of(settings, config, context);
            where = target.where();
            McpSettings.Transport first = kind;
            HttpSession.open(settings, first, target, shared, credentials, context, notices)
                    .whenComplete((connection, thrown) -> {
                        CodegenException failure = thrown == null ? null : CodegenErrors.wrap(thrown);
                        if (failure != null
                                && first == McpSettings.Transport.STREAMABLE_HTTP
                                && !settings.transportGiven()
                                && HttpFailures.mayBeSse(failure)) {
                            openSse(target, shared, credentials, opening, failure);
                        } else {
                            opened(credentials, opening, connection, failure);
                        }
                    });
        } catch (RuntimeException e) {
            opened(credentials, opening, null, CodegenErrors.wrap(e));
        }
    }

    /** What the specification says of servers of the first revision: where a POST is refused, try GET and SSE. */
    private void openSse(
            HttpTarget target,
            HttpClient shared,
            Credentials credentials,
            CompletableFuture<McpConnection> opening,
            CodegenException refused) {
        HttpSession.open(settings, McpSettings.Transport.SSE, target, shared, credentials, context, notices)
                .whenComplete((connection, thrown) -> {
                    if (thrown == null) {
                        LOG.info("MCP source '{}' speaks the older HTTP with SSE", settings.source());
                        kind = McpSettings.Transport.SSE;
                    }
                    opened(credentials, opening, connection, thrown == null ? null : refused);
                });
    }

    private void opened(
            Credentials credentials,
            CompletableFuture<McpConnection> opening,
            @Nullable McpConnection connection,
            @Nullable CodegenException failure) {
        if (failure != null || connection == null) {
            lock.lock();
            try {
                sessions.remove(credentials.owner(), opening);
            } finally {
                lock.unlock();
            }
            CodegenException reason = failure == null ? closedError() : failure;
            events.failed(where, reason);
            opening.completeExceptionally(reason);
            return;
        }
        events.opened(where);
        if (!opening.complete(connection)) { // closed in the meantime
            connection.close();
            events.closed(where);
        }
    }

    private HttpClient client() {
        lock.lock();
        try {
            if (client == null) {
                client = HttpTarget.client(config, context);
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    /** Who finds a session lost takes it out, for all: nobody closes it for a server that has forgotten it. */
    private void forget(Credentials credentials, CompletableFuture<McpConnection> session, CodegenException why) {
        lock.lock();
        try {
            if (sessions.remove(credentials.owner(), session)) {
                LOG.info("The session of MCP source '{}' is lost: {}", settings.source(), why.getMessage());
                events.failed(where, why);
                events.closed(where);
            }
        } finally {
            lock.unlock();
        }
        session.join().retire(NetworkErrors.broken(where, "the session is lost", true, null));
    }

    /** Guarded by the lock. */
    private void closeIdle() {
        Iterator<CompletableFuture<McpConnection>> oldest = sessions.values().iterator();
        while (sessions.size() > MAX_SESSIONS && oldest.hasNext()) {
            CompletableFuture<McpConnection> session = oldest.next();
            if (session.isDone()
                    && !session.isCompletedExceptionally()
                    && session.join().idle()) {
                oldest.remove();
                session.join().retire(NetworkErrors.broken(where, "the session was closed", true, null));
                session.join().close();
                events.closed(where);
            }
        }
    }

    private CodegenException closedError() {
        return NetworkErrors.unreachable(where, "the source was closed", null);
    }

    @Override
    public void close() {
        List<CompletableFuture<McpConnection>> open;
        HttpClient shared;
        lock.lock();
        try {
            closed = true;
            open = new ArrayList<>(sessions.values());
            sessions.clear();
            shared = client;
            client = null;
        } finally {
            lock.unlock();
        }
        CodegenException reason = NetworkErrors.broken(where, "the source was closed", false, null);
        List<CompletableFuture<?>> closing = new ArrayList<>();
        for (CompletableFuture<McpConnection> session : open) {
            if (!session.completeExceptionally(closedError()) && !session.isCompletedExceptionally()) {
                session.join().end(reason, closedError());
                closing.add(session.join().close());
                events.closed(where);
            }
        }
        try { // so that the server is told before the JVM goes; it need not answer
            CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the sessions of '{}' were not closed: {}", settings.source(), e.toString());
        }
        if (shared != null) {
            HttpTarget.shutDown(shared);
        }
    }
}
