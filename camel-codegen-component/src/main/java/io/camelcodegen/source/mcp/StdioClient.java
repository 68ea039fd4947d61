package io.camelcodegen.source.mcp;

import io.camelcodegen.error.CodegenErrors;
import io.camelcodegen.error.CodegenException;
import io.camelcodegen.error.NetworkErrors;
import io.camelcodegen.event.LogScope;
import io.camelcodegen.source.CallContext;
import io.camelcodegen.source.ConnectionEvents;
import io.camelcodegen.source.SourceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * A server run as a subprocess: started when first needed, one at a time, started again after it died within the limits
 * of {@link Restarts}, ended with all that it started.
 */
@SuppressWarnings("FutureReturnValueIgnored") // outcomes go to the futures of the calls
final class StdioClient implements McpClient {

    private static final Logger LOG = LoggerFactory.getLogger(StdioClient.class);
    /** The five seconds until SIGKILL, and what ending takes. */
    private static final long CLOSE_SECONDS = 8;

    private final McpSettings settings;
    private final SourceContext context;
    private final Notices notices;
    private final ConnectionEvents events;
    private final FailureReader failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Restarts restarts = new Restarts(System::nanoTime);
    private @Nullable CompletableFuture<McpConnection> current;
    private final Set<Running> processes = ConcurrentHashMap.newKeySet();
    private @Nullable CodegenException lastFailure;
    private boolean open;
    private boolean closed;

    StdioClient(McpSettings settings, SourceContext context, Notices notices) {
        this.settings = settings;
        this.context = context;
        this.notices = notices;
        this.events = new ConnectionEvents(settings.source(), context.events());
        this.failures = new FailureReader(ServerCommand.where(settings));
    }

    @Override
    public String where() {
        return failures.where();
    }

    @Override
    public CompletableFuture<Map<String, Object>> request(Request request) {
        return request(request, CallContext.of(settings.initTimeout()));
    }

    @Override
    public CompletableFuture<Map<String, Object>> request(Request request, CallContext call) {
        CompletableFuture<McpConnection> connection;
        try {
            connection = connection();
        } catch (CodegenException e) {
            return CompletableFuture.failedFuture(e);
        }
        return OnceReady.send(
                connection,
                where(),
                call.timeout(),
                (ready, left) -> counted(ready.request(request, left, Context.empty())));
    }

    private CompletableFuture<Map<String, Object>> counted(CompletableFuture<Map<String, Object>> answer) {
        answer.thenRun(() -> {
            lock.lock();
            try {
                restarts.succeeded();
            } finally {
                lock.unlock();
            }
        });
        return answer;
    }

    private CompletableFuture<McpConnection> connection() {
        lock.lock();
        try {
            if (closed) {
                throw closedError();
            }
            CompletableFuture<McpConnection> known = current;
            if (known != null) {
                return known;
            }
            if (restarts.exhausted()) {
                throw exhausted();
            }
            CompletableFuture<McpConnection> starting = new CompletableFuture<>();
            current = starting;
            startLater(starting, restarts.delay());
            return starting;
        } finally {
            lock.unlock();
        }
    }

    private CodegenException exhausted() {
        CodegenException last = lastFailure;
        return NetworkErrors.unreachable(
                where(),
                "it failed " + restarts.failures() + " times in a row and is not started again for "
                        + restarts.untilPauseEnds().toSeconds() + " s; "
                        + (last == null ? "" : "the last failure: " + last.getMessage()),
                last);
    }

    private void startLater(CompletableFuture<McpConnection> starting, Duration delay) {
        try {
            if (delay.isZero() || delay.isNegative()) {
                context.workers().execute(() -> start(starting));
            } else {
                LOG.info("{} is started again in {} ms", where(), delay.toMillis());
                context.scheduler()
                        .schedule(
                                () -> context.workers().execute(() -> start(starting)),
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            failed(starting, NetworkErrors.unreachable(where(), "the component is shutting down", e));
        }
    }

    /** Runs on a worker: making a process blocks. */
    private void start(CompletableFuture<McpConnection> starting) {
        StdioTransport started;
        McpConnection connection;
        lock.lock();
        try { // under the lock, so that a close at the same time sees either no process or this one
            if (closed) {
                throw closedError();
            }
            ServerCommand.Started process = ServerCommand.start(settings, context.variables(), context.directory());
            started = new StdioTransport(settings, process, context.scheduler());
            connection = new McpConnection(settings, started, failures, notices);
            Running running = new Running(started, connection);
            processes.add(running);
            started.gone().thenRun(() -> processes.remove(running));
        } catch (RuntimeException e) {
            failed(starting, CodegenErrors.wrap(e));
            return;
        } finally {
            lock.unlock();
        }
        started.onTooLong(line ->
                connection.failTooLong(new String(line.bytes(), 0, line.length(), StandardCharsets.ISO_8859_1)));
        started.died().thenAccept(death -> {
            if (starting.isDone() && !starting.isCompletedExceptionally()) {
                ended(starting, death.duringCall()); // first: who repeats a failed call must find a new start
            }
            connection.end(death.duringCall(), death.beforeCall());
        });

        connection.initialize(Context.empty()).whenComplete((ready, failure) -> {
            if (failure != null) {
                started.stop();
                ProcessDeath death = started.died().getNow(null);
                failed(starting, death == null ? CodegenErrors.wrap(failure) : death.beforeReady());
                return;
            }
            opened(starting);
            starting.complete(ready);
            rememberChildren(started);
            ProcessDeath death = started.died().getNow(null);
            if (death != null) { // between the handshake and here
                ended(starting, death.duringCall());
            }
        });
    }

    /** On a worker: it asks the system for all processes. */
    private void rememberChildren(StdioTransport started) {
        try {
            context.workers().execute(started::rememberChildren);
        } catch (RejectedExecutionException e) {
            LOG.debug("the component is shutting down: {}", e.toString());
        }
    }

    private void opened(CompletableFuture<McpConnection> which) {
        lock.lock();
        try {
            if (current == which && !closed) {
                open = true;
                events.opened(where());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Guarded by the lock. */
    private void tellClosed() {
        if (open) {
            open = false;
            events.closed(where());
        }
    }

    private void failed(CompletableFuture<McpConnection> starting, CodegenException reason) {
        ended(starting, reason);
        starting.completeExceptionally(reason);
    }

    private void ended(CompletableFuture<McpConnection> which, CodegenException reason) {
        lock.lock();
        try {
            if (current == which) {
                current = null;
                lastFailure = reason;
                restarts.failed();
                if (!closed) {
                    LogScope.run(
                            settings.source(),
                            null,
                            () -> LOG.warn("MCP source '{}': {}", settings.source(), reason.getMessage()));
                    events.failed(where(), reason);
                }
                tellClosed();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            tellClosed();
            if (current != null) {
                current.completeExceptionally(closedError());
            }
        } finally {
            lock.unlock();
        }
        CodegenException reason = NetworkErrors.broken(where(), "the source was closed", false, null);
        CompletableFuture<?>[] stops = List.copyOf(processes).stream()
                .map(running -> {
                    running.connection.end(reason, closedError());
                    return running.transport.stop();
                })
                .toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(stops));
    }

    private CodegenException closedError() {
        return NetworkErrors.unreachable(where(), "the source was closed", null);
    }

    /** The scheduler that sends SIGKILL may be gone right after, and the JVM with it. */
    private void await(CompletableFuture<Void> stopped) {
        try {
            stopped.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} may still run: {}", where(), e.toString());
        }
    }

    /** A process that is not gone yet, also one that is being replaced. */
    private record Running(StdioTransport transport, McpConnection connection) {}
}
